using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon SES, second API: identities, configuration sets, the suppression list and the account's limits.</summary>
internal sealed class SesV2Service : ResourceService
{
    /// <summary>States the service.</summary>
    public SesV2Service() : base("sesv2")
    {
        Kind("AWS::SES::EmailIdentity", "arn:aws:ses:{region}:{account}:identity/{id}").Missing("NotFoundException", "Email identity {0} does not exist.", 404)
            .Get("GetEmailIdentity", null, "EmailIdentity")
            .List("ListEmailIdentities", "EmailIdentities", item: (_, r) => new JsonObject { ["IdentityType"] = r.Id.Contains('@', StringComparison.Ordinal) ? "EMAIL_ADDRESS" : "DOMAIN", ["IdentityName"] = r.Id, ["SendingEnabled"] = true, ["VerificationStatus"] = Inputs.Text(r.Document["VerificationStatus"]) ?? "SUCCESS" })
            .Delete("DeleteEmailIdentity", "EmailIdentity");
        Kind("AWS::SES::ConfigurationSet", "arn:aws:ses:{region}:{account}:configuration-set/{id}", "ConfigurationSetName").Missing("NotFoundException", "Configuration set <{0}> does not exist.", 404)
            .Get("GetConfigurationSet", null, "ConfigurationSetName").List("ListConfigurationSets", "ConfigurationSets")
            .Facet("GetConfigurationSetEventDestinations", "ConfigurationSetName", (_, _) => new() { ["EventDestinations"] = new JsonArray() });
        Kind("AWS::SES::SuppressedDestination", "arn:aws:ses:{region}:{account}:suppressed/{id}", "EmailAddress").Missing("NotFoundException", "Email address {0} does not exist on your suppression list.", 404)
            .Get("GetSuppressedDestination", "SuppressedDestination", "EmailAddress").List("ListSuppressedDestinations", "SuppressedDestinationSummaries");
        Kind("AWS::SES::EmailTemplate", "arn:aws:ses:{region}:{account}:template/{id}", "TemplateName").Missing("NotFoundException", "Template {0} does not exist.", 404).Get("GetEmailTemplate", null, "TemplateName").List("ListEmailTemplates", "TemplatesMetadata");
        On("GetAccount", SesAccount.Get);
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource", "NotFoundException");
    }
}
