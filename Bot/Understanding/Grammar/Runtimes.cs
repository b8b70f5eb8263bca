namespace Bot.Understanding.Grammar;

/// <summary>Lambda runtimes as people write them: <c>python3.8</c>, <c>node 18</c>, <c>java 11</c>.</summary>
internal static class Runtimes
{
    public static bool TryRead(Draft draft, int at, out string name, out bool exact, out int end)
    {
        (name, exact, end) = ("", true, at + 1);
        var word = draft.Lower(at);
        var language = word switch
        {
            "node" or "nodejs" or "node.js" => "nodejs",
            "python" or "py" => "python",
            "java" => "java",
            "dotnet" or ".net" or "net" or "dotnetcore" => "dotnet",
            "ruby" => "ruby",
            "go" or "golang" => "go",
            _ => "",
        };
        if (language.Length == 0)
            return TryWhole(word, out name);
        if (word is "go" or "net" && !char.IsAsciiDigit(draft.Lower(at + 1).FirstOrDefault()))
            return false;
        var version = draft.Lower(at + 1) is "version" ? draft.Lower(at + 2) : draft.Lower(at + 1);
        if (version.Length == 0 || !char.IsAsciiDigit(version[0]))
        {
            (name, exact) = (language, false);
            return word is not "node" || !draft.HasWord("group", "groups", "nodes");
        }
        end = draft.Lower(at + 1) is "version" ? at + 3 : at + 2;
        name = language switch
        {
            "nodejs" => $"nodejs{version.Replace(".x", "", StringComparison.Ordinal)}.x",
            "go" => "go1.x",
            _ => language + version,
        };
        return true;
    }

    /// <summary><c>python3.8</c>, <c>nodejs18.x</c>, <c>node18</c>, <c>provided.al2</c></summary>
    private static bool TryWhole(string word, out string name)
    {
        name = word;
        if (word.StartsWith("nodejs", StringComparison.Ordinal) && word.Length > 6)
            name = word.EndsWith(".x", StringComparison.Ordinal) ? word : word + ".x";
        else if (word.StartsWith("node", StringComparison.Ordinal) && word.Length is 5 or 6 && char.IsAsciiDigit(word[4]))
            name = $"nodejs{word[4..]}.x";
        else if (!(word.StartsWith("python", StringComparison.Ordinal) && word.Length > 6 && char.IsAsciiDigit(word[6])
            || word.StartsWith("java", StringComparison.Ordinal) && word.Length > 4 && char.IsAsciiDigit(word[4])
            || word.StartsWith("dotnet", StringComparison.Ordinal) && word.Length > 6 && word[^1] is >= '0' and <= '9'
            || word.StartsWith("ruby", StringComparison.Ordinal) && word.Length > 4 && char.IsAsciiDigit(word[4])
            || word.StartsWith("provided.", StringComparison.Ordinal) || word is "go1.x"))
            return false;
        return true;
    }
}
