using Bot.Intents.Resources.Registry;

namespace Bot.Understanding.Lexicon;

/// <summary>A word or phrase with all that it may mean.</summary>
internal sealed class Entry(string words)
{
    public string Words { get; } = words;
    public CueSet Cues;
    /// <summary>Kinds that are called so, in the registry's order.</summary>
    public List<KindWord>? Kinds { get; set; }
    /// <summary>Fields that are called so, by kind.</summary>
    public Dictionary<string, Field>? Fields { get; set; }
    /// <summary>Conditions that the words state, by kind.</summary>
    public Dictionary<string, (Field Field, Phrase Phrase)>? Conditions { get; set; }
    /// <summary>The Region that is called so.</summary>
    public string? Region { get; set; }
    /// <summary>The words mean every Region.</summary>
    public bool IsEverywhere { get; set; }
    /// <summary>The service that is called so.</summary>
    public ServiceName? Service { get; set; }
}

/// <summary>A kind that a word names.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rank">Place of the word among the kind's words: 0 is the most usual.</param>
/// <param name="IsPlural">The word is the plural.</param>
internal readonly record struct KindWord(ResourceKind Kind, int Rank, bool IsPlural);
