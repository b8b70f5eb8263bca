using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Scenario.Yaml;

/// <summary>YAML to JSON as it stands, without placeholders.</summary>
internal static class PlainJson
{
    public static JsonNode? Of(YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                var result = new JsonObject();
                foreach (var (key, value) in map.Entries) result[key] = Of(value);
                return result;
            case YamlList list:
                return new JsonArray([.. list.Items.Select(Of)]);
            default:
                return (node as YamlScalar)?.ToJson();
        }
    }
}
