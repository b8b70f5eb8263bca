using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Scenario.Yaml;

/// <summary>JSON back to nodes, for parts that were filled before they are read.</summary>
internal static class JsonYaml
{
    public static YamlNode Of(JsonNode? node, string file, int line) => node switch
    {
        JsonObject map => new YamlMap(file, line, [.. map.Select(p => KeyValuePair.Create(p.Key, Of(p.Value, file, line)))]),
        JsonArray list => new YamlList(file, line, [.. list.Select(i => Of(i, file, line))]),
        null => new YamlScalar(file, line, "", false),
        _ when node.GetValueKind() == JsonValueKind.String => new YamlScalar(file, line, node.GetValue<string>(), true),
        _ => new YamlScalar(file, line, node.ToJsonString(), false),
    };
}
