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

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">The file is not a valid directory; the message says line and fault.</exception>
    public static Directory Load(string path)
    {
        using var reader = new StreamReader(path);
        return Parse(reader);
    }

    /// <summary>Parses a directory.</summary>
    /// <exception cref="FormatException">A key is missing; the message names it.</exception>
    public static Directory Parse(TextReader text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(text);
        }
        catch (YamlDotNet.Core.YamlException e)
        {
            throw new FormatException($"directory.yaml, line {e.Start.Line}: {e.Message}", e);
        }
        if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is not YamlMappingNode root)
            throw new FormatException("directory.yaml must hold the keys 'accounts', 'people' and 'channels'.");
        return new(
            [.. Items(root, "accounts").Select(a => new DirectoryAccount(Text(a, "id"), Text(a, "alias")))],
            [.. Items(root, "people").Select(p => new DirectoryPerson(
                Text(p, "name"), Text(p, "title"),
                [.. Sequence(p, "ids").Select(Scalar)],
                Pairs(p, "roles")))],
            [.. Items(root, "channels").Select(c => new DirectoryChannel(Text(c, "id"), Text(c, "name"), Text(c, "account"), Text(c, "region")))]);
    }

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode node, string key) =>
        Sequence(node, key).Select(item => item as YamlMappingNode ?? throw Fault(item, $"an entry of '{key}' must be a mapping"));

    private static IEnumerable<YamlNode> Sequence(YamlMappingNode node, string key) =>
        !node.Children.TryGetValue(key, out var value) ? [] : value as YamlSequenceNode ?? throw Fault(value, $"'{key}' must be a list");

    private static FormatException Fault(YamlNode node, string fault) => new($"directory.yaml, line {node.Start.Line}: {fault}.");

    private static ImmutableDictionary<string, ImmutableArray<string>> Pairs(YamlMappingNode node, string key) =>
        !node.Children.TryGetValue(key, out var value)
            ? ImmutableDictionary<string, ImmutableArray<string>>.Empty
            : (value as YamlMappingNode ?? throw Fault(value, $"'{key}' must be a mapping")).Children.ToImmutableDictionary(
                p => Scalar(p.Key), p => p.Value is YamlSequenceNode list ? [.. list.Select(Scalar)] : ImmutableArray.Create(Scalar(p.Value)));

    private static string Scalar(YamlNode node) => node is YamlScalarNode { Value: { } text } ? text : throw Fault(node, "a text is expected here");

    private static string Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value: { } text }
            ? text
            : throw Fault(node, $"'{key}' is missing");
}
