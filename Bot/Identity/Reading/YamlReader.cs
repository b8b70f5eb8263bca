using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bot.Identity.Reading;

/// <summary>YAML text to nodes that know their lines. Aliases are refused, so a small file stays small.</summary>
internal sealed class YamlReader(FaultList faults)
{
    private const int MaxDepth = 40;
    /// <summary>Some thousand people and channels; more than that is not a file to be read at a start.</summary>
    public const int MaxLength = 4 << 20;

    /// <summary>The file's one mapping; null (and a fault) where it has none.</summary>
    public YamlMap? Read(string text)
    {
        if (text.Length > MaxLength)
            return Refuse(1, "", $"the file has {text.Length} characters; at most {MaxLength} are read.");
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return Refuse(1, "", "the file is empty; write 'organization', 'accounts', 'people' and 'channels'.");
            var root = Node(parser, "", 0);
            parser.Consume<DocumentEnd>();
            if (parser.Current is DocumentStart second)
                Refuse((int)second.Start.Line, "", "a directory is one YAML document; remove the second '---'.");
            return root as YamlMap ?? Refuse(root.Line, "", "a directory is a mapping; write 'organization', 'accounts', 'people' and 'channels'.");
        }
        catch (YamlException e)
        {
            return Refuse((int)e.Start.Line, "", $"this is not valid YAML ({Plain(e)}); mind the indentation, and put texts that hold ': ' or '#' in quotes.");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner throws it, without a place, on some plain texts that are broken by tabs.
            return Refuse(1, "", "this is not valid YAML; mind the indentation, write spaces instead of tabs, and put texts that hold ': ' or '#' in quotes.");
        }
    }

    private YamlNode Node(Parser parser, string path, int depth)
    {
        var at = parser.Current!.Start;
        if (depth > MaxDepth)
            throw new YamlException(at, parser.Current.End, $"nested deeper than {MaxDepth} levels");
        switch (parser.Current)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new YamlScalar((int)at.Line, scalar.Value, scalar.Style is not ScalarStyle.Plain);
            case SequenceStart:
                return List(parser, path, depth);
            case MappingStart:
                return Map(parser, path, depth);
            default:
                Refuse((int)at.Line, path, "aliases ('*name') are not read; write the value itself, or use groups and named guardrails.");
                parser.MoveNext();
                return new YamlScalar((int)at.Line, "", false);
        }
    }

    private YamlList List(Parser parser, string path, int depth)
    {
        var line = (int)parser.Consume<SequenceStart>().Start.Line;
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(parser, $"{path}[{items.Count}]", depth + 1));
        return new(line, items);
    }

    private YamlMap Map(Parser parser, string path, int depth)
    {
        var line = (int)parser.Consume<MappingStart>().Start.Line;
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Current as Scalar ?? throw new YamlException(parser.Current!.Start, parser.Current.End, "a key must be a text");
            parser.MoveNext();
            var inner = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            var at = (int)key.Start.Line;
            if (!seen.TryAdd(key.Value, at))
                Refuse(at, inner, $"the key stands here again (first in line {seen[key.Value]}); keep one.");
            entries.Add(new(key.Value, at, Node(parser, inner, depth + 1)));
        }
        return new(line, entries);
    }

    private YamlMap? Refuse(int line, string path, string text)
    {
        faults.Add(line, path, text);
        return null;
    }

    private static string Plain(YamlException e) => (e.Message.Length > 0 ? e.Message : e.InnerException?.Message ?? "no reason given").TrimEnd('.');
}
