using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Intents.Resources.Registry;

/// <summary>
/// A path into an item: <c>A.B</c> members, <c>A[].B</c> every element, <c>A{}.B</c> text that is itself JSON, <c>.</c> the item, <c>p|q</c> the first that has a value;
/// and <c>count(p)</c>, <c>countif(p,value)</c>, <c>sum(p)</c>, <c>product(p,q)</c>, <c>keys(p)</c>, <c>last(p)</c> (after the last / or :), <c>before(p,x)</c> and <c>after(p,x)</c> (text around x), <c>exists(p)</c>, <c>is(p,value)</c> (one of the values), <c>epoch(p)</c> (milliseconds to time), <c>div(p,n)</c>, <c>ports(p)</c> and <c>worldports(p)</c> (see <see cref="OpenPorts"/>).
/// </summary>
internal sealed class ItemPath
{
    private readonly ImmutableArray<Node> _alternatives;

    private ItemPath(ImmutableArray<Node> alternatives) => _alternatives = alternatives;

    /// <summary>The plain member paths within, for the check against the API's shapes.</summary>
    public IEnumerable<string> Members => _alternatives.SelectMany(n => n.Members);

    public static ItemPath Parse(string path) => new([.. SplitTop(path, '|').Select(Node.Parse)]);

    /// <summary>The values found; empty for none.</summary>
    public FieldValue Read(JsonNode? item)
    {
        foreach (var alternative in _alternatives)
        {
            var value = alternative.Read(item);
            if (!value.IsMissing)
                return value;
        }
        return FieldValue.None;
    }

    /// <summary>The JSON values a plain path leads to.</summary>
    public List<JsonNode> Nodes(JsonNode? item)
    {
        var found = new List<JsonNode>();
        foreach (var alternative in _alternatives)
        {
            alternative.Collect(item, found);
            if (found.Count > 0)
                break;
        }
        return found;
    }

    private static List<string> SplitTop(string text, char separator)
    {
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (text[i] != separator || depth > 0)
                continue;
            parts.Add(text[start..i].Trim());
            start = i + 1;
        }
        parts.Add(text[start..].Trim());
        return parts;
    }

    private readonly record struct Segment(string Name, bool Each, bool Json);

    private sealed record Node(string Function, ImmutableArray<Segment> Segments, string Plain, string Argument)
    {
        public IEnumerable<string> Members => Function == "product" ? [Plain, Argument] : [Plain];

        public static Node Parse(string text)
        {
            var open = text.IndexOf('(', StringComparison.Ordinal);
            if (open < 0)
                return new("", SegmentsOf(text), text, "");
            var arguments = SplitTop(text[(open + 1)..^1], ',');
            return new(text[..open], SegmentsOf(arguments[0]), arguments[0], string.Join(',', arguments.Skip(1)));
        }

        private static ImmutableArray<Segment> SegmentsOf(string path) =>
            path is "." or "" ? [] : [.. path.Split('.').Select(p => new Segment(p.Replace("[]", "", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal), p.EndsWith("[]", StringComparison.Ordinal), p.Contains("{}", StringComparison.Ordinal)))];

        public void Collect(JsonNode? item, List<JsonNode> found) => Walk(item, 0, found);

        private void Walk(JsonNode? node, int at, List<JsonNode> found)
        {
            for (; at < Segments.Length && node is not null; at++)
            {
                var segment = Segments[at];
                if (segment.Name.Length > 0)
                    node = node is JsonObject o ? o[segment.Name] : null;
                if (segment.Json && node is JsonValue text)
                    node = ParseJson(text.ToString());
                if (segment.Each)
                {
                    if (node is JsonArray list)
                        foreach (var element in list)
                            Walk(element, at + 1, found);
                    return;
                }
            }
            if (node is not null)
                found.Add(node);
        }

        private static JsonNode? ParseJson(string text)
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        public FieldValue Read(JsonNode? item)
        {
            var found = new List<JsonNode>();
            Walk(item, 0, found);
            return Function switch
            {
                "" => FieldValue.From(found),
                "count" => new((found is [JsonArray list] ? list.Count : found is [JsonObject map] ? map.Count : found.Count).ToString(CultureInfo.InvariantCulture)),
                "sum" => new(found.Sum(n => FieldValue.Number(n) ?? 0).ToString(CultureInfo.InvariantCulture)),
                "countif" => new(found.Count(v => string.Equals(v.ToString(), Argument, StringComparison.OrdinalIgnoreCase)).ToString(CultureInfo.InvariantCulture)),
                "product" => Product(found, item),
                "div" => found is [var n, ..] && FieldValue.Number(n) is { } d ? new((d / double.Parse(Argument, CultureInfo.InvariantCulture)).ToString("0.##", CultureInfo.InvariantCulture)) : FieldValue.None,
                "keys" => found is [JsonObject o, ..] ? FieldValue.Many(o.Select(p => p.Key)) : FieldValue.None,
                "last" => FieldValue.Many(found.SelectMany(v => v is JsonArray several ? several.OfType<JsonNode>() : [v]).Select(v => v.ToString().TrimEnd('/')).Select(t => t[(t.AsSpan().LastIndexOfAny('/', ':') + 1)..])),
                "before" => FieldValue.Many(found.Select(v => v.ToString()).Select(t => t.IndexOf(Argument, StringComparison.Ordinal) is >= 0 and var i ? t[..i] : t)),
                "after" => FieldValue.Many(found.Select(v => v.ToString()).Where(t => t.Contains(Argument, StringComparison.Ordinal)).Select(t => t[(t.IndexOf(Argument, StringComparison.Ordinal) + Argument.Length)..])),
                "ports" => OpenPorts.Of(found, toWorld: false),
                "worldports" => OpenPorts.Of(found, toWorld: true),
                "exists" => new(found.Any(v => v is not JsonArray { Count: 0 } && v.ToString().Length > 0) ? "true" : "false"),
                "is" => new(found.Any(v => Argument.Split(',').Any(a => string.Equals(a.Trim(), v.ToString(), StringComparison.OrdinalIgnoreCase))) ? "true" : "false"),
                "epoch" => found is [var ms, ..] && FieldValue.Number(ms) is { } value
                    ? new(DateTimeOffset.FromUnixTimeMilliseconds((long)value).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)) : FieldValue.None,
                _ => throw new InvalidOperationException($"The registry's path function '{Function}' does not exist."),
            };
        }

        private FieldValue Product(List<JsonNode> found, JsonNode? item)
        {
            var other = new List<JsonNode>();
            new Node("", SegmentsOf(Argument), Argument, "").Walk(item, 0, other);
            return found is [var a] && other is [var b] && FieldValue.Number(a) is { } x && FieldValue.Number(b) is { } y
                ? new((x * y).ToString(CultureInfo.InvariantCulture)) : FieldValue.None;
        }
    }
}
