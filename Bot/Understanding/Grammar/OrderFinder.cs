using Bot.Intents.Resources.Registry;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Times;

namespace Bot.Understanding.Grammar;

/// <summary>What a message says of order and number: sorting, superlatives, how many rows, groups, sums.</summary>
internal static class OrderFinder
{
    /// <summary>"top 5", "5 largest", "first ten"; null where no number of rows is said.</summary>
    public static int? Top(Draft draft)
    {
        for (var i = 0; i < draft.Count; i++)
        {
            if (draft.Lower(i) is "top" or "first" or "last" or "bottom" or "latest" or "newest" or "oldest" or "biggest" or "largest" && Amounts.TryNumber(draft.Lower(i + 1), out var after) && IsCount(draft, i + 1, after))
                return (int)after;
            if (Amounts.TryNumber(draft.Lower(i), out var before) && draft.HasSuperlativeAt(i + 1) && IsCount(draft, i, before) && draft.Lower(i - 1) is not ("for" or "over" or "than" or "last" or "past"))
                return (int)before;
        }
        return null;
    }

    private static bool IsCount(Draft draft, int at, double number) =>
        number is >= 1 and <= 1000 && number == Math.Floor(number) && Calendar.UnitOf(draft.Lower(at + 1)) is null && !draft.Tokens[at].Raw.StartsWith('$') && !Units.TryRead(draft.Lower(at + 1), out _, out _);

    private static bool HasSuperlativeAt(this Draft draft, int at) =>
        draft.IsAt(at, Cue.Biggest) || draft.IsAt(at, Cue.Smallest) || draft.IsAt(at, Cue.Oldest) || draft.IsAt(at, Cue.Newest) || draft.IsAt(at, Cue.Most) || draft.IsAt(at, Cue.Least) || draft.IsAt(at, Cue.Expensive) || draft.IsAt(at, Cue.Noisy) || draft.Lower(at) is "top";

    /// <summary>The field and direction that rows are sorted by; null where nothing is said.</summary>
    public static (string Field, bool Descending)? Sort(Draft draft, ResourceKind kind, ConditionFinder finder)
    {
        var ascending = draft.Has(Cue.Ascending);
        var descending = draft.Has(Cue.Descending);
        if (draft.First(Cue.Sort) is { } sort && finder.Mentions.Find(m => m.Start >= sort.Start && m.Start <= sort.End + 2) is { Field: { } by })
            return (by.Name, descending || !ascending && (by.Kind is FieldKind.Number || draft.HasAny(Cue.Newest, Cue.Biggest, Cue.Most, Cue.Top)));
        // "top 5 volumes by size"
        if (Top(draft) is not null && finder.Mentions.Find(m => m.Field.Kind is FieldKind.Number or FieldKind.Time && draft.Before(m.Start, Cue.Per) is not null) is { Field: { } ranked })
            return (ranked.Name, !ascending);
        if (draft.HasAny(Cue.Oldest, Cue.Newest) && IsOfTime(draft) && TimeField(draft, kind) is { } time)
            return (time.Name, draft.Has(Cue.Newest));
        if (draft.HasAny(Cue.Biggest, Cue.Smallest, Cue.Most, Cue.Least))
        {
            var isMost = draft.HasAny(Cue.Biggest, Cue.Most);
            var place = (draft.First(Cue.Biggest) ?? draft.First(Cue.Most) ?? draft.First(Cue.Smallest) ?? draft.First(Cue.Least))!.Value;
            var field = finder.Mentions.Find(m => m.Start >= place.Start && m.Field.Kind is FieldKind.Number).Field
                ?? finder.Mentions.Find(m => m.Field.Kind is FieldKind.Number).Field ?? (draft.HasAny(Cue.Biggest, Cue.Smallest) ? SizeField(kind) : null);
            if (draft.HasWord("region", "regions") && !draft.HasAny(Cue.Biggest, Cue.Smallest))
                return null;
            return field is null ? null : (field.Name, isMost);
        }
        if ((ascending || descending) && (draft.HasWord("newest", "oldest", "recent", "latest", "earliest") ? TimeField(draft, kind) : SizeField(kind)) is { } ordered)
            return (ordered.Name, descending);
        return null;
    }

    /// <summary>"latest version" asks for the version, "most recent snapshot" for the snapshot.</summary>
    private static bool IsOfTime(Draft draft) => draft.First(Cue.Newest) is not { } newest || draft.Lower(newest.End) is not ("version" or "engine" or "generation" or "status" or "state");

    /// <summary>The field that "biggest" compares.</summary>
    public static Field? SizeField(ResourceKind kind)
    {
        Field? found = null;
        foreach (var field in kind.Fields)
        {
            if (field.Kind != FieldKind.Number)
                continue;
            if (field.Name.StartsWith("size", StringComparison.Ordinal) || field.Name.StartsWith("storage", StringComparison.Ordinal) || field.Words.Contains("size"))
                return field;
            if (found is null && Units.DimensionOf(field.Unit) == "bytes")
                found = field;
        }
        return found ?? kind.FieldNamed("vcpus") ?? kind.Fields.FirstOrDefault(f => f.Kind == FieldKind.Number);
    }

