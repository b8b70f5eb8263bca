using System.Text.Json.Nodes;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Planning;

/// <summary>A resource found: the item as AWS gave it, and where.</summary>
/// <param name="kind">Its kind.</param>
/// <param name="item">The item.</param>
/// <param name="region">The Region it was asked in.</param>
/// <param name="account">The account.</param>
/// <param name="evidence">Id of the call that gave it.</param>
internal sealed class Row(ResourceKind kind, JsonNode item, string region, string account, string evidence)
{
    private Dictionary<string, FieldValue>? _computed;
    private Dictionary<string, JsonNode?>? _details;

    public ResourceKind Kind { get; } = kind;
    public JsonNode Item { get; } = item;
    public string Region { get; } = region;
    public string Account { get; } = account;
    public string Evidence { get; } = evidence;

    /// <summary>What its calls name as <c>{parent}</c>; empty for kinds without one.</summary>
    public string ParentId { get; init; } = "";

    /// <summary>A detail call has shown that it exists; rows built from a name alone start without.</summary>
    public bool IsSeen { get; set; } = true;

    private static readonly Dictionary<string, ItemPath> Paths = [];
    private static readonly Lock Gate = new();

    public string Id => At(Kind.Id) is { IsMissing: false } id ? Single(id) : Name;

    public string Name => Kind.NamePath switch
    {
        "tag:Name" => Tag("Name").Text ?? At(Kind.Id).Text ?? "",
        null => At(Kind.Id) is { IsMissing: false } id ? Single(id) : (Item as JsonObject)?.FirstOrDefault().Value?.ToString() ?? "",
        _ => At(Kind.NamePath) is { IsMissing: false } name ? Single(name) : At(Kind.Id).Text ?? "",
    };

    public string Arn
    {
        get
        {
            foreach (var alternative in Kind.Arn?.Split('|') ?? [])
            {
                if (alternative.StartsWith("arn:", StringComparison.Ordinal))
                    return alternative.Replace("{region}", Region, StringComparison.Ordinal).Replace("{account}", Account, StringComparison.Ordinal).Replace("{id}", Id, StringComparison.Ordinal).Replace("{name}", Name, StringComparison.Ordinal).Replace("{parent}", ParentId, StringComparison.Ordinal);
                if (At(alternative) is { IsMissing: false } arn)
                    return Single(arn);
            }
            return "";
        }
    }

    public bool HasDetail(string name) => _details?.ContainsKey(name) == true;

    public JsonNode? Detail(string name) => _details?.GetValueOrDefault(name);

    public void SetDetail(string name, JsonNode? facts) => (_details ??= [])[name] = facts;

    /// <summary>Sets a field that no call gives directly (a metric, an end of life).</summary>
    public void Set(string field, FieldValue value) => (_computed ??= [])[field] = value;

    /// <summary>The value of a field, <c>region</c>, <c>account</c>, <c>arn</c>, <c>kind</c>, <c>tags</c> or <c>tag:KEY</c>.</summary>
    public FieldValue Value(string field)
    {
        if (_computed?.TryGetValue(field, out var computed) == true)
            return computed;
        if (field.StartsWith("tag:", StringComparison.OrdinalIgnoreCase))
            return Tag(field[4..]);
        if (Kind.FieldNamed(field) is { } known && known.Path.Length > 0)
        {
            if (known.Name == "name")
                return new(Name);
            if (known.Path == "^")
                return new(ParentId.Length > 0 && known.Name != "topic" ? ParentId[(ParentId.LastIndexOfAny([':', '/']) + 1)..] : ParentId);
            var value = known.Compiled.Read(known.From is null ? Item : Detail(known.From));
            // GetBucketLocation says nothing for us-east-1 and EU for the oldest buckets of eu-west-1.
            return Kind.Name != "s3-bucket" || field != "region" || !HasDetail("location") ? value : value.Text switch { null or "" => new("us-east-1"), "EU" => new("eu-west-1"), _ => value };
        }
        return field switch
        {
            "id" => new(Id),
            "name" => new(Name),
            "arn" => new(Arn),
            "region" => new(Region),
            "account" => new(Account),
            "kind" => new(Kind.Title),
            "tags" => FieldValue.Many(Tags.Select(t => $"{t.Key}={t.Value}")),
            _ => FieldValue.None,
        };
    }

    /// <summary>The tags; empty where they are not known.</summary>
    public IEnumerable<KeyValuePair<string, string>> Tags
    {
        get
        {
            var found = Detail("$tags") ?? (Kind.Tags is null ? null : Compiled(Kind.Tags).Nodes(Kind.TagsFrom is null ? Item : Detail(Kind.TagsFrom)).FirstOrDefault());
            return found switch
            {
                JsonArray list => list.OfType<JsonObject>().Select(t => KeyValuePair.Create((t["Key"] ?? t["key"] ?? t["TagKey"])?.ToString() ?? "", (t["Value"] ?? t["value"] ?? t["TagValue"])?.ToString() ?? "")),
                JsonObject map => map.Select(p => KeyValuePair.Create(p.Key, p.Value?.ToString() ?? "")),
                _ => [],
            };
        }
    }

    private FieldValue Tag(string key)
    {
        var tag = Tags.FirstOrDefault(t => t.Key == key);
        if (tag.Key is null)
            tag = Tags.FirstOrDefault(t => string.Equals(t.Key, key, StringComparison.OrdinalIgnoreCase));
        return new(tag.Key is null ? null : tag.Value);
    }

    private FieldValue At(string path) => Compiled(path).Read(Item);

    private static string Single(FieldValue value) => value.Values is { Count: > 0 } several ? several[0] : value.Text ?? "";

    private static ItemPath Compiled(string path)
    {
        lock (Gate)
            return Paths.TryGetValue(path, out var known) ? known : Paths[path] = ItemPath.Parse(path);
    }
}
