using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Scenario.Yaml;

/// <summary>A node of a YAML document that knows its line, so that every fault can name it.</summary>
internal abstract record YamlNode(string File, int Line);

/// <summary>A single value. <paramref name="Quoted"/> values are text whatever they look like.</summary>
internal sealed record YamlScalar(string File, int Line, string Text, bool Quoted) : YamlNode(File, Line)
{
    public bool IsNull => !Quoted && Text is "" or "~" or "null";

    /// <summary>The value by YAML 1.2's core schema: <c>yes</c>, <c>on</c> and dates stay text.</summary>
    public JsonNode? ToJson()
    {
        if (Quoted) return JsonValue.Create(Text);
        if (IsNull) return null;
        if (Text is "true") return JsonValue.Create(true);
        if (Text is "false") return JsonValue.Create(false);
        if (Text[0] is >= '0' and <= '9' or '-' or '+' or '.')
        {
            // Twelve-digit account ids and the like must not lose a leading zero.
            if (Text.Length > 1 && Text[0] == '0' && Text[1] is >= '0' and <= '9') return JsonValue.Create(Text);
            if (long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return JsonValue.Create(whole);
            if (double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)) return JsonValue.Create(real);
        }
        return JsonValue.Create(Text);
    }
}

/// <summary>A list.</summary>
internal sealed record YamlList(string File, int Line, List<YamlNode> Items) : YamlNode(File, Line);

/// <summary>A mapping, in the order of the file.</summary>
internal sealed record YamlMap(string File, int Line, List<KeyValuePair<string, YamlNode>> Entries) : YamlNode(File, Line)
{
    public YamlNode? Get(string key)
    {
        foreach (var (name, value) in Entries)
            if (name == key) return value;
        return null;
    }
}
