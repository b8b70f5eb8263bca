using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Databases;

/// <summary>Amazon OpenSearch Service: domains.</summary>
internal sealed class OpenSearchService : ResourceService
{
    /// <summary>States the service.</summary>
    public OpenSearchService() : base("opensearch")
    {
        Kind("AWS::OpenSearchService::Domain", "arn:aws:es:{region}:{account}:domain/{id}", "DomainName").Missing("ResourceNotFoundException", "Domain not found: {0}", 409)
            .Get("DescribeDomain", "DomainStatus", "DomainName")
            .Batch("DescribeDomains", "DomainStatusList", "DomainNames")
            .List("ListDomainNames", "DomainNames", item: (_, r) => new JsonObject { ["DomainName"] = r.Id, ["EngineType"] = Inputs.Text(r.Document["EngineVersion"])?.StartsWith("Elasticsearch", StringComparison.Ordinal) is true ? "Elasticsearch" : "OpenSearch" })
            .Facet("DescribeDomainConfig", "DomainName")
            .Facet("DescribeDomainHealth", "DomainName")
            .Facet("GetUpgradeStatus", "DomainName", (_, _) => new() { ["UpgradeStep"] = "UPGRADE", ["StepStatus"] = "SUCCEEDED" })
            .Facet("GetCompatibleVersions", "DomainName", (_, _) => new() { ["CompatibleVersions"] = new JsonArray() })
            .Delete("DeleteDomain", "DomainName", "DomainStatus");
        On("ListVersions", _ => new() { ["Versions"] = new JsonArray("OpenSearch_2.19", "OpenSearch_2.17", "OpenSearch_2.15", "OpenSearch_2.13", "OpenSearch_2.11", "OpenSearch_1.3", "Elasticsearch_7.10") });
        Tagging("ARN", "ListTags", "AddTags", "RemoveTags");
    }
}
