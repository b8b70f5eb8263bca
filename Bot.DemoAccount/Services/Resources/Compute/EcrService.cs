using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Compute;

/// <summary>Amazon ECR: repositories; their images are the facet <c>DescribeImages</c>.</summary>
internal sealed class EcrService : ResourceService
{
    /// <summary>States the service.</summary>
    public EcrService() : base("ecr")
    {
        var repositories = Kind("AWS::ECR::Repository", "arn:aws:ecr:{region}:{account}:repository/{id}", "repositoryName")
            .Missing("RepositoryNotFoundException", "The repository with name '{0}' does not exist in the registry")
            .Exists("RepositoryAlreadyExistsException", "The repository with name '{0}' already exists in the registry")
            .List("DescribeRepositories", "repositories", "repositoryNames")
            .Facet("GetRepositoryPolicy", "repositoryName", (c, r) => throw new DemoException("RepositoryPolicyNotFoundException", $"Repository policy does not exist for the repository with name '{r.Id}' in the registry with id '{c.Account}'"))
            .Facet("GetLifecyclePolicy", "repositoryName", (c, r) => throw new DemoException("LifecyclePolicyNotFoundException", $"Lifecycle policy does not exist for the repository with name '{r.Id}' in the registry with id '{c.Account}'"))
            .Create("CreateRepository", "repository", "repositoryName", (c, id, arn) => new()
            {
                ["repositoryName"] = id,
                ["repositoryArn"] = arn,
                ["registryId"] = c.Account,
                ["repositoryUri"] = $"{c.Account}.dkr.ecr.{c.Region}.amazonaws.com/{id}",
                ["createdAt"] = c.Stamp(),
                ["imageTagMutability"] = "MUTABLE",
                ["imageScanningConfiguration"] = new JsonObject { ["scanOnPush"] = false },
                ["encryptionConfiguration"] = new JsonObject { ["encryptionType"] = "AES256" },
            })
            .Set("PutImageScanningConfiguration", "", "repositoryName", (c, _, d) => d["imageScanningConfiguration"] = c.Input["imageScanningConfiguration"]?.DeepClone())
            .Set("PutImageTagMutability", "", "repositoryName", (c, _, d) => d["imageTagMutability"] = c.Text("imageTagMutability"))
            .SetFacet("SetRepositoryPolicy", "repositoryName", "GetRepositoryPolicy", c => new() { ["registryId"] = c.Account, ["repositoryName"] = c.Text("repositoryName"), ["policyText"] = c.Text("policyText") })
            .Delete("DeleteRepository", "repositoryName", "repository", NotEmpty);
        On("DescribeImages", call => new() { ["imageDetails"] = Images(repositories, call).ToJson() }, repositories.ArnBy("repositoryName"));
        On("ListImages", call => new() { ["imageIds"] = Images(repositories, call).SelectMany(Ids).ToJson() }, repositories.ArnBy("repositoryName"));
        On("DescribeImageScanFindings", call => Findings(repositories, call), repositories.ArnBy("repositoryName"));
        On("DescribeRegistry", call => new() { ["registryId"] = call.Account, ["replicationConfiguration"] = new JsonObject { ["rules"] = new JsonArray() } });
        On("GetRegistryScanningConfiguration", call => new() { ["registryId"] = call.Account, ["scanningConfiguration"] = new JsonObject { ["scanType"] = "BASIC", ["rules"] = new JsonArray() } });
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource", "RepositoryNotFoundException");
    }

    private static IEnumerable<JsonObject> Images(Kind repositories, DemoCall call)
    {
        var repository = repositories.Get(call, call.Text("repositoryName"));
        var wanted = (call.Input["imageIds"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var tagged = Inputs.Text(call.Input["filter"]?["tagStatus"]);
        var images = Items.Entries(repository, "DescribeImages", "imageDetails").Where(i => tagged is null or "ANY" || (tagged == "TAGGED") == Tagged(i).Any());
        if (wanted.Count == 0) return images;
        return wanted.Select(w => images.FirstOrDefault(i => Is(i, w)) ?? throw new DemoException("ImageNotFoundException",
            $"The image with imageId {{imageDigest:'{Inputs.Text(w["imageDigest"]) ?? "null"}', imageTag:'{Inputs.Text(w["imageTag"]) ?? "null"}'}} does not exist within the repository with name '{repository.Id}' in the registry with id '{call.Account}'"));
    }

    private static bool Is(JsonObject image, JsonObject id) =>
        (id["imageDigest"] is not { } digest || Inputs.Text(digest) == Inputs.Text(image["imageDigest"])) && (id["imageTag"] is not { } tag || Tagged(image).Contains(Inputs.Text(tag), StringComparer.Ordinal));

    private static IEnumerable<string?> Tagged(JsonObject image) => (image["imageTags"] as JsonArray ?? []).Select(Inputs.Text);

    private static IEnumerable<JsonObject> Ids(JsonObject image)
    {
        JsonObject Id() => new() { ["imageDigest"] = image["imageDigest"]?.DeepClone() };
        if (!Tagged(image).Any()) yield return Id();
        foreach (var tag in Tagged(image))
        {
            var id = Id();
            id["imageTag"] = tag;
            yield return id;
        }
    }

    private static JsonObject Findings(Kind repositories, DemoCall call)
    {
        var repository = repositories.Get(call, call.Text("repositoryName"));
        var image = Items.Entries(repository, "DescribeImages", "imageDetails").FirstOrDefault(i => Is(i, call.Input["imageId"] as JsonObject ?? []));
        var digest = Inputs.Text(image?["imageDigest"]) ?? "";
        return repository.Facets.TryGetValue($"DescribeImageScanFindings/{digest}", out var findings) ? (JsonObject)findings.DeepClone()
            : throw new DemoException("ScanNotFoundException", $"Image scan does not exist for the image with '{{imageDigest:'{digest}'}}' in the repository with name '{repository.Id}' in the registry with id '{call.Account}'");
    }

    private static void NotEmpty(DemoCall call, Resource repository)
    {
        if (!call.Flag("force") && Items.Entries(repository, "DescribeImages", "imageDetails").Any())
            throw new DemoException("RepositoryNotEmptyException", $"The repository with name '{repository.Id}' in registry with id '{call.Account}' cannot be deleted because it still contains images");
    }
}
