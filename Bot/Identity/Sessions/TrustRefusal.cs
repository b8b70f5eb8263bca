using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text.Encodings.Web;
using Bot.Answers;
using Bot.Aws.Client;

namespace Bot.Identity.Sessions;

/// <summary>The refusal of a role that does not let the bot in, with the statement that its trust policy lacks.</summary>
internal static class TrustRefusal
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Refusal Of(SessionRequest request, AwsError error)
    {
        var lacking = error.Message.Contains("sts:SetSourceIdentity", StringComparison.Ordinal) ? "sts:SetSourceIdentity"
            : error.Message.Contains("sts:TagSession", StringComparison.Ordinal) ? "sts:TagSession" : "sts:AssumeRole";
        var what = lacking switch
        {
            "sts:SetSourceIdentity" => "lets the bot in, but not under a person's name",
            "sts:TagSession" => "lets the bot in, but not with session tags",
            _ => "does not let the bot in",
        };
        return new("not-permitted", "role",
            $"The role `{request.Role}` {what}: AWS refused `{lacking}`. Nothing was asked. Whoever keeps the role can add this statement to its trust policy (the bot's own role must be allowed the same actions on it):\n```\n{Snippet(request, error)}\n```");
    }

    private static string Snippet(SessionRequest request, AwsError error)
    {
        var statement = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = request.Through ?? Caller(error.Message) ?? "ARN-OF-THE-BOTS-ROLE" },
            ["Action"] = request.Person is null ? "sts:AssumeRole" : new JsonArray("sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"),
        };
        var equals = new JsonObject();
        if (request.ExternalId is { } external)
            equals["sts:ExternalId"] = external;
        if (request.Person is not null)
            statement["Condition"] = new JsonObject { ["StringLike"] = new JsonObject { ["sts:SourceIdentity"] = "*" } };
        if (equals.Count > 0)
            (statement["Condition"] as JsonObject ?? (JsonObject)(statement["Condition"] = new JsonObject()))["StringEquals"] = equals;
        return statement.ToJsonString(s_indented);
    }

    /// <summary>The role of the session that AWS names as the caller: <c>User: arn:aws:sts::…:assumed-role/NAME/SESSION is not authorized …</c>.</summary>
    private static string? Caller(string message)
    {
        const string Before = "User: ";
        if (!message.StartsWith(Before, StringComparison.Ordinal) || message.IndexOf(' ', Before.Length) is not (> 0 and var end))
            return null;
        var arn = message[Before.Length..end];
        return arn.Split(':') is [_, var partition, "sts", _, var account, var rest] && rest.Split('/') is ["assumed-role", var role, _]
            ? $"arn:{partition}:iam::{account}:role/{role}" : arn;
    }
}
