using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Developer;

/// <summary>AWS CodeCommit: repositories and branches.</summary>
internal sealed class CodeCommitService : ResourceService
{
    /// <summary>States the service.</summary>
    public CodeCommitService() : base("codecommit")
    {
        Kind("AWS::CodeCommit::Repository", "arn:aws:codecommit:{region}:{account}:{id}", "repositoryName").Missing("RepositoryDoesNotExistException", "{0} does not exist")
            .Get("GetRepository", "repositoryMetadata", "repositoryName").List("ListRepositories", "repositories").Batch("BatchGetRepositories", "repositories", "repositoryNames")
            .Facet("ListBranches", "repositoryName", (_, r) => new() { ["branches"] = r.Document["defaultBranch"] is { } branch ? new JsonArray(branch.DeepClone()) : [] });
        Kind("AWS::CodeCommit::PullRequest", "arn:aws:codecommit:{region}:{account}:{id}", "pullRequestId").Missing("PullRequestDoesNotExistException", "{0} does not exist")
            .Get("GetPullRequest", "pullRequest", "pullRequestId").List("ListPullRequests", "pullRequestIds", filter: "pullRequestStatus");
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource", "RepositoryDoesNotExistException");
    }
}
