using Bot.Conversations;
using Bot.Understanding.Entities;
using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Regions;
using Bot.Understanding.Times;

namespace Bot.Understanding.Families;

/// <summary>All that was found in a message before its family is decided.</summary>
internal sealed class Scene
{
    public Scene(Draft draft, Conversation conversation, IAccountNames? names = null)
    {
        (Draft, Conversation) = (draft, conversation);
        Regions = RegionFinder.Find(draft);
        Tags = TagFinder.Find(draft);
        EntityFinder.Find(draft, Placed, Accounts, names);
        Start = Opening.Find(draft);
        Time = TimeFinder.Find(draft, (draft.Has(Cue.Forecast) || draft.Lower(0) is "will") && !draft.HasWord("last", "past", "yesterday", "since", "previous"));
        Kinds = KindFinder.Find(draft);
        NameFinder.Find(draft, Kinds, Placed);
        Accounts.AddRange(AccountFinder.Aliases(draft).Select(a => names?.OfAlias(a) ?? names?.OfWord(a) ?? a));
        Comparisons = Comparison.Find(draft);
        Effective = EffectiveCues.Of(draft, Kinds);
        Clauses = Clause.Of(draft);
        Pasted = Alerts.PastedAlert.AlarmOf(draft.Text);
        if (Pasted is null && !NamesSomething && Kinds.Count == 0 && Tags.Count == 0)
            PlainSubjects.Find(draft, Clauses, Placed);
    }

    public Draft Draft { get; }
    public Conversation Conversation { get; }
    public RegionScope Regions { get; }
    public List<Condition> Tags { get; }
    public List<Placed> Placed { get; } = [];
    public List<string> Accounts { get; } = [];
    public TimeReading Time { get; }
    public List<KindMention> Kinds { get; }
    public List<Comparison> Comparisons { get; }
    /// <summary>The first token that says something, after greetings and "quick one before standup:".</summary>
    public int Start { get; }
    /// <summary>Cues of words that are not part of a longer name of a kind or field ("public" in "public ip").</summary>
    public CueSet Effective { get; }

    /// <summary>The message's parts between stops and commas.</summary>
    public List<Clause> Clauses { get; }
    /// <summary>The alarm of an alert that was pasted; null where the message is none.</summary>
    public string? Pasted { get; }

    public bool Has(Cue cue) => Effective.Has(cue);
    public bool HasAny(params ReadOnlySpan<Cue> cues) => Effective.HasAny(cues);
    public string First => Draft.Lower(Start);
    public bool IsQuestionMarked => Draft.Count > 0 && Draft.Lower(Draft.Count - 1) == "?";

    /// <summary>Something of the account is named: an id, an ARN or a name.</summary>
    public bool NamesSomething => Placed.Exists(p => p.Entity.Kind is EntityKind.Id or EntityKind.Arn or EntityKind.Name);
    public bool SpeaksOfOwn => Draft.HasWord("my", "our", "we", "i", "us", "mine", "ours");

    /// <summary>The kind that the message is about: the first that stands where its head stands.</summary>
    public KindMention? Head => Kinds.Count > 0 ? Kinds[0] : null;
    public bool IsList => Head is { IsPlural: true } head && (head.Start <= Start + 4 || HasAny(Cue.List, Cue.Which, Cue.HowMany));

    /// <summary>The message opens with one of the words.</summary>
    public bool Opens(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (First == word)
                return true;
        }
        return false;
    }

    /// <summary>A phrase with the cue stands at the opening.</summary>
    public bool OpensWith(Cue cue) => Draft.IsAt(Start, cue);
}
