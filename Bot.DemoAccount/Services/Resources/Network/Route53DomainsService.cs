using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>Amazon Route 53 Domains: registered domains, in us-east-1.</summary>
internal sealed class Route53DomainsService : ResourceService
{
    /// <summary>States the service.</summary>
    public Route53DomainsService() : base("route53domains")
    {
        Kind("AWS::Route53Domains::Domain", "arn:aws:route53domains:::{id}", "DomainName").Missing("InvalidInput", "Domain {0} not found in account")
            .Get("GetDomainDetail", null, "DomainName")
            .List("ListDomains", "Domains", item: (_, r) => new JsonObject { ["DomainName"] = r.Id, ["AutoRenew"] = r.Document["AutoRenew"]?.DeepClone() ?? true, ["TransferLock"] = r.Document["StatusList"] is JsonArray list && list.Any(s => Inputs.Text(s) == "clientTransferProhibited"), ["Expiry"] = r.Document["ExpirationDate"]?.DeepClone() })
            .Set("EnableDomainAutoRenew", "", "DomainName", (_, _, d) => d["AutoRenew"] = true)
            .Set("DisableDomainAutoRenew", "", "DomainName", (_, _, d) => d["AutoRenew"] = false);
        On("ListOperations", _ => new() { ["Operations"] = new JsonArray() });
        Tagging("DomainName", "ListTagsForDomain", "UpdateTagsForDomain", "DeleteTagsForDomain", "InvalidInput");
    }
}