    /// <summary>The time that the message's verb means: creation unless it speaks of change, use or expiry.</summary>
    public static Field? TimeField(Draft draft, ResourceKind kind)
    {
        if (draft.Has(Cue.Expires))
            return Named(kind, "expires", "expiry", "not_after", "end", "deprecation_time");
        if (draft.HasWord("used", "unused", "accessed", "login", "invoked", "logged", "active", "inactive", "assumed"))
            return Named(kind, "last_used", "last_launched", "last_accessed", "last_login", "password_last_used", "last_activity", "last_invoked") ?? Any(kind, "last");
        if (draft.HasWord("rotated", "rotation", "rotate"))
            return Named(kind, "last_rotated", "rotated") ?? Any(kind, "rotat") ?? Named(kind, "modified", "changed", "created");
        if (draft.HasAny(Cue.Modified, Cue.Deployed) && Named(kind, "modified", "last_modified", "changed", "updated", "last_updated", "last_deployed") is { } modified)
            return modified;
        foreach (var field in kind.Fields)
        {
            if (field.Kind != FieldKind.Time)
                continue;
            foreach (var word in field.Words)
            {
                if (word.Length > 4 && !word.Contains(' ') && draft.Find(word) >= 0)
                    return field;
            }
        }
        return Named(kind, "launch_time", "created", "started", "start_time") ?? kind.Fields.FirstOrDefault(f => f.Kind == FieldKind.Time && !f.Name.Contains("expire", StringComparison.Ordinal));
    }

    private static Field? Any(ResourceKind kind, string part) => kind.Fields.FirstOrDefault(f => f.Kind == FieldKind.Time && f.Name.Contains(part, StringComparison.Ordinal));

    private static Field? Named(ResourceKind kind, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (kind.FieldNamed(name) is { Kind: FieldKind.Time } field)
                return field;
        }
        return null;
    }

    /// <summary>What is grouped by: fields of the kind, <c>region</c>, <c>account</c>, <c>tag:KEY</c>.</summary>
    public static List<string> Groups(Draft draft, ResourceKind? kind, List<(int Start, int End, Field Field)> mentions)
    {
        var groups = new List<string>();
        foreach (var match in draft.Matches)
        {
            if (!match.Entry.Cues.Has(Cue.Per) || draft.Lower(match.Start) is "across" || draft.Lower(match.Start - 1) is "sort" or "sorted" or "order" or "ordered" or "rank" or "ranked" or "used" or "created" or "owned" or "launched" or "covered")
                continue;
            var at = match.End;
            while (Articles.Contains(draft.Lower(at)) || draft.Lower(at) is "each" or "every")
                at++;
            if (Group(draft, at, kind, mentions) is not { } group || groups.Contains(group))
                continue;
            groups.Add(group);
            var next = at + 1;
            if (draft.Lower(next) is "and" && Group(draft, next + 1, kind, mentions) is { } second && !groups.Contains(second))
                groups.Add(second);
        }
        if (groups.Count == 0 && draft.HasWord("region", "regions") && draft.HasAny(Cue.Most, Cue.Least) && draft.Find("which") is >= 0 && draft.Find("region") is var region and >= 0 && region <= draft.Find("which") + 2)
            groups.Add("region");
        return groups;
    }

    private static string? Group(Draft draft, int at, ResourceKind? kind, List<(int Start, int End, Field Field)> mentions)
    {
        switch (draft.Lower(at))
        {
            case "region" or "regions":
                return "region";
            case "account" or "accounts":
                return "account";
            case "tag" when at + 1 < draft.Count && !draft.IsMark(at + 1):
                return $"tag:{draft.Tokens[at + 1].Raw}";
            case "az" or "zone" when kind?.FieldNamed("availability_zone") is not null:
                return "availability_zone";
            case "service" or "services" when kind is null:
                return "service";
        }
        if (draft.Lower(at + 1) is "tag" && at + 1 < draft.Count && !draft.IsMark(at))
            return $"tag:{draft.Tokens[at].Raw}";
        foreach (var (start, _, field) in mentions)
        {
            if (start == at && field.Kind is not (FieldKind.Number or FieldKind.Time))
                return field.Name;
        }
        // What people group by that AWS knows as tags alone.
        return draft.Lower(at) switch
        {
            "team" or "teams" => "tag:team",
            "project" or "projects" => "tag:project",
            "environment" or "environments" or "env" or "stage" => "tag:environment",
            "costcenter" or "cost-center" => "tag:costcenter",
            "owner" or "owners" when draft.Lower(at - 1) is "by" or "per" => "tag:owner",
            _ => null,
        };
    }

    /// <summary>The field that a total adds up; null where only resources are counted.</summary>
    public static Field? Sum(Draft draft, ResourceKind kind, ConditionFinder finder)
    {
        var asksSum = draft.HasAny(Cue.Total, Cue.HowMuch) || draft.HasAny(Cue.HowMany);
        if (!asksSum)
            return null;
        if ((draft.First(Cue.HowMany) ?? draft.First(Cue.HowMuch) ?? draft.First(Cue.Total)) is not { } asked)
            return null;
        foreach (var (start, _, field) in finder.Mentions)
        {
            if (field.Kind == FieldKind.Number && start - asked.End is >= 0 and <= 2)
                return field;
        }
        if (!draft.HasAny(Cue.HowMany) || draft.HasWord("gb", "tb", "gib", "terabytes", "gigabytes"))
        {
            if (draft.HasWord("gb", "tb", "gib", "size", "storage", "terabytes", "gigabytes", "space", "capacity", "disk"))
                return SizeField(kind);
            return finder.Mentions.Find(m => m.Field.Kind == FieldKind.Number).Field;
        }
        return null;
    }
}
