using System.Collections.Immutable;
using Bot.Aws.Catalog;

namespace Bot.Intents.Commands;

/// <summary>Finds parameters by the names people type.</summary>
internal static class ParameterNames
{
    /// <summary>A member by its name in any spelling; null when there is none.</summary>
    public static AwsMember? Find(AwsShape shape, string name)
    {
        if (shape.Members.TryGetValue(name, out var exact))
            return exact;
        var key = CommandNames.Key(name);
        return shape.Members.Values.FirstOrDefault(m => CommandNames.Key(m.Name) == key);
    }

    /// <summary>A member by its name, the beginning of its name where only one begins so, or the name in the other number.</summary>
    public static AwsMember? Guess(AwsShape shape, string name)
    {
        if (Find(shape, name) is { } member)
            return member;
        var key = CommandNames.Key(name);
        if (key.Length < 2)
            return null;
        var begun = shape.Members.Values.Where(m => CommandNames.Key(m.Name).StartsWith(key, StringComparison.Ordinal)).Take(2).ToArray();
        if (begun.Length == 1)
            return begun[0];
        return key.EndsWith('s') ? Find(shape, key[..^1]) : Find(shape, key + "s");
    }

    /// <summary>Flags like this one.</summary>
    public static ImmutableArray<string> Like(AwsShape shape, string name)
    {
        var near = CommandNames.Nearest(name, shape.Members.Keys, 3).ToArray();
        var words = name.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return [.. near.Concat(shape.Members.Keys.Where(k => words.Any(w => w.Length > 2 && CommandNames.Kebab(k).Split('-').Contains(w)))).Distinct().Take(3).Select(Flag)];
    }

    public static string Flag(string name) => $"--{CommandNames.Kebab(name)}";

    /// <summary>The parameter that a word without a flag is for: the only required one, or the one that the operation is about.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="given">Parameters that have a value.</param>
    /// <param name="word">The word.</param>
    public static AwsMember? Subject(AwsOperation operation, IReadOnlyCollection<string> given, string word)
    {
        var open = operation.Input.Members.Values.Where(m => !given.Contains(m.Name)).ToArray();
        var required = open.Where(m => m.Required && !m.IdempotencyToken).ToArray();
        if (required.Length > 0)
            return required.Length == 1 ? required[0] : null;
        // The subject's name begins a parameter's: describe-db-instances → DBInstanceIdentifier, describe-security-groups → GroupIds.
        var nouns = CommandNames.Kebab(operation.Name).Split('-')[1..];
        foreach (var stem in Stems(string.Concat(nouns)).Concat(nouns.Length > 1 ? Stems(nouns[^1]) : []))
        {
            var subjects = open.Where(m => IsNameOf(CommandNames.Key(m.Name), stem)).OrderBy(m => Fit(CommandNames.Key(m.Name), word)).ToArray();
            if (subjects.Length > 0 && Fit(CommandNames.Key(subjects[0].Name), word) < 3)
                return subjects[0];
        }
        var names = open.Where(m => CommandNames.Key(m.Name) is "name" or "names" or "id" or "ids" or "arn").ToArray();
        return names.Length == 1 ? names[0] : null;
    }

    private static string[] Stems(string noun) => noun.Length < 2 ? [] : noun.EndsWith("ies", StringComparison.Ordinal) ? [noun[..^3] + "y"] : noun.EndsWith('s') ? [noun[..^1]] : [noun];

    /// <summary>How well a word suits a parameter that wants an id, a name or an ARN; 3 is not at all.</summary>
    private static int Fit(string name, string word)
    {
        var isArn = word.StartsWith("arn:", StringComparison.Ordinal);
        if (name.TrimEnd('s').EndsWith("arn", StringComparison.Ordinal))
            return isArn ? 0 : 3;
        var dash = word.IndexOf('-');
        var isId = dash is > 0 and < 8 && word[(dash + 1)..].All(char.IsAsciiHexDigit);
        return name.TrimEnd('s').EndsWith("name", StringComparison.Ordinal) == isId ? 2 : 1;
    }

    private static bool IsNameOf(string name, string stem) =>
        name.StartsWith(stem, StringComparison.Ordinal) && name[stem.Length..] is "" or "s" or "id" or "ids" or "name" or "names" or "identifier" or "arn" or "arns";
}
