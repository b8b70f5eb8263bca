using System.Collections.Frozen;
using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;

namespace Bot.Understanding.Entities;

/// <summary>Finds names that nothing marks: words shaped like names, and words that stand where a name must stand.</summary>
internal static class NameFinder
{
    private static readonly FrozenSet<string> NeverNames =
        ("main old new internal external public private default primary second first last prod production staging dev development test testing whole same other right wrong big small current specific single certain following "
        + "that this these those which who what when where why how is are was were be been being am do does did done has have had having can could will would should may might must shall "
        + "in on at to of for from by with without about into onto over under between through during before after and or but nor so than then also too very again still already yet ever never not no "
        + "me my our your his her its their us we you they he she it i a an the some any every each all both few more most much many only just even please thanks here there now today up down out off "
        + "via per as if because while until although though since like such own doing going getting keeps gets got goes went need needs want wants seems looks looking said says say name id details info somewhere else using "
        + "running run works work worked working used uses use keep lately recently currently instead really actually look take make sure correctly properly always sometimes often usually automatically "
        + "long times anymore any-more properly fully talk reach connect access come comes came hit hits owns own manages created made launched belongs").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(Draft draft, List<KindMention> kinds, List<Placed> found)
    {
        for (var i = 0; i < draft.Count; i++)
        {
            if (draft.IsTaken(i) || !draft.IsWord(i))
                continue;
            var token = draft.Tokens[i];
            if (!IsNamed(draft, i) && !IsShaped(draft, i, token) && !IsBeside(draft, kinds, i))
                continue;
            found.Add(new(new(EntityKind.Name, token.Raw, null), i));
            draft.Take(i, 1);
        }
        found.Sort((a, b) => a.At.CompareTo(b.At));
        for (var i = 0; i < found.Count; i++)
        {
            var placed = found[i];
            if (placed.Entity is { Kind: EntityKind.Name, ResourceKind: null } name)
                found[i] = placed with { Entity = name with { ResourceKind = KindBeside(draft, kinds, placed.At) ?? ParentOf(kinds, found, i, draft) ?? NameHints.KindOf(name.Text) } };
        }
    }

    /// <summary>Words that join others.</summary>
    public static bool IsNever(string word) => NeverNames.Contains(word);

    private static bool IsNamed(Draft draft, int at)
    {
        if (draft.Before(at, Cue.Named) is not { } named || named.End != at || NeverNames.Contains(draft.Lower(at)))
            return false;
        // "region id: us-east-2", "name is unknown"; after "id" alone only what is shaped like a name counts.
        return draft.Lower(at - 1) is not ("id" or "name" or "is" or "names") || Looks.IsName(draft.Lower(at)) || draft.Lower(at - 2) is "bucket" or "the" or "by" or "with" or "whose";
    }

