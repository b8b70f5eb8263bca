namespace Bot.DemoAccount.Scenario.Yaml;

/// <summary>Where a node stands, worked out only when a fault has to say it.</summary>
internal static class NodePath
{
    public static string Of(YamlNode root, YamlNode node, string path) => Search(root, node, path) ?? path;

    private static string? Search(YamlNode at, YamlNode node, string path)
    {
        if (ReferenceEquals(at, node)) return path;
        switch (at)
        {
            case YamlMap map:
                foreach (var (key, value) in map.Entries)
                    if (Search(value, node, $"{path}.{key}") is { } found) return found;
                break;
            case YamlList list:
                for (var i = 0; i < list.Items.Count; i++)
                    if (Search(list.Items[i], node, $"{path}[{i}]") is { } inside) return inside;
                break;
        }
        return null;
    }
}
