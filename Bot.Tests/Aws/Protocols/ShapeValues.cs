using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Tests.Aws.Protocols;

/// <summary>Random values of any shape, as this library shows them; the same seed gives the same values.</summary>
internal sealed class ShapeValues(int seed)
{
    private const int Deepest = 5;
    private static readonly string[] Texts = ["", "a", "web server", "<&>\"'", "é日本😀", "a=b&c%20+d", "line\nbreak", "arn:aws:s3:::b/k*", "  spaced  "];
    private readonly Random _random = new(seed);

    public JsonObject Structure(AwsShape shape, Func<AwsMember, bool>? only = null, int depth = 0)
    {
        var result = new JsonObject();
        foreach (var member in shape.Members.Values)
            if ((only is null || only(member)) && (depth == 0 || _random.Next(3) > 0) && Value(member, depth) is { } value)
                result[member.Name] = value;
        return result;
    }

    /// <summary>A value; null where the shape goes on without end.</summary>
    private JsonNode? Value(AwsMember member, int depth)
    {
        switch (member.Shape.Kind)
        {
            case AwsKind.Structure:
                return depth < Deepest && !member.Shape.EventStream && Structure(member.Shape, null, depth + 1) is { Count: > 0 } inner ? inner : null;
            case AwsKind.List:
                var items = Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Value(member.Shape.Element!, depth + 1)).OfType<JsonNode>().ToArray();
                return depth < Deepest && items.Length > 0 ? new JsonArray(items) : null;
            case AwsKind.Map:
                var map = new JsonObject();
                for (var i = _random.Next(1, 3); i > 0 && depth < Deepest; i--)
                    if (Value(member.Shape.Element!, depth + 1) is { } value)
                        map[$"key {i}"] = value;
                return map.Count > 0 ? map : null;
            case AwsKind.Integer:
                return _random.Next(-1000, 1000);
            case AwsKind.Long:
                return _random.NextInt64(1L << 52);
            case AwsKind.Double:
                return _random.Next(-4000, 4000) / 8m;
            case AwsKind.Boolean:
                return _random.Next(2) == 0;
            case AwsKind.Timestamp:
                return DateTimeOffset.FromUnixTimeSeconds(_random.Next()).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
            case AwsKind.Blob:
                var bytes = new byte[_random.Next(1, 9)];
                _random.NextBytes(bytes);
                return Convert.ToBase64String(bytes);
            case AwsKind.Document:
                return new JsonObject { ["any"] = new JsonArray(1, "two", null) };
            default:
                return member.XmlAttribute ? "attribute" : Texts[_random.Next(Texts.Length)];
        }
    }
}
