namespace Bot.Understanding.Lexicon;

/// <summary>All words and phrases, by their words. Built once, then only read.</summary>
internal sealed class WordTrie
{
    private readonly Dictionary<string, int> _ids = new(4_096, StringComparer.Ordinal);
    private readonly Dictionary<long, int> _edges = new(16_384);
    private readonly List<Entry?> _entries = [null];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public WordTrie() => _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public IEnumerable<string> Words => _ids.Keys;

    /// <summary>The entry of a phrase, made where it is new. Hyphens count as spaces.</summary>
    public Entry Add(string phrase)
    {
        var node = 0;
        foreach (var range in phrase.AsSpan().SplitAny(' ', '-'))
        {
            var word = phrase.AsSpan()[range];
            if (word.Length == 0)
                continue;
            if (!_lookup.TryGetValue(word, out var id))
                _ids.Add(word.ToString(), id = _ids.Count);
            var key = Key(node, id);
            if (!_edges.TryGetValue(key, out var next))
            {
                _edges.Add(key, next = _entries.Count);
                _entries.Add(null);
            }
            node = next;
        }
        return _entries[node] ??= new(phrase);
    }

    /// <summary>The number of a word; -1 where it is not known.</summary>
    public int IdOf(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var id) ? id : -1;

    /// <summary>The node after a word; 0 where no phrase goes on so.</summary>
    public int Step(int node, int word) => word >= 0 && _edges.TryGetValue(Key(node, word), out var next) ? next : 0;

    public Entry? At(int node) => _entries[node];

    public Entry? Find(string phrase)
    {
        var node = 0;
        foreach (var word in phrase.Split(' '))
        {
            node = Step(node, IdOf(word));
            if (node == 0)
                return null;
        }
        return _entries[node];
    }

    private static long Key(int node, int word) => ((long)node << 32) | (uint)word;
}
