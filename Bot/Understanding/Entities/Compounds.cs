using System.Collections.Frozen;

namespace Bot.Understanding.Entities;

/// <summary>Words with hyphens that are English, not names.</summary>
internal static class Compounds
{
    private static readonly FrozenSet<string> First =
        "on up in off non re un over under multi cross pre auto self read write by so end high low long short real right back one two three four five first second third well ever up-to least inter intra sub semi anti co de mis out top all old new large small day week month year hour minute per cost pay open close hands load fault fine full half half-yearly ad add follow tear speed break built work sign log check roll set lift fail over-the step state point cloud cold hot front spin scale"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Whole =
        "e-mail x-ray add-on add-ons up-to-date out-of-date end-to-end day-to-day month-to-date year-to-date site-to-site point-in-time follow-up set-up stand-up post-mortem go-live opt-in opt-out so-called start-up key-value read-only write-only cross-account cross-region cross-az cost-effective serverless-ly pay-per-request real-time near-real-time time-out time-outs check-in health-check health-checks copy-paste high-severity p99-latency t-shirt one-off ad-hoc run-book run-time"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Endings =
        "based facing only level wide free ready in out up down off on style like related specific aware compatible managed hosted owned made driven side time date term day month year hour minute week old gb mb tb scale class size sized effective intensive critical provisioned utilized used running dependent depth ended heavy friendly hungry backed exposed enabled"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>English by its first part alone; it may yet be a name.</summary>
    public static bool MayBeName(string word) => Contains(word) && !Whole.Contains(word) && word.IndexOf('-') is > 0 and var dash && !Endings.Contains(word[(word.LastIndexOf('-') + 1)..]) && !char.IsAsciiDigit(word[0]) && word.Length - dash > 4;

    public static bool Contains(string word)
    {
        if (Whole.Contains(word))
            return true;
        // "work-queue", "pay-api" end as things are called.
        if (NameHints.KindOf(word) is not null)
            return false;
        var dash = word.IndexOf('-');
        if (dash <= 0 || word.Contains('_') || word.Contains('/') || word.Contains('.'))
            return false;
        var last = word.LastIndexOf('-');
        if (word.AsSpan(0, dash).ContainsAnyInRange('0', '9') && char.IsAsciiDigit(word[0]))
            return true;
        return First.Contains(word[..dash]) && (last == dash || Endings.Contains(word[(last + 1)..])) || Endings.Contains(word[(last + 1)..]) && last == dash && word.Length - last > 3 && Lexicon.Words.Default.Trie.IdOf(word.AsSpan(0, dash)) >= 0;
    }
}
