namespace Bot.Understanding.Lexicon;

/// <summary>The plural of an English noun phrase, as people form it.</summary>
internal static class Plural
{
    public static string Of(string phrase)
    {
        if (phrase.EndsWith("is", StringComparison.Ordinal) || phrase.EndsWith("ss", StringComparison.Ordinal) || phrase.EndsWith('x') || phrase.EndsWith("ch", StringComparison.Ordinal) || phrase.EndsWith("sh", StringComparison.Ordinal))
            return phrase + "es";
        if (phrase.EndsWith('s'))
            return phrase;
        return phrase.EndsWith('y') && phrase.Length > 2 && !"aeiou".Contains(phrase[^2]) ? phrase[..^1] + "ies" : phrase + "s";
    }
}
