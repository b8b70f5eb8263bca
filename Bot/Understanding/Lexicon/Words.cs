using Bot.Intents.Resources.Registry;
using Bot.Understanding.Regions;

namespace Bot.Understanding.Lexicon;

/// <summary>The lexicon: every word and phrase that the reader knows, from the registry of kinds and from its own tables. Built at the first question.</summary>
internal sealed class Words
{
    /// <summary>The words over the product's registry.</summary>
    public static Words Default => Lazily.Value;

    private static readonly Lazy<Words> Lazily = new(() => new(ResourceRegistry.Kinds));

    public WordTrie Trie { get; } = new();
    public Speller Speller { get; }

    public Words(IEnumerable<ResourceKind> kinds)
    {
        var correctable = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (cue, words) in CueWords.All)
            Each(words, (phrase, _) => Trie.Add(phrase).Cues.Add(cue));
        foreach (var service in ServiceName.All)
            Each(service.Words, (phrase, _) => Trie.Add(phrase).Service ??= service);
        foreach (var (code, words) in RegionWords.All)
        {
            Trie.Add(code).Region = code;
            Each(words, (phrase, _) =>
            {
                Trie.Add(phrase).Region = code;
                Correctable(correctable, phrase);
            });
        }
        Each(RegionWords.Everywhere, (phrase, _) => Trie.Add(phrase).IsEverywhere = true);
        foreach (var kind in kinds)
            Add(kind, correctable);
        foreach (var word in CorrectableWords.All)
            correctable.Add(word);
        Speller = new(correctable);
    }

    private void Add(ResourceKind kind, HashSet<string> correctable)
    {
        for (var rank = 0; rank < kind.Words.Length; rank++)
        {
            var word = kind.Words[rank];
            var plural = Plural.Of(word);
            AddKind(word, new(kind, rank, plural == word && rank > 0));
            if (plural != word)
                AddKind(plural, new(kind, rank, true));
            Correctable(correctable, word);
            Correctable(correctable, plural);
        }
        foreach (var field in kind.Fields)
        {
            foreach (var word in field.Words)
            {
                AddField(word, kind, field);
                AddField(Plural.Of(word), kind, field);
            }
            AddField(field.Name.Replace('_', ' '), kind, field);
            foreach (var phrase in field.Phrases)
                (Trie.Add(phrase.Words).Conditions ??= []).TryAdd(kind.Name, (field, phrase));
        }
    }

    private void AddKind(string word, KindWord kind)
    {
        var kinds = Trie.Add(word).Kinds ??= [];
        if (!kinds.Exists(k => k.Kind.Name == kind.Kind.Name))
            kinds.Add(kind);
    }

    private void AddField(string word, ResourceKind kind, Field field) => (Trie.Add(word).Fields ??= []).TryAdd(kind.Name, field);

    private static void Correctable(HashSet<string> words, string phrase)
    {
        foreach (var word in phrase.Split(' ', '-'))
        {
            if (word.Length > 4)
                words.Add(word);
        }
    }

    private static void Each(string words, Action<string, int> add)
    {
        var rank = 0;
        foreach (var range in words.AsSpan().Split(','))
        {
            var phrase = words.AsSpan()[range].Trim();
            if (phrase.Length > 0)
                add(phrase.ToString(), rank++);
        }
    }
}
