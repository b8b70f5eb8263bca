using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources;

/// <summary>Turns a resource into the item of an operation's output, led by the catalog's shape: a list shows of the whole document what its items have.</summary>
internal static class Items
{
    /// <summary>The shape at a dotted path of an operation's output; lists are entered.</summary>
    public static AwsShape ShapeAt(AwsOperation operation, string? path)
    {
        var shape = operation.Output;
        foreach (var step in path?.Split('.') ?? [])
        {
            if (!shape.Members.TryGetValue(step, out var member))
                throw new InvalidOperationException($"{operation.Name}: the output has no '{step}' of '{path}'.");
            shape = member.Shape.Kind == AwsKind.List ? member.Shape.Element!.Shape : member.Shape;
        }
        return shape;
    }

    /// <summary>True where a dotted path of an operation's output ends in a list.</summary>
    public static bool IsList(AwsOperation operation, string path)
    {
        var shape = operation.Output;
        foreach (var step in path.Split('.'))
            shape = shape.Members.TryGetValue(step, out var member) ? member.Shape : throw new InvalidOperationException($"{operation.Name}: the output has no '{path}'.");
        return shape.Kind is AwsKind.List;
    }

    /// <summary>The item for a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="shape">The item's shape.</param>
    /// <param name="key">The document's field that is the resource's name, for lists of names.</param>
    /// <param name="arns">A list of plain text shows ARNs.</param>
    public static JsonNode Item(Resource resource, AwsShape shape, string? key, bool arns)
    {
        if (shape.Kind is not AwsKind.Structure)
            return arns ? resource.Arn : (key is null ? null : Inputs.Text(resource.Document[key])) ?? resource.Id;
        var item = new JsonObject();
        foreach (var (name, member) in shape.Members)
        {
            if (resource.Document.TryGetPropertyValue(name, out var value))
                item[name] = value?.DeepClone();
            else if (Tags.IsTags(name, member.Shape))
                item[name] = Tags.Write(resource.Tags, member.Shape);
        }
        return item;
    }

    /// <summary>What stands at a dotted path of a document; null where nothing does.</summary>
    public static JsonNode? At(JsonNode? node, string path)
    {
        foreach (var step in path.Split('.')) node = node is JsonObject inner ? inner[step] : null;
        return node;
    }

    /// <summary>The entries of a list in a facet.</summary>
    public static IEnumerable<JsonObject> Entries(Resource resource, string operation, string path) =>
        resource.Facets.TryGetValue(operation, out var facet) && At(facet, path) is JsonArray list ? list.OfType<JsonObject>() : [];

    /// <summary>An output with a value at a dotted path; the value itself where there is no path.</summary>
    public static JsonObject Wrap(string? path, JsonNode value)
    {
        if (path is null) return (JsonObject)value;
        foreach (var step in path.Split('.').Reverse()) value = new JsonObject { [step] = value };
        return (JsonObject)value;
    }

    /// <summary>Input members that the item's shape knows too, copied: what a create or update call says of the document.</summary>
    public static void CopyInput(DemoCall call, AwsShape shape, JsonObject into, string? except = null)
    {
        foreach (var (name, value) in call.Input)
        {
            if (name == except || value is null || !shape.Members.TryGetValue(name, out var member) || Tags.IsTags(name, member.Shape)) continue;
            if (Fits(value, member.Shape)) into[name] = value.DeepClone();
        }
    }

    private static bool Fits(JsonNode value, AwsShape shape) => (value, shape.Kind) switch
    {
        (JsonArray, AwsKind.List) => true,
        (JsonObject, AwsKind.Structure or AwsKind.Map or AwsKind.Document) => true,
        (JsonValue, not (AwsKind.List or AwsKind.Structure or AwsKind.Map)) => true,
        _ => false,
    };
}
