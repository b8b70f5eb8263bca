using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>An account's standing with SES in a Region: the one <c>AWS::SES::Account</c> there, its document as GetAccount (second API) shows it; without one, the sandbox.</summary>
internal static class SesAccount
{
    /// <summary>The document; null in the sandbox.</summary>
    public static JsonObject? Document(DemoCall call) => call.Here("AWS::SES::Account").FirstOrDefault()?.Document;

    /// <summary>GetAccount of the second API.</summary>
    public static JsonObject Get(DemoCall call) => Document(call)?.Copy() ?? new()
    {
        ["ProductionAccessEnabled"] = false,
        ["SendingEnabled"] = true,
        ["EnforcementStatus"] = "HEALTHY",
        ["DedicatedIpAutoWarmupEnabled"] = false,
        ["SendQuota"] = new JsonObject { ["Max24HourSend"] = 200, ["MaxSendRate"] = 1, ["SentLast24Hours"] = 0 },
        ["SuppressionAttributes"] = new JsonObject { ["SuppressedReasons"] = new JsonArray("BOUNCE", "COMPLAINT") },
    };

    /// <summary>GetSendQuota of the first API.</summary>
    public static JsonObject Quota(DemoCall call) => (JsonObject)Get(call)["SendQuota"]!.DeepClone();

    /// <summary>GetSendStatistics of the first API: the facet of that name.</summary>
    public static JsonObject Statistics(DemoCall call) =>
        call.Here("AWS::SES::Account").FirstOrDefault()?.Facet("GetSendStatistics", () => new() { ["SendDataPoints"] = new JsonArray() }) ?? new() { ["SendDataPoints"] = new JsonArray() };
}
