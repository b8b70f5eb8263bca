using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>Amazon API Gateway HTTP and WebSocket APIs: stages, routes and integrations are facets of the API.</summary>
internal sealed class ApiGatewayV2Service : ResourceService
{
    /// <summary>States the service.</summary>
    public ApiGatewayV2Service() : base("apigatewayv2")
    {
        JsonObject None() => new() { ["Items"] = new JsonArray() };
        var apis = Kind("AWS::ApiGatewayV2::Api", "arn:aws:apigateway:{region}::/apis/{id}", "ApiId").Missing("NotFoundException", "Invalid API identifier specified {0}", 404)
            .Get("GetApi", null, "ApiId")
            .List("GetApis", "Items")
            .Facet("GetStages", "ApiId", (_, _) => None())
            .Facet("GetRoutes", "ApiId", (_, _) => None())
            .Facet("GetIntegrations", "ApiId", (_, _) => None())
            .Facet("GetAuthorizers", "ApiId", (_, _) => None())
            .Facet("GetDeployments", "ApiId", (_, _) => None())
            .Delete("DeleteApi", "ApiId");
        foreach (var (operation, list, field) in new[] { ("GetStage", "GetStages", "StageName"), ("GetRoute", "GetRoutes", "RouteId"), ("GetIntegration", "GetIntegrations", "IntegrationId"), ("GetAuthorizer", "GetAuthorizers", "AuthorizerId") })
            On(operation, call => Items.Entries(apis.Get(call, call.Text("ApiId")), list, "Items").FirstOrDefault(e => Inputs.Text(e[field]) == call.Text(field))?.DeepClone().AsObject()
                ?? throw new DemoException("NotFoundException", $"Invalid {field} specified", 404), apis.ArnBy("ApiId"));
        Kind("AWS::ApiGatewayV2::DomainName", "arn:aws:apigateway:{region}::/domainnames/{id}", "DomainName").Missing("NotFoundException", "Invalid domain name identifier specified", 404)
            .Get("GetDomainName", null, "DomainName").List("GetDomainNames", "Items")
            .Facet("GetApiMappings", "DomainName", (_, _) => None());
        Kind("AWS::ApiGatewayV2::VpcLink", "arn:aws:apigateway:{region}::/vpclinks/{id}", "VpcLinkId").Missing("NotFoundException", "Invalid VPC link identifier specified", 404)
            .Get("GetVpcLink", null, "VpcLinkId").List("GetVpcLinks", "Items");
        Tagging("ResourceArn", "GetTags", "TagResource", "UntagResource", "NotFoundException");
    }
}
