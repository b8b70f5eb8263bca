using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>AWS AppSync: GraphQL APIs; keys are never shown.</summary>
internal sealed class AppSyncService : ResourceService
{
    /// <summary>States the service.</summary>
    public AppSyncService() : base("appsync")
    {
        Kind("AWS::AppSync::GraphQLApi", "arn:aws:appsync:{region}:{account}:apis/{id}", "apiId", "name").Missing("NotFoundException", "GraphQL API {0} not found.", 404)
            .Get("GetGraphqlApi", "graphqlApi", "apiId").List("ListGraphqlApis", "graphqlApis", filter: "apiType")
            .Facet("ListDataSources", "apiId", (_, _) => new() { ["dataSources"] = new JsonArray() })
            .Facet("ListTypes", "apiId", (_, _) => new() { ["types"] = new JsonArray() })
            .Facet("GetApiCache", "apiId", (_, _) => throw new DemoException("NotFoundException", "Unable to find the cache configuration for the api.", 404));
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource", "NotFoundException");
    }
}
