using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Developer;

/// <summary>AWS CodeArtifact: domains and repositories; packages are a facet.</summary>
internal sealed class CodeArtifactService : ResourceService
{
    /// <summary>States the service.</summary>
    public CodeArtifactService() : base("codeartifact")
    {
        Kind("AWS::CodeArtifact::Domain", "arn:aws:codeartifact:{region}:{account}:domain/{id}", "name").Missing("ResourceNotFoundException", "Domain not found. '{0}' does not exist.", 404).Get("DescribeDomain", "domain", "domain").List("ListDomains", "domains");
        Kind("AWS::CodeArtifact::Repository", "arn:aws:codeartifact:{region}:{account}:repository/{id}", "name").Within("domain=domainName").Missing("ResourceNotFoundException", "Repository not found. '{0}' does not exist.", 404)
            .Get("DescribeRepository", "repository", "repository").List("ListRepositories", "repositories").List("ListRepositoriesInDomain", "repositories")
            .Facet("ListPackages", "repository", (_, _) => new() { ["packages"] = new JsonArray() });
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