    private static bool IsShaped(Draft draft, int at, Token token)
    {
        var word = token.Lower;
        if (!Looks.IsName(word) || Looks.IsInstanceType(word) || Compounds.Contains(word) || EntityFinder.IsTag(word))
            return false;
        if (word.Contains('.') && !word.Contains('-') && !word.Contains('/') && (char.IsAsciiDigit(word[0]) || IsRuntime(word) || word.Length < 6))
            return false;
        if (word.Contains('/') && !word.Contains('-') && !word.StartsWith('/') && word.Length < 12 && IsKnown(draft, word, '/'))
            return false;
        if (char.IsAsciiDigit(word[0]) && !word.AsSpan().ContainsAnyInRange('a', 'z'))
            return false;
        if (Looks.IsApiState(token.Raw) || word.StartsWith('-'))
            return false;
        foreach (var match in draft.Matches)
        {
            if (match.Start == at && match.Length == 1)
                return false;
            if (match.Start <= at && at < match.End && match.Length > 1 && match.Entry.Words.Contains(word, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    private static bool IsRuntime(string word) => word.StartsWith("python", StringComparison.Ordinal) || word.StartsWith("nodejs", StringComparison.Ordinal) || word.StartsWith("java", StringComparison.Ordinal) || word.StartsWith("dotnet", StringComparison.Ordinal) || word.StartsWith("ruby", StringComparison.Ordinal) || word.StartsWith("provided", StringComparison.Ordinal) || word.StartsWith("go1", StringComparison.Ordinal);

    private static bool IsKnown(Draft draft, string word, char join)
    {
        foreach (var range in word.AsSpan().Split(join))
        {
            if (draft.Words.Trie.IdOf(word.AsSpan()[range]) < 0)
                return false;
        }
        return true;
    }

    /// <summary>An unknown word after a kind in the singular ("lambda checkout"), or between "the" and one ("the checkout service").</summary>
    private static bool IsBeside(Draft draft, List<KindMention> kinds, int at)
    {
        var word = draft.Lower(at);
        if (word.Length < 3 || draft.CorrectionAt(at) is not null || draft.Words.Trie.IdOf(word) >= 0 && !IsPartOfPhrases(draft, at) || NeverNames.Contains(word) || OrdinaryWords.Contains(word) || !char.IsAsciiLetterOrDigit(word[0]) || Looks.IsInstanceType(word) || Looks.IsInstanceFamily(word, out _))
            return false;
        if (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ly", StringComparison.Ordinal) || Compounds.Contains(word) || EntityFinder.IsTag(word) || word.Contains('(') || Looks.IsApiState(draft.Tokens[at].Raw))
            return false;
        foreach (var kind in kinds)
        {
            if (kind.IsPlural)
                continue;
            if (kind.End == at || kind.End + 1 == at && draft.Lower(kind.End) == ":")
                return draft.Lower(at + 1) is not ("is" or "are") || draft.Lower(kind.Start - 1) is not ("which" or "what" or "why");
            if (kind.Start == at + 1 && draft.Lower(at - 1) is "the" or "our" or "my" or "of" or "in" or "for" && kind.Kind.Name is not ("vpn-connection" or "ec2-instance"))
                return true;
        }
        return false;
    }

    /// <summary>A word that the lexicon knows only within phrases ("payments cryptography") and that stands in none of them here, at the end of what is said of the kind.</summary>
    private static bool IsPartOfPhrases(Draft draft, int at)
    {
        foreach (var match in draft.Matches)
        {
            if (match.Start <= at && at < match.End)
                return false;
        }
        return at + 1 >= draft.Count || draft.IsMark(at + 1) || draft.Lower(at + 1) is "in" or "on" or "of" or "for" || draft.Matches.Exists(m => m.Start == at + 1 && m.Entry.Kinds is not null);
    }

    /// <summary>The kind whose word touches the name: after it ("orders-prod db") or before it ("lambda checkout-api", "cluster called prod-web").</summary>
    private static string? KindBeside(Draft draft, List<KindMention> kinds, int at)
    {
        foreach (var kind in kinds)
        {
            if (kind.End == at || kind.End < at && at - kind.End <= 4 && IsNaming(draft, kind.End, at))
                return kind.IsPlural && kind.End != at ? null : kind.Kind.Name;
        }
        foreach (var kind in kinds)
        {
            if (kind.Start == at + 1 && !draft.IsMark(at + 1))
                return kind.Kind.Name;
        }
        return null;
    }

    private static bool IsNaming(Draft draft, int from, int at)
    {
        for (var i = from; i < at; i++)
        {
            if (draft.Lower(i) is not ("named" or "called" or ":" or "name" or "with" or "is" or "the" or "id" or "," or "=" or "by" or "of" or "and" or "job" or "bucket") || draft.Lower(i) is "," or "and" && i == at - 1)
                return false;
        }
        return true;
    }

    /// <summary>"service checkout in prod-web": the second name is what the kind is listed under.</summary>
    private static string? ParentOf(List<KindMention> kinds, List<Placed> found, int index, Draft draft)
    {
        if (draft.Lower(found[index].At - 1) is not ("in" or "on" or "of"))
            return null;
        foreach (var kind in kinds)
        {
            if (kind.Start < found[index].At && kind.Kind.Parent is { } parent)
                return parent.Kind;
        }
        return null;
    }
}
