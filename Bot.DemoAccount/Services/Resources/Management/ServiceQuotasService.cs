using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>Service Quotas: quotas (the applied value in the document, the default in the facet <c>GetAWSDefaultServiceQuota</c>) and requests for more.</summary>
internal sealed class ServiceQuotasService : ResourceService
{
    /// <summary>States the service.</summary>
    public ServiceQuotasService() : base("service-quotas")
    {
        var quotas = Kind("AWS::ServiceQuotas::Quota", "arn:aws:servicequotas:{region}:{account}:{id}", "QuotaCode").Within("ServiceCode")
            .Missing("NoSuchResourceException", "The request failed because the specified service or quota {0} does not exist.")
            .Get("GetServiceQuota", "Quota", "QuotaCode")
            .List("ListServiceQuotas", "Quotas", filter: "QuotaCode")
            .Get("GetAWSDefaultServiceQuota", "Quota", "QuotaCode", (_, r) => Default(r))
            .List("ListAWSDefaultServiceQuotas", "Quotas", item: (_, r) => Default(r));
        On("ListServices", call => new()
        {
            ["Services"] = quotas.All(call).Select(q => (Code: Inputs.Text(q.Document["ServiceCode"]), Name: Inputs.Text(q.Document["ServiceName"]))).Distinct().OrderBy(s => s.Code, StringComparer.Ordinal)
                .Select(s => new JsonObject { ["ServiceCode"] = s.Code, ["ServiceName"] = s.Name }).ToJson(),
        });
        var requests = Kind("AWS::ServiceQuotas::QuotaRequest", "arn:aws:servicequotas:{region}:{account}:request/{id}", "Id").Missing("NoSuchResourceException", "The request {0} does not exist.")
            .Get("GetRequestedServiceQuotaChange", "RequestedQuota", "RequestId")
            .List("ListRequestedServiceQuotaChangeHistory", "RequestedQuotas", filter: "ServiceCode,Status")
            .List("ListRequestedServiceQuotaChangeHistoryByQuota", "RequestedQuotas", filter: "ServiceCode,QuotaCode,Status");
        On("RequestServiceQuotaIncrease", call =>
        {
            var quota = quotas.Get(call, call.Text("QuotaCode"));
            var request = requests.Make(call, call.NewId(32), (c, id, _) => new()
            {
                ["Id"] = id,
                ["ServiceCode"] = c.Text("ServiceCode"),
                ["ServiceName"] = quota.Document["ServiceName"]?.DeepClone(),
                ["QuotaCode"] = quota.Document["QuotaCode"]?.DeepClone(),
                ["QuotaName"] = quota.Document["QuotaName"]?.DeepClone(),
                ["DesiredValue"] = c.Input["DesiredValue"]?.DeepClone(),
                ["Status"] = "PENDING",
                ["Created"] = c.Stamp(),
                ["LastUpdated"] = c.Stamp(),
                ["Unit"] = "None",
            });
            return requests.Output(call, "RequestedQuota", request);
        }, quotas.ArnBy("QuotaCode"));
        Tagging("ResourceARN", "ListTagsForResource", "TagResource", "UntagResource", "NoSuchResourceException");
    }

    private static JsonNode Default(Resource quota) => quota.Facets.TryGetValue("GetAWSDefaultServiceQuota", out var facet) ? facet["Quota"]!.DeepClone() : quota.Document.DeepClone();
}
