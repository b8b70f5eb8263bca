using System.Text;

namespace Bot.Intents.Commands;

/// <summary>Names of services, operations and parameters as people and the AWS CLI spell them.</summary>
internal static class CommandNames
{
    /// <summary>The spelling that all others share: <c>DescribeDBInstances</c>, <c>describe-db-instances</c> and <c>describe_db_instances</c> are one.</summary>
    public static string Key(ReadOnlySpan<char> name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('-' or '_'))
                key.Append(char.ToLowerInvariant(c));
        }
        return key.ToString();
    }

    /// <summary>The CLI's spelling of an API name: <c>describe-db-instances</c>.</summary>
    public static string Kebab(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (i > 0 && char.IsAsciiLetterUpper(c))
            {
                var afterLower = !char.IsAsciiLetterUpper(name[i - 1]);
                // The last capital of several begins the next word, but for plurals: DBInstance, VpcIDs.
                var beginsWord = i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]) && !(name[i + 1] == 's' && (i + 2 == name.Length || char.IsAsciiLetterUpper(name[i + 2])));
                if ((afterLower && name[i - 1] is not ('-' or '_')) || (beginsWord && char.IsAsciiLetterUpper(name[i - 1])))
                    result.Append('-');
            }
            result.Append(c == '_' ? '-' : char.ToLowerInvariant(c));
        }
        return result.ToString();
    }

    /// <summary>The nearest names to a typed one, best first; none that is far.</summary>
    public static IEnumerable<string> Nearest(string typed, IEnumerable<string> names, int count)
    {
        var key = Key(typed);
        var limit = Math.Max(2, key.Length / 3);
        return names
            .Select(n => (Name: n, Distance: Distance(key, Key(n), limit)))
            .Where(p => p.Distance <= limit)
            .OrderBy(p => p.Distance).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Take(count)
            .Select(p => p.Name);
    }

    /// <summary>Edits (a swap of neighbours is one) from one text to another; larger than the limit where they are further apart.</summary>
    public static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        int[] before = new int[b.Length + 1], last = new int[b.Length + 1], row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                best = Math.Min(best, row[j]);
            }
            if (best > limit)
                return limit + 1;
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
