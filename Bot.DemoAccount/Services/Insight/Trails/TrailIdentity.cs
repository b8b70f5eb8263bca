using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario;

namespace Bot.DemoAccount.Services.Insight.Trails;

/// <summary>Who made a recorded call: <c>user/bruno</c>, <c>role/ci-deployer/gh-actions</c>, or a service's name.</summary>
internal sealed class TrailIdentity(string account, string by, DateTimeOffset time)
{
    private readonly string[] _parts = by.Split('/');

    public string UserName => _parts[^1];

    public string? AccessKeyId => by.Contains('/') ? (_parts[0] == "user" ? "AKIA" : "ASIA") + SeededHash.Capitals(SeededHash.Of(by), 16) : null;

    public JsonObject Json()
    {
        if (_parts is ["role", var role, var session])
            return new JsonObject
            {
                ["type"] = "AssumedRole",
                ["principalId"] = $"AROA{SeededHash.Capitals(SeededHash.Of(role), 17)}:{session}",
                ["arn"] = $"arn:aws:sts::{account}:assumed-role/{role}/{session}",
                ["accountId"] = account,
                ["accessKeyId"] = AccessKeyId,
                ["sessionContext"] = new JsonObject
                {
                    ["sessionIssuer"] = new JsonObject { ["type"] = "Role", ["principalId"] = "AROA" + SeededHash.Capitals(SeededHash.Of(role), 17), ["arn"] = $"arn:aws:iam::{account}:role/{role}", ["accountId"] = account, ["userName"] = role },
                    ["attributes"] = new JsonObject { ["creationDate"] = ScenarioTime.Iso(time.AddMinutes(-4)), ["mfaAuthenticated"] = "false" },
                },
            };
        if (_parts is ["user", var user])
            return new JsonObject { ["type"] = "IAMUser", ["principalId"] = "AIDA" + SeededHash.Capitals(SeededHash.Of(user), 17), ["arn"] = $"arn:aws:iam::{account}:user/{user}", ["accountId"] = account, ["accessKeyId"] = AccessKeyId, ["userName"] = user };
        return new JsonObject { ["type"] = "AWSService", ["invokedBy"] = by };
    }
}
