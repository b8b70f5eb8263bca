using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Sees what a question cannot be answered without, so that it is asked for rather than guessed.</summary>
internal static class MissingFinder
{
    public static Missing? Find(Scene s, Claim claim, Shape shape, ResourceQuery? query, TimeRange? time)
    {
        var isNamed = s.NamesSomething || query is { Targets.Length: > 0 } || s.Placed.Exists(p => p.Entity.Kind is EntityKind.Url or EntityKind.IpAddress or EntityKind.CaseId);
        switch (claim.Family)
        {
            case Family.Costs when s.Has(Cue.Compare) && time is null && s.Draft.HasWord("months", "weeks", "periods", "quarters", "years", "days"):
                return new("time-range", "Which two periods do you want to compare? For example \"compare September and October\".");
            case Family.Alarms when claim.Topic == "health" && !isNamed && s.Head is { IsPlural: false } head && s.Draft.HasWord("my", "our", "the") && !s.Has(Cue.HealthEvent) && s.Time.Range is null:
                return Resource(head.Kind.Title);
            case Family.Logs when !isNamed && claim.Topic is not "groups" && query?.Targets.IsEmpty != false:
                return new("resource", "Which log group or resource? Name the log group (`/aws/lambda/…`), the function, service or cluster whose logs to read.");
            case Family.Troubleshooting when !isNamed && !HasOwnSubject(s):
                return s.Head is { } named ? Resource(named.Kind.Title) : new("resource", "Which resource is it about? Give its name, id or ARN, and the Region if it is not the usual one.");
            case Family.Resources when !isNamed && IsSingular(s, shape, query):
                return Resource(s.Head!.Value.Kind.Title);
            case Family.Network when claim.Topic == "reach" && !isNamed && s.Kinds.Count < 2:
                return new("resource", "From where to where? Name both ends: instances, functions, databases, subnets or addresses.");
            default:
                return null;
        }
    }

    private static Missing Resource(string title) => new("resource", $"Which {title}? Give its name, id or ARN.");

    /// <summary>An error that says its own subject: a quota, a launch, all nodes of a kind.</summary>
    private static bool HasOwnSubject(Scene s)
    {
        foreach (var token in s.Draft.Tokens)
        {
            if (token.Raw.Length > 10 && (token.Raw.EndsWith("Exceeded", StringComparison.Ordinal) || token.Raw.EndsWith("Exception", StringComparison.Ordinal) || token.Raw.StartsWith("Insufficient", StringComparison.Ordinal)))
                return true;
        }
        return s.Head is { IsPlural: true } && s.Regions.IsSaid;
    }

    /// <summary>One resource is asked about and none is named: "get the configuration for my lambda".</summary>
    private static bool IsSingular(Scene s, Shape shape, ResourceQuery? query)
    {
        if (s.Head is not { IsPlural: false } head || s.Kinds.Count > 1 || query is null or { Where.Length: > 0 } or { SortBy: not null } or { Top: not null } or { GroupBy.Length: > 0 } or { Sum: not null })
            return false;
        if (s.Regions.IsSaid || s.HasAny(Cue.List, Cue.HowMany, Cue.All, Cue.Any, Cue.Count) && !s.Has(Cue.Detail) && s.First is not "get" || s.Tags.Count > 0)
            return false;
        var isOne = s.Draft.HasWord("my", "the", "our") && (s.Has(Cue.Detail) || query.Fields.Length > 0 || s.First is "how" && s.Draft.Lower(s.Start + 1) is "big" or "large" or "old");
        return isOne && s.Draft.Lower(head.Start - 1) is "my" or "the" or "our" or "a" or "for" or "of" or "an" && head.Kind.Name is not ("trail" or "account" or "availability-zone" or "region");
    }
}
