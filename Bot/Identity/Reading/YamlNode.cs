using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Identity.Reading;

/// <summary>A node of a YAML file that knows its line.</summary>
internal abstract record YamlNode(int Line);

/// <summary>A single value. Quoted ones are text whatever they look like.</summary>
internal sealed record YamlScalar(int Line, string Text, bool IsQuoted) : YamlNode(Line)
{
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null";
}

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>A mapping, in the order of the file.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    public YamlNode? Get(string key) => Entries.FirstOrDefault(e => e.Key == key)?.Value is { } node and not YamlScalar { IsNull: true } ? node : null;
}

/// <param name="Line">The key's line.</param>
internal sealed record YamlEntry(string Key, int Line, YamlNode Value);

/// <summary>A text of the file and where it stands.</summary>
internal readonly record struct YamlValue(string Text, int Line, string Key);

/// <summary>YAML as JSON, by YAML 1.2's core schema: dates, <c>yes</c> and <c>no</c> stay text.</summary>
internal static class YamlJson
{
    public static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.DistinctBy(e => e.Key).Select(e => KeyValuePair.Create(e.Key, Of(e.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Of)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsQuoted: false, Text: "true" } => JsonValue.Create(true),
        YamlScalar { IsQuoted: false, Text: "false" } => JsonValue.Create(false),
        // Twelve-digit account ids must not lose a leading zero.
        YamlScalar { IsQuoted: false } number when number.Text is "0" or [not '0', ..]
            && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        YamlScalar text => JsonValue.Create(text.Text),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}
