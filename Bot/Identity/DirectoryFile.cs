using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Bot.Identity;

/// <summary>Reads <c>directory.yaml</c>.</summary>
internal static class DirectoryFile
{
    /// <summary>The directory of the demo account, embedded.</summary>
    public static Directory Demo()
    {
        using var stream = typeof(DirectoryFile).Assembly.GetManifestResourceStream("Bot.Identity.demo-directory.yaml")!;
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }

    /// <summary>Parses a directory.</summary>
    /// <exception cref="FormatException">A key is missing; the message names it.</exception>
    public static Directory Parse(TextReader text)
    {
        var yaml = new YamlStream();
        yaml.Load(text);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        return new(
            [.. Items(root, "accounts").Select(a => new DirectoryAccount(Text(a, "id"), Text(a, "alias")))],
            [.. Items(root, "people").Select(p => new DirectoryPerson(
                Text(p, "name"), Text(p, "title"),
                [.. Sequence(p, "ids").Select(i => ((YamlScalarNode)i).Value!)],
                Pairs(p, "roles")))],
            [.. Items(root, "channels").Select(c => new DirectoryChannel(Text(c, "id"), Text(c, "name"), Text(c, "account"), Text(c, "region")))]);
    }

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode node, string key) => Sequence(node, key).Cast<YamlMappingNode>();

    private static IEnumerable<YamlNode> Sequence(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? (YamlSequenceNode)value : [];

    private static ImmutableDictionary<string, string> Pairs(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value)
            ? ((YamlMappingNode)value).Children.ToImmutableDictionary(p => ((YamlScalarNode)p.Key).Value!, p => ((YamlScalarNode)p.Value).Value!)
            : ImmutableDictionary<string, string>.Empty;

    private static string Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value: { } text }
            ? text
            : throw new FormatException($"directory.yaml, line {node.Start.Line}: '{key}' is missing.");
}
