using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services;

/// <summary>Finds and shows the resources of a call's account and Region.</summary>
public static class CallResources
{
    /// <summary>Resources of a type in the call's Region, and global ones.</summary>
    public static IReadOnlyList<Resource> Here(this DemoCall call, string type)
    {
        var regional = call.World.List(call.Account, call.Region, type);
        return regional.Count > 0 ? regional : call.World.List(call.Account, "global", type);
    }

    /// <summary>One resource by id or ARN, in the call's Region or global; null when there is none.</summary>
    public static Resource? Find(this DemoCall call, string type, string idOrArn)
    {
        if (idOrArn.StartsWith("arn:", StringComparison.Ordinal) && call.World.FindByArn(idOrArn) is { } byArn)
            return byArn.Type == type ? byArn : null;
        return call.World.Find(call.Account, call.Region, type, idOrArn) ?? call.World.Find(call.Account, "global", type, idOrArn);
    }

    /// <summary>One resource that must exist; it becomes what the call concerns.</summary>
    /// <param name="call">The call.</param>
    /// <param name="type">Its type.</param>
    /// <param name="idOrArn">Its id or ARN.</param>
    /// <param name="missing">The service's error when it does not exist.</param>
    public static Resource Need(this DemoCall call, string type, string idOrArn, Func<string, DemoException> missing) =>
        call.Concerns = call.Find(type, idOrArn) ?? throw missing(idOrArn);

    /// <summary>Its document, free to be put into an output.</summary>
    public static JsonObject Shown(this Resource resource) => resource.Document.Copy();

    /// <summary>Its document with its tags as a list of <c>Key</c> and <c>Value</c>.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="member">The member that holds the tags: <c>Tags</c>, <c>TagSet</c>.</param>
    public static JsonObject ShownWithTags(this Resource resource, string member = "Tags")
    {
        var document = resource.Shown();
        document[member] = resource.TagList();
        return document;
    }

    /// <summary>Its tags as a list of structures.</summary>
    public static JsonArray TagList(this Resource resource, string key = "Key", string value = "Value") =>
        [.. resource.Tags.Select(t => (JsonNode)new JsonObject { [key] = t.Key, [value] = t.Value })];

    /// <summary>Its tags as a map.</summary>
    public static JsonObject TagMap(this Resource resource) => new(resource.Tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value)));

    /// <summary>Sets tags given as a list of structures or as a map.</summary>
    public static void SetTags(this Resource resource, JsonNode? tags, string key = "Key", string value = "Value")
    {
        if (tags is JsonObject map)
        {
            foreach (var (k, v) in map)
                resource.Tags[k] = (string?)v ?? "";
            return;
        }
        foreach (var tag in (tags as JsonArray ?? []).OfType<JsonObject>())
            resource.Tags[tag.Text(key) ?? ""] = tag.Text(value) ?? "";
    }

    /// <summary>What another operation returns for it: its facet, or the operation's default.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="otherwise">The default; an empty output when null.</param>
    public static JsonObject Facet(this Resource resource, string operation, Func<JsonObject>? otherwise = null) =>
        resource.Facets.TryGetValue(operation, out var facet) && facet is JsonObject found ? found.Copy() : otherwise?.Invoke() ?? [];

    /// <summary>Changes a copy of its document and puts it back.</summary>
    public static void Update(this World world, Resource resource, Action<JsonObject> change)
    {
        var document = resource.Document.Copy();
        change(document);
        resource.Document = document;
        world.Put(resource);
    }

    /// <summary>A list of documents.</summary>
    public static JsonArray ToDocuments(this IEnumerable<Resource> resources) => [.. resources.Select(r => (JsonNode)r.Shown())];

    /// <summary>A list of structures.</summary>
    public static JsonArray ToJsonArray(this IEnumerable<JsonObject> items) => [.. items];

    /// <summary>A list of texts.</summary>
    public static JsonArray ToTexts(this IEnumerable<string> items) => [.. items.Select(i => (JsonNode)JsonValue.Create(i))];
}
