using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon SES, first API: identities, sending and receiving.</summary>
internal sealed class SesService : ResourceService
{
    /// <summary>States the service.</summary>
    public SesService() : base("ses")
    {
        On("ListIdentities", call => new() { ["Identities"] = Identities(call).Where(r => call.Text("IdentityType") is not { } type || (type == "EmailAddress") == r.Id.Contains('@', StringComparison.Ordinal)).Select(r => r.Id).ToJson() });
        On("GetIdentityVerificationAttributes", call => new() { ["VerificationAttributes"] = Map(call, r => new() { ["VerificationStatus"] = Verified(r) ? "Success" : "Pending" }) });
        On("GetIdentityDkimAttributes", call => new() { ["DkimAttributes"] = Map(call, r => new() { ["DkimEnabled"] = Verified(r), ["DkimVerificationStatus"] = Inputs.Text(r.Document["DkimAttributes"]?["Status"]) is "SUCCESS" ? "Success" : "NotStarted" }) });
        On("GetIdentityNotificationAttributes", call => new() { ["NotificationAttributes"] = Map(call, _ => new() { ["ForwardingEnabled"] = true, ["BounceTopic"] = "", ["ComplaintTopic"] = "", ["DeliveryTopic"] = "" }) });
        On("GetSendQuota", call => SesAccount.Quota(call));
        On("GetAccountSendingEnabled", call => new() { ["Enabled"] = SesAccount.Document(call)?["SendingEnabled"]?.DeepClone() ?? true });
        On("GetSendStatistics", call => SesAccount.Statistics(call));
        On("ListConfigurationSets", call => new() { ["ConfigurationSets"] = call.Here("AWS::SES::ConfigurationSet").Select(r => new JsonObject { ["Name"] = r.Id }).ToJson() });
    }

    private static IEnumerable<Resource> Identities(DemoCall call) => call.Here("AWS::SES::EmailIdentity");

    private static bool Verified(Resource identity) => Inputs.Text(identity.Document["VerifiedForSendingStatus"]) != "false";

    private static JsonObject Map(DemoCall call, Func<Resource, JsonObject> value) =>
        new(call.Texts("Identities").Select(id => call.Find("AWS::SES::EmailIdentity", id)).OfType<Resource>().Select(r => KeyValuePair.Create(r.Id, (JsonNode?)value(r))));
}
