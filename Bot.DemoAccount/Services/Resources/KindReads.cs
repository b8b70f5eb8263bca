using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources;

/// <content>The operations that read.</content>
internal sealed partial class Kind
{
    /// <summary>Its document is what another operation shows, which is served in its own way.</summary>
    public Kind Like(string operation, string path)
    {
        _shown.Insert(0, (operation, path, true));
        return this;
    }

    /// <summary>An operation that lists.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="path">Dotted path of the list in the output.</param>
    /// <param name="by">Input member with ids (one or many) that narrows the list; an unknown id is the kind's error.</param>
    /// <param name="filter">Input members that narrow it by a field of the same name, or <c>input=field</c>, separated by commas.</param>
    /// <param name="where">A further condition.</param>
    /// <param name="item">The item, where it is not the part of the document that the output's shape has.</param>
    /// <param name="skip">Unknown ids are passed over.</param>
    public Kind List(string operation, string path, string? by = null, string filter = "", Func<DemoCall, Resource, bool>? where = null,
        Func<DemoCall, Resource, JsonNode?>? item = null, bool skip = false)
    {
        var filters = Filter.Parse(filter);
        _reads.AddRange(filters.Select(f => (operation, f.Member)));
        if (item is null) _shown.Add((operation, path, _shown.Count == 0 && !path.EndsWith("Arns", StringComparison.Ordinal)));
        return On(operation, by, call =>
        {
            var shape = item is null ? Items.ShapeAt(call.Operation, path) : null;
            var found = Selected(call, by, skip)
                .Where(r => filters.All(f => f.Matches(call, r)) && (where is null || where(call, r)))
                .Select(r => item is null ? Shown1(r, shape!, path) : item(call, r));
            return Items.Wrap(path, found.ToJson());
        });
    }

    /// <summary>An operation that shows one.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="path">Path of the item in the output; null where the output is the item.</param>
    /// <param name="by">Input member with its id.</param>
    /// <param name="item">The item, where it is not the document.</param>
    public Kind Get(string operation, string? path, string by, Func<DemoCall, Resource, JsonNode>? item = null)
    {
        if (item is null) _shown.Insert(0, (operation, path, true));
        return On(operation, by, call => Output(call, path, Get(call, call.Text(by)), item));
    }

    /// <summary>An operation that shows many by id and names the missing ones instead of failing.</summary>
    public Kind Batch(string operation, string path, string by, Action<DemoCall, JsonObject, string>? missing = null, bool all = false)
    {
        _shown.Insert(0, (operation, path, true));
        return On(operation, by, call =>
        {
            var ids = call.Texts(by);
            var shape = Items.ShapeAt(call.Operation, path);
            var found = ids.Count == 0 && all ? All(call) : ids.Select(id => Find(call, id)).OfType<Resource>();
            var output = Items.Wrap(path, found.Select(r => (JsonNode?)Shown1(r, shape, path)).ToJson());
            if (missing is not null)
                foreach (var id in ids.Where(id => Find(call, id) is null)) missing(call, output, id);
            return output;
        });
    }

    /// <summary>An operation that answers with the resource's facet of its name.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="by">Input member with the id.</param>
    /// <param name="otherwise">What AWS answers where nothing was set; may throw AWS's error.</param>
    public Kind Facet(string operation, string by, Func<DemoCall, Resource, JsonObject>? otherwise = null)
    {
        _facets.Add(operation);
        return On(operation, by, call =>
        {
            var resource = Get(call, call.Text(by));
            return resource.Facets.TryGetValue(operation, out var facet) ? (JsonObject)facet.DeepClone() : otherwise?.Invoke(call, resource) ?? [];
        });
    }

    /// <summary>An operation that joins the resources' facets of its name: events, pending maintenance, findings.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="path">Path of the list in the output and in each facet.</param>
    /// <param name="by">Input member with the id that narrows it to one resource.</param>
    /// <param name="where">A condition on the entries.</param>
    /// <param name="filter">Input members that narrow the resources, as for lists.</param>
    public Kind Gather(string operation, string path, string? by = null, Func<DemoCall, Resource, JsonObject, bool>? where = null, string filter = "")
    {
        _facets.Add(operation);
        var filters = Filter.Parse(filter);
        _reads.AddRange(filters.Select(f => (operation, f.Member)));
        return On(operation, by, call => Items.Wrap(path, Selected(call, by, skip: false)
            .Where(r => filters.All(f => f.Matches(call, r)))
            .SelectMany(r => Items.Entries(r, operation, path).Where(e => where is null || where(call, r, e)))
            .ToJson()));
    }

    /// <summary>A resource in the form of the call's output at a path, with its tags beside the item where the output has them there.</summary>
    public JsonObject Output(DemoCall call, string? path, Resource resource, Func<DemoCall, Resource, JsonNode>? item = null)
    {
        var shown = item?.Invoke(call, resource) ?? Shown1(resource, Items.ShapeAt(call.Operation, path), path);
        var output = Items.Wrap(path, path is not null && Items.IsList(call.Operation, path) ? new JsonArray(shown) : shown);
        if (path is not null)
            foreach (var (name, member) in call.Operation.Output.Members)
                if (Tags.IsTags(name, member.Shape) && !output.ContainsKey(name)) output[name] = Tags.Write(resource.Tags, member.Shape);
        return output;
    }

    /// <summary>The resource as an item of a shape.</summary>
    public JsonNode Shown1(Resource resource, AwsShape shape, string? path) =>
        Items.Item(resource, shape, Key, path is not null && (path.EndsWith("Arns", StringComparison.OrdinalIgnoreCase) || path.EndsWith("Arn", StringComparison.OrdinalIgnoreCase)));

    private IEnumerable<Resource> Selected(DemoCall call, string? by, bool skip)
    {
        if (by is null || call.Texts(by) is not { Count: > 0 } ids) return All(call);
        return ids.Select(id => Find(call, id) ?? (skip ? null : throw NotFound(id))).OfType<Resource>().Distinct();
    }
}
