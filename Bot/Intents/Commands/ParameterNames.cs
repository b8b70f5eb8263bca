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
    public static AwsMember? Subject(AwsOperation operation, IReadOnlyCollection<string> given)
    {
        var open = operation.Input.Members.Values.Where(m => !given.Contains(m.Name)).ToArray();
        var required = open.Where(m => m.Required && !m.IdempotencyToken).ToArray();
        if (required.Length > 0)
            return required.Length == 1 ? required[0] : null;
        // The subject's name begins an operation's last word: describe-db-instances → DBInstanceIdentifier.
        var noun = CommandNames.Key(string.Concat(CommandNames.Kebab(operation.Name).Split('-').Skip(1)));
        foreach (var stem in new[] { noun, noun.TrimEnd('s'), noun.EndsWith("ies", StringComparison.Ordinal) ? noun[..^3] + "y" : noun })
        {
            if (stem.Length > 1 && Array.Find(open, m => IsNameOf(CommandNames.Key(m.Name), stem)) is { } subject)
                return subject;
        }
        var names = open.Where(m => CommandNames.Key(m.Name) is "name" or "names" or "id" or "ids" or "arn").ToArray();
        return names.Length == 1 ? names[0] : null;
    }

    private static bool IsNameOf(string name, string stem) =>
        name.StartsWith(stem, StringComparison.Ordinal) && name[stem.Length..] is "" or "s" or "id" or "ids" or "name" or "names" or "identifier" or "arn" or "arns";
}
