using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>AWS Certificate Manager: certificates.</summary>
internal sealed class AcmService : ResourceService
{
    /// <summary>States the service.</summary>
    public AcmService() : base("acm")
    {
        Kind("AWS::CertificateManager::Certificate", "arn:aws:acm:{region}:{account}:certificate/{id}", "CertificateArn", "DomainName")
            .Missing("ResourceNotFoundException", "Could not find certificate {0}.")
            .Get("DescribeCertificate", "Certificate", "CertificateArn")
            .List("ListCertificates", "CertificateSummaryList", filter: "CertificateStatuses=Status", item: Summary)
            .Delete("DeleteCertificate", "CertificateArn", guard: (_, r) =>
            {
                if (r.Document["InUseBy"] is JsonArray { Count: > 0 }) throw new DemoException("ResourceInUseException", $"Certificate {r.Arn} is in use.");
            });
        On("RequestCertificate", call => new() { ["CertificateArn"] = Kinds[0].Make(call, call.NewUuid(), New).Arn });
        Tagging("CertificateArn", "ListTagsForCertificate", "AddTagsToCertificate", "RemoveTagsFromCertificate");
    }

    private static JsonObject New(DemoCall call, string id, string arn) => new()
    {
        ["CertificateArn"] = arn,
        ["DomainName"] = call.Text("DomainName"),
        ["Status"] = "PENDING_VALIDATION",
        ["Type"] = "AMAZON_ISSUED",
        ["CreatedAt"] = call.Stamp(),
        ["KeyAlgorithm"] = "RSA-2048",
        ["InUseBy"] = new JsonArray(),
        ["RenewalEligibility"] = "INELIGIBLE",
    };

    private static JsonNode? Summary(DemoCall call, Resource certificate)
    {
        var document = certificate.Document;
        var summary = (JsonObject)Items.Item(certificate, Items.ShapeAt(call.Operation, "CertificateSummaryList"), "CertificateArn", arns: false);
        summary["InUse"] = document["InUseBy"] is JsonArray { Count: > 0 };
        if (document["SubjectAlternativeNames"] is { } names) summary["SubjectAlternativeNameSummaries"] = names.DeepClone();
        foreach (var uses in (string[])["KeyUsages", "ExtendedKeyUsages"])
            if (document[uses] is JsonArray list) summary[uses] = list.Select(u => u?["Name"]).ToJson();
        return summary;
    }
}
