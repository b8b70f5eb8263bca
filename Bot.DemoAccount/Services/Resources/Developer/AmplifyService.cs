using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Developer;

/// <summary>AWS Amplify: apps with branches, jobs and domains as facets.</summary>
internal sealed class AmplifyService : ResourceService
{
    /// <summary>States the service.</summary>
    public AmplifyService() : base("amplify")
    {
        Kind("AWS::Amplify::App", "arn:aws:amplify:{region}:{account}:apps/{id}", "appId", "name").Missing("NotFoundException", "App with ID: {0} does not exist.", 404)
            .Get("GetApp", "app", "appId").List("ListApps", "apps")
            .Facet("ListBranches", "appId", (_, _) => new() { ["branches"] = new JsonArray() })
            .Facet("ListDomainAssociations", "appId", (_, _) => new() { ["domainAssociations"] = new JsonArray() })
            .Facet("ListJobs", "appId", (_, _) => new() { ["jobSummaries"] = new JsonArray() });
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
