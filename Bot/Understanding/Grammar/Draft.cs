using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;
using Bot.Understanding.Times;

namespace Bot.Understanding.Grammar;

/// <summary>A message while it is read: its tokens, what of the lexicon was found in them, and which of them are already understood.</summary>
internal sealed class Draft
{
    private readonly bool[] _taken;

    public Draft(CleanText clean, List<Token> tokens, Words words, DateTimeOffset now)
    {
        (Clean, Tokens, Words, Now) = (clean, tokens, words, now);
        _taken = new bool[tokens.Count];
        Matches = Matcher.Match(tokens, words, _corrections = []);
        foreach (var match in Matches)
            Cues.Add(match.Entry.Cues);
    }

    private readonly Dictionary<int, string> _corrections;

    public CleanText Clean { get; }
    public List<Token> Tokens { get; }
    public Words Words { get; }
    public DateTimeOffset Now { get; }
    public FiscalYear Fiscal { get; init; } = FiscalYear.Calendar;
    /// <summary>Every word and phrase of the lexicon in the text, by place, longest first.</summary>
    public List<Match> Matches { get; }
    /// <summary>All cues of the message.</summary>
    public CueSet Cues;
    /// <summary>What the reading rests on.</summary>
    public List<string> Because { get; } = [];

    public string Text => Clean.Text;
    public int Count => Tokens.Count;

    public string Lower(int at) => (uint)at < (uint)Tokens.Count ? _corrections.GetValueOrDefault(at) ?? Tokens[at].Lower : "";
    /// <summary>The corrections made, for people.</summary>
    public IEnumerable<string> Corrected => _corrections.Select(c => $"\"{Tokens[c.Key].Raw}\" is read as \"{c.Value}\"");
    /// <summary>The word that a misspelled one was read as; null where it was read as typed.</summary>
    public string? CorrectionAt(int at) => _corrections.GetValueOrDefault(at);
    public bool IsTaken(int at) => (uint)at >= (uint)_taken.Length || _taken[at];
    public bool IsWord(int at) => (uint)at < (uint)Tokens.Count && Tokens[at].Kind == TokenKind.Word;
    public bool IsMark(int at) => (uint)at < (uint)Tokens.Count && Tokens[at].Kind == TokenKind.Mark;

    public void Take(int start, int length)
    {
        for (var i = start; i < start + length && i < _taken.Length; i++)
            _taken[i] = true;
    }

    public bool Has(Cue cue) => Cues.Has(cue);
    public bool HasAny(params ReadOnlySpan<Cue> cues) => Cues.HasAny(cues);

    /// <summary>The first match with the cue at or after a place; null when there is none.</summary>
    public Match? First(Cue cue, int from = 0)
    {
        foreach (var match in Matches)
        {
            if (match.Start >= from && match.Entry.Cues.Has(cue))
                return match;
        }
        return null;
    }

    /// <summary>The longest match with the cue that begins here; null when there is none.</summary>
    public Match? At(int start, Cue cue)
    {
        foreach (var match in Matches)
        {
            if (match.Start == start && match.Entry.Cues.Has(cue))
                return match;
            if (match.Start > start)
                break;
        }
        return null;
    }

    public bool IsAt(int start, Cue cue) => At(start, cue) is not null;

    /// <summary>A match with the cue that ends right before a place; articles between don't count.</summary>
    public Match? Before(int place, Cue cue)
    {
        while (place > 0 && Articles.Contains(Lower(place - 1)))
            place--;
        Match? found = null;
        foreach (var match in Matches)
        {
            if (match.Start >= place)
                break;
            if (match.End == place && match.Entry.Cues.Has(cue) && (found is null || match.Length > found.Value.Length))
                found = match;
        }
        return found;
    }

    /// <summary>The words stand one after the other at a place.</summary>
    public bool Says(int at, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (Lower(at + i) != words[i])
                return false;
        }
        return true;
    }

    public int Find(string word, int from = 0)
    {
        for (var i = from; i < Count; i++)
        {
            if (Lower(i) == word)
                return i;
        }
        return -1;
    }

    public bool HasWord(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Find(word) >= 0)
                return true;
        }
        return false;
    }
}
