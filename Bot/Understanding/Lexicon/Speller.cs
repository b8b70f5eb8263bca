namespace Bot.Understanding.Lexicon;

/// <summary>Finds the word of the lexicon that a misspelled word most likely is: one edit away for 4 to 7 letters, two above. Ordinary words are never bent.</summary>
internal sealed class Speller
{
    private const int Shortest = 4, Longest = 20;

    private readonly Dictionary<int, List<string>> _buckets = [];

    public Speller(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length < Shortest || !char.IsAsciiLetter(word[0]))
                continue;
            Bucket(word[0], word.Length).Add(word);
        }
    }

    /// <summary>The nearest word; null where none is near enough.</summary>
    public string? Correct(string word)
    {
        if (word.Length is < Shortest or > Longest || OrdinaryWords.Contains(word))
            return null;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetter(c))
                return null;
        }
        var allowed = word.Length <= 7 ? 1 : 2;
        var best = allowed + 1;
        string? found = null;
        for (var length = word.Length - allowed; length <= word.Length + allowed; length++)
        {
            Search(word, word[0], length, allowed, ref best, ref found);
            // The first two letters exchanged, the usual slip at a word's beginning.
            if (word[1] != word[0])
                Search(word, word[1], length, 1, ref best, ref found);
        }
        return found;
    }

    private void Search(string word, char first, int length, int allowed, ref int best, ref string? found)
    {
        if (!_buckets.TryGetValue(first * 64 + length, out var candidates))
            return;
        foreach (var candidate in candidates)
        {
            var distance = EditDistance.Within(word, candidate, allowed);
            if (distance <= allowed && distance < best)
                (best, found) = (distance, candidate);
        }
    }

    private List<string> Bucket(char first, int length)
    {
        var key = first * 64 + length;
        if (!_buckets.TryGetValue(key, out var bucket))
            _buckets.Add(key, bucket = []);
        return bucket;
    }
}
