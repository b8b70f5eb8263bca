using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Answers;

namespace Bot.Intents.Commands;

/// <summary>Objects of an answer as a table with the columns that tell most.</summary>
internal static class RowTable
{
    public const int MaxRows = 100;
    private const int MaxText = 80;
    private const int Sampled = 50;

    /// <summary>A table of rows that are objects, lists or single values.</summary>
    /// <param name="title">What the rows are.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="maxColumns">The most telling ones are kept.</param>
    /// <param name="inOrder">Columns in the order of the data, as somebody chose them.</param>
    public static Table Of(string title, JsonArray rows, int maxColumns, bool inOrder = false)
    {
        var shown = rows.Take(MaxRows).ToArray();
        if (shown.Length == 0)
            return new(title, [new(title)], []);
        if (shown.All(r => r is JsonArray))
            return new(title, [.. Enumerable.Range(1, shown.Max(r => ((JsonArray)r!).Count)).Select(i => new Column($"{i}"))], [.. shown.Select(r => Row((JsonArray)r!, shown.Max(x => ((JsonArray)x!).Count)))]) { Total = rows.Count };
        if (!shown.All(r => r is JsonObject))
            return new(title, [new(title)], [.. shown.Select(r => ImmutableArray.Create(CellOf(r)))]) { Total = rows.Count };
        var objects = shown.Cast<JsonObject>().ToArray();
        var names = Columns(title, objects, maxColumns, inOrder);
        return new(title, [.. names.Select(n => new Column(n, Kind(objects, n)))], [.. objects.Select(o => names.Select(n => CellOf(At(o, n))).ToImmutableArray())]) { Total = rows.Count };
    }

    /// <summary>One object as names and values.</summary>
    public static Table OfObject(string title, JsonObject item)
    {
        var rows = item.Where(p => p.Value is not (null or JsonArray { Count: 0 } or JsonObject { Count: 0 })).Select(p => ImmutableArray.Create<Cell>(p.Key, CellOf(p.Value))).ToImmutableArray();
        return new(title, [new("Field"), new("Value")], rows.Length > MaxRows ? rows[..MaxRows] : rows) { Total = rows.Length };
    }

    private static ImmutableArray<Cell> Row(JsonArray values, int width) => [.. Enumerable.Range(0, width).Select(i => i < values.Count ? CellOf(values[i]) : new Cell(""))];

    private static string[] Columns(string title, JsonObject[] rows, int most, bool inOrder)
    {
        var names = rows.Take(Sampled).SelectMany(r => r).Where(p => p.Value is not null && (inOrder || Text(p.Value) is not null)).Select(p => p.Key).Distinct().ToList();
        if (!inOrder && rows.Take(Sampled).Any(r => NameTag(r) is not null) && !names.Contains("Name"))
            names.Insert(0, "Name");
        if (inOrder)
            return [.. names.Take(most)];
        var own = CommandNames.Key(title.Replace(" ", "")).TrimEnd('s');
        var hasOwn = names.Exists(n => IsOwn(n, own));
        var kept = names.Select((n, i) => (Name: n, Score: IsOwn(n, own) ? 9 : Score(n, rows, hasOwn), At: i)).OrderByDescending(p => p.Score).ThenBy(p => p.At).Take(most);
        return [.. kept.OrderByDescending(p => p.Score).ThenBy(p => p.At).Select(p => p.Name)];
    }

    /// <summary>The rows' own id or name: DBInstanceIdentifier of db instances, but not their CACertificateIdentifier.</summary>
    private static bool IsOwn(string name, string own)
    {
        var key = CommandNames.Key(name);
        return key is "name" or "id" || (key.StartsWith(own, StringComparison.Ordinal) && key[own.Length..] is "" or "id" or "name" or "identifier");
    }

    private static int Score(string name, JsonObject[] rows, bool hasOwn)
    {
        var key = CommandNames.Key(name);
        if (key is "ownerid" or "tags" or "requestid" || key.EndsWith("token", StringComparison.Ordinal) || key.EndsWith("url", StringComparison.Ordinal))
            return -2;
        var score = key is "name" ? 10
            : key.EndsWith("name", StringComparison.Ordinal) || key.EndsWith("identifier", StringComparison.Ordinal) || name.EndsWith("Id", StringComparison.Ordinal) ? hasOwn ? 1 : 7
            : key.Contains("state", StringComparison.Ordinal) || key.Contains("status", StringComparison.Ordinal) ? 6
            : key.Contains("type", StringComparison.Ordinal) || key.Contains("class", StringComparison.Ordinal) || key is "engine" or "runtime" ? 5
            : key.Contains("size", StringComparison.Ordinal) || key.Contains("count", StringComparison.Ordinal) || key is "availabilityzone" or "engineversion" or "memorysize" ? 4
            : key.Contains("time", StringComparison.Ordinal) || key.Contains("date", StringComparison.Ordinal) || key.StartsWith("creat", StringComparison.Ordinal) ? 3
            : key.EndsWith("arn", StringComparison.Ordinal) ? hasOwn ? 0 : 4 : 2;
        // A column that says the same in every row tells nothing.
        return rows.Length > 2 && rows.Take(Sampled).Select(r => Text(At(r, name))).Distinct().Count() == 1 && score < 5 ? score - 2 : score;
    }

    private static JsonNode? At(JsonObject row, string name) => row.TryGetPropertyValue(name, out var value) ? value : name == "Name" ? NameTag(row) : null;

    private static JsonNode? NameTag(JsonObject row) =>
        (row["Tags"] ?? row["TagList"] ?? row["tags"]) is JsonArray tags ? tags.OfType<JsonObject>().FirstOrDefault(t => (string?)t["Key"] == "Name")?["Value"] : null;

    private static ColumnKind Kind(JsonObject[] rows, string name)
    {
        var values = rows.Select(r => At(r, name)).Where(v => v is not null).ToArray();
        if (values.Length > 0 && values.All(v => v!.GetValueKind() == JsonValueKind.Number))
            return ColumnKind.Number;
        return values.Length > 0 && values.All(v => v is JsonValue && Time(v.ToString()) is not null) ? ColumnKind.Time : ColumnKind.Text;
    }

    private static Cell CellOf(JsonNode? value)
    {
        var text = Text(value) ?? value?.ToJsonString(CommandOutput.Json) ?? "";
        var sort = value?.GetValueKind() == JsonValueKind.Number ? (double?)double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : value is JsonValue ? Time(text)?.ToUnixTimeSeconds() : null;
        return new(text.Length > MaxText ? text[..(MaxText - 1)] + "…" : text, sort);
    }

    private static DateTimeOffset? Time(string text) =>
        text.Length >= 20 && text[4] == '-' && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>A value in a cell's few words; null where it has none.</summary>
    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue => value.ToString(),
        JsonObject { Count: > 0 } part when (part["Name"] ?? part["name"] ?? part["Value"] ?? part["Code"]) is JsonValue name => name.ToString(),
        JsonArray list when list.All(i => i is JsonValue) => string.Join(", ", list),
        _ => null,
    };
}
