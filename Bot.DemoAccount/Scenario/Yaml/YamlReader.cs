using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bot.DemoAccount.Scenario.Yaml;

/// <summary>YAML text to nodes over the parser's events: no reflection, since a demo account must be up in milliseconds.</summary>
internal sealed class YamlReader(string file, List<ScenarioFault> faults)
{
    private const int MaxDepth = 64;

    /// <summary>The one document of the text; null (and a fault) where it is not a mapping.</summary>
    public YamlMap? Read(TextReader text)
    {
        try
        {
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return Refuse(1, "", "the file is empty");
            var root = Node(parser, "", 0);
            parser.Consume<DocumentEnd>();
            if (parser.Current is DocumentStart second) Refuse((int)second.Start.Line, "", "a scenario is one YAML document; remove the second '---'");
            return root as YamlMap ?? Refuse(root?.Line ?? 1, "", "a scenario is a mapping of sections such as 'accounts:' and 'resources:'");
        }
        catch (YamlException e)
        {
            return Refuse((int)e.Start.Line, "", "not valid YAML: " + Plain(e));
        }
    }

    private YamlNode? Node(IParser parser, string path, int depth)
    {
        if (depth > MaxDepth) throw new YamlException(parser.Current!.Start, parser.Current.End, $"nested deeper than {MaxDepth} levels");
        var at = (int)parser.Current!.Start.Line;
        switch (parser.Current)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new YamlScalar(file, at, scalar.Value, scalar.Style is not ScalarStyle.Plain);
            case SequenceStart:
                return List(parser, path, depth, at);
            case MappingStart:
                return Map(parser, path, depth, at);
            default:
                Refuse(at, path, "anchors and aliases ('&', '*') are not part of the format; use defaults, 'each' or 'count'");
                parser.MoveNext();
                return new YamlScalar(file, at, "", false);
        }
    }

    private YamlList List(IParser parser, string path, int depth, int at)
    {
        parser.MoveNext();
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(parser, $"{path}[{items.Count}]", depth + 1)!);
        return new YamlList(file, at, items);
    }

    private YamlMap Map(IParser parser, string path, int depth, int at)
    {
        parser.MoveNext();
        var entries = new List<KeyValuePair<string, YamlNode>>();
        HashSet<string>? seen = null;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var inner = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            if (!(seen ??= new(StringComparer.Ordinal)).Add(key.Value)) Refuse((int)key.Start.Line, inner, "the key occurs twice");
            entries.Add(new(key.Value, Node(parser, inner, depth + 1)!));
        }
        return new YamlMap(file, at, entries);
    }

    private YamlMap? Refuse(int line, string path, string reason)
    {
        faults.Add(new ScenarioFault(file, line, path, reason));
        return null;
    }

    private static string Plain(YamlException e) => e.InnerException is { } inner && e.Message.Length == 0 ? inner.Message : e.Message;
}
