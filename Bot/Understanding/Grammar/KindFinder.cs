using Bot.Intents.Resources.Registry;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Grammar;

/// <summary>Finds the kinds of resources that a message speaks of, the longest words first.</summary>
internal static class KindFinder
{
    public static List<KindMention> Find(Draft draft)
    {
        var mentions = new List<KindMention>();
        var context = Services(draft);
        var end = 0;
        foreach (var match in draft.Matches)
        {
            if (match.Start < end || draft.IsTaken(match.Start))
                continue;
            if (Choose(draft, match, context) is not { } kind)
                continue;
            mentions.Add(new(match.Start, match.End, kind, IsPlural(draft, match)));
            end = match.End;
        }
        for (var i = 0; i < draft.Count; i++)
        {
            if (!draft.IsTaken(i) && draft.IsWord(i) && !mentions.Exists(m => m.Start <= i && i < m.End) && GenericKinds.TryGet(draft.Lower(i), out var kinds) && Generic(kinds, context) is { } kind && !IsVerbLike(draft, i))
                mentions.Add(new(i, i + 1, kind, draft.Lower(i).EndsWith('s')));
        }
        mentions.Sort((a, b) => a.Start.CompareTo(b.Start));
        Join(draft, mentions);
        return mentions;
    }

    /// <summary>"rds database", "eks cluster", "lambda functions" written apart are one mention: the later word tells the kind where it belongs to the same service.</summary>
    private static void Join(Draft draft, List<KindMention> mentions)
    {
        for (var i = 0; i + 1 < mentions.Count; i++)
        {
            var (a, b) = (mentions[i], mentions[i + 1]);
            if (a.End != b.Start || draft.IsMark(b.Start - 1))
                continue;
            if (a.Kind.Name == b.Kind.Name || a.Kind.Service == b.Kind.Service)
            {
                mentions[i] = new(a.Start, b.End, b.Kind, b.IsPlural);
                mentions.RemoveAt(i + 1);
                i--;
            }
        }
    }

    private static HashSet<string>? Services(Draft draft)
    {
        HashSet<string>? services = null;
        foreach (var match in draft.Matches)
        {
            if (match.Entry.Service is { } service)
                (services ??= []).Add(service.Key);
            if (match.Entry.Kinds is [{ Kind: var only }] && !GenericKinds.TryGet(match.Entry.Words, out _))
                (services ??= []).Add(only.Service);
        }
        return services;
    }

    private static ResourceKind? Choose(Draft draft, Match match, HashSet<string>? services)
    {
        if (match.Entry.Kinds is not { Count: > 0 } kinds || IsVerbLike(draft, match.Start) && match.Length == 1)
            return null;
        if (match.Length == 1 && GenericKinds.TryGet(draft.Lower(match.Start), out var alike) && ByPhrase(draft, alike, kinds) is { } told)
            return told;
        if (services is not null && match.Length == 1 && GenericKinds.TryGet(draft.Lower(match.Start), out var generic) && Generic(generic, services, strict: true) is { } known)
            return known;
        var best = kinds[0];
        foreach (var kind in kinds)
        {
            var isSpokenOf = services?.Contains(kind.Kind.Service) == true;
            var bestIsSpokenOf = services?.Contains(best.Kind.Service) == true;
            if (isSpokenOf && !bestIsSpokenOf || isSpokenOf == bestIsSpokenOf && kind.Rank < best.Rank)
                best = kind;
        }
        return best.Kind;
    }

    /// <summary>Words that state a condition of only one of the kinds: "automated snapshot".</summary>
    private static ResourceKind? ByPhrase(Draft draft, string[] alike, List<KindWord> kinds)
    {
        foreach (var match in draft.Matches)
        {
            if (match.Entry.Conditions is not { } conditions || conditions.ContainsKey(kinds[0].Kind.Name) || match.Entry.Kinds is not null)
                continue;
            // "failed the status checks" is longer than "failed", and speaks of the usual kind.
            if (draft.Matches.Any(m => m.Length > match.Length && (m.Entry.Conditions?.ContainsKey(kinds[0].Kind.Name) == true || m.Entry.Fields?.ContainsKey(kinds[0].Kind.Name) == true)))
                continue;
            foreach (var name in alike)
            {
                if (conditions.ContainsKey(name))
                    return ResourceRegistry.Find(name);
            }
        }
        return null;
    }

    private static ResourceKind? Generic(string[] kinds, HashSet<string>? services, bool strict = false)
    {
        ResourceKind? first = null;
        foreach (var name in kinds)
        {
            if (ResourceRegistry.Find(name) is not { } kind)
                continue;
            if (services?.Contains(kind.Service) == true)
                return kind;
            first ??= kind;
        }
        return strict ? null : first;
    }

    private static bool IsPlural(Draft draft, Match match)
    {
        foreach (var kind in match.Entry.Kinds!)
        {
            if (kind.IsPlural)
                return true;
        }
        return draft.Lower(match.End - 1) is { Length: > 3 } word && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) && word is not ("sqs" or "sns" or "rds" or "ecs" or "eks" or "kinesis" or "redis" or "ebs" or "kms" or "dns" or "ses" or "efs");
    }

    /// <summary>"image", "target", "key", "host", "schedule", "record" are verbs or parts of other phrases too.</summary>
    private static bool IsVerbLike(Draft draft, int at) => draft.Lower(at) switch
    {
        "host" or "schedule" or "target" or "record" or "image" or "pipe" or "rule" or "api" => draft.Lower(at - 1) is "to" or "can" or "and" && draft.Lower(at + 1) is "a" or "an" or "the" or "my",
        "support" or "service" => draft.Lower(at) == "service" && draft.Lower(at + 1) is "quota" or "quotas" or "limits" or "control",
        "services" => draft.Lower(at - 1) is "aws" or "web" or "top" or "contributing" or "by" or "per",
        "role" or "roles" => draft.Lower(at - 1) is "my" && draft.Lower(at + 1) is "here" or "in",
        "policy" => draft.Lower(at - 1) is "bucket" or "lifecycle" or "key" or "retention" or "scaling" or "resource" or "password" or "repository",
        "key" => draft.Lower(at - 1) is "access" or "secret" or "api",
        "rule" or "rules" => draft.Lower(at - 1) is "inbound" or "outbound" or "ingress" or "egress" or "group" or "acl" or "nacl" || draft.Tokens.Exists(t => t.Lower.StartsWith("sg-", StringComparison.Ordinal) || t.Lower.StartsWith("acl-", StringComparison.Ordinal)),
        "node" => char.IsAsciiDigit(draft.Lower(at + 1).FirstOrDefault()),
        "account" => draft.Lower(at - 1) is "the" or "my" or "our" or "this" or "aws" or "in" or "of" or "for" or "which" or "what" || char.IsAsciiDigit(draft.Lower(at + 1).FirstOrDefault()),
        "user" => draft.Lower(at - 1) is "which" or "root",
        _ => false,
    };
}
