using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>Amazon API Gateway REST APIs: stages, resources and deployments are facets of the API.</summary>
internal sealed class ApiGatewayService : ResourceService
{
    private const string Arn = "arn:aws:apigateway:{region}::";

    /// <summary>States the service.</summary>
    public ApiGatewayService() : base("apigateway")
    {
        var apis = Kind("AWS::ApiGateway::RestApi", Arn + "/restapis/{id}", "id").Missing("NotFoundException", "Invalid API identifier specified {0}", 404).Collection(Arn + "/restapis")
            .Get("GetRestApi", null, "restApiId")
            .List("GetRestApis", "items")
            .Facet("GetStages", "restApiId", (_, _) => new() { ["item"] = new JsonArray() })
            .Facet("GetResources", "restApiId", (_, _) => new() { ["items"] = new JsonArray() })
            .Facet("GetDeployments", "restApiId", (_, _) => new() { ["items"] = new JsonArray() })
            .Facet("GetAuthorizers", "restApiId", (_, _) => new() { ["items"] = new JsonArray() })
            .Facet("GetModels", "restApiId", (_, _) => new() { ["items"] = new JsonArray() })
            .Delete("DeleteRestApi", "restApiId");
        On("GetStage", call => Items.Entries(apis.Get(call, call.Text("restApiId")), "GetStages", "item").FirstOrDefault(s => Inputs.Text(s["stageName"]) == call.Text("stageName"))?.DeepClone().AsObject()
            ?? throw new DemoException("NotFoundException", "Invalid stage identifier specified", 404), apis.ArnBy("restApiId"));
        On("GetResource", call => Items.Entries(apis.Get(call, call.Text("restApiId")), "GetResources", "items").FirstOrDefault(s => Inputs.Text(s["id"]) == call.Text("resourceId"))?.DeepClone().AsObject()
            ?? throw new DemoException("NotFoundException", "Invalid resource identifier specified", 404), apis.ArnBy("restApiId"));
        Kind("AWS::ApiGateway::DomainName", Arn + "/domainnames/{id}", "domainName").Missing("NotFoundException", "Invalid domain name identifier specified", 404)
            .Get("GetDomainName", null, "domainName").List("GetDomainNames", "items")
            .Facet("GetBasePathMappings", "domainName", (_, _) => new() { ["items"] = new JsonArray() });
        Kind("AWS::ApiGateway::ApiKey", Arn + "/apikeys/{id}", "id").Missing("NotFoundException", "Invalid API Key identifier specified", 404).Collection(Arn + "/apikeys")
            .List("GetApiKeys", "items", item: (c, r) =>
            {
                var key = (JsonObject)r.Document.DeepClone();
                if (!c.Flag("includeValues")) key.Remove("value");
                return key;
            });
        Kind("AWS::ApiGateway::UsagePlan", Arn + "/usageplans/{id}", "id").Missing("NotFoundException", "Invalid Usage Plan identifier specified", 404).Collection(Arn + "/usageplans")
            .Get("GetUsagePlan", null, "usagePlanId").List("GetUsagePlans", "items");
        Kind("AWS::ApiGateway::VpcLink", Arn + "/vpclinks/{id}", "id").Missing("NotFoundException", "Invalid VPC link identifier specified", 404)
            .Get("GetVpcLink", null, "vpcLinkId").List("GetVpcLinks", "items");
        On("GetAccount", _ => new() { ["throttleSettings"] = new JsonObject { ["burstLimit"] = 5000, ["rateLimit"] = 10000 }, ["features"] = new JsonArray("UsagePlans"), ["apiKeyVersion"] = "4" });
        Tagging("resourceArn", "GetTags", "TagResource", "UntagResource", "NotFoundException");
    }
}
