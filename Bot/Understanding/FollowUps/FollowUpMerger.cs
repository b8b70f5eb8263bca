using System.Collections.Immutable;
using Bot.Answers;
using Bot.Intents.Resources.Registry;
using Bot.Understanding.Families;
using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Times;

namespace Bot.Understanding.FollowUps;

/// <summary>Joins a message that leans on the conversation with the question it leans on: what is said anew replaces, the rest stays.</summary>
internal static class FollowUpMerger
{
    /// <summary>The family of a follow-up: the question's own, unless the message plainly speaks of another.</summary>
    public static Claim FamilyOf(Scene s, Claim claim, Question last)
    {
        var stays = new Claim(last.Family, last.Topic, 80, $"it goes on from \"{Short(last.Text)}\"");
        if (last.Family == claim.Family)
            return claim.Family == Family.Alarms && claim.Strength < 80 || claim.Strength < 60 || claim.Topic.Length == 0 ? stays : KeepsTopic(claim, last) ? stays : claim with { Why = stays.Why };
        if (last.Missing is not null && claim.Strength < 90)
            return stays;
        return claim.Family switch
        {
            Family.Action or Family.Support when claim.Strength >= 84 => claim,
            Family.Costs when claim.Strength >= 76 && !(last.Family == Family.Knowledge) => claim,
            Family.Alarms when claim.Strength >= 80 && last.Family is not Family.Resources => claim,
            Family.Alarms when claim.Strength >= 84 && claim.Topic is not "events" => claim,
            Family.Logs when claim.Strength >= 82 => claim,
            Family.Network when claim.Strength >= 86 && last.Family is not Family.Security => claim,
            Family.Troubleshooting when claim.Strength >= 82 && last.Family is Family.Resources or Family.Alarms && s.Has(Cue.Why) => claim,
            Family.Knowledge when claim.Strength >= 86 && !s.Draft.HasWord("one", "it", "them", "those", "that", "this", "these") => claim,
            Family.Resources when last.Family is Family.Action or Family.Support or Family.Identity or Family.Command => claim,
            // "And rds?" after a question of costs asks what it costs.
            Family.Resources when last.Family is Family.Costs && s.Draft.Lower(0) is "and" or "what" or "how" && s.Draft.Count <= 5 && s.Draft.Matches.Exists(m => m.Entry.Service is not null) => stays with { Topic = last.Topic },
            Family.Resources when s.Head is { IsPlural: true } && last.Family is Family.Costs or Family.Logs or Family.Knowledge => claim,
            Family.Security when claim.Strength >= 84 && last.Family is Family.Resources && s.Has(Cue.OpenToWorld) => claim,
            _ => stays,
        };
    }

    private static bool KeepsTopic(Claim claim, Question last) => last.Family == Family.Costs && claim.Topic == "spend" && last.Topic is not ("" or "spend") && last.Topic != "forecast";

    public static Question Merge(Scene s, Claim claim, Question last, Answer answer, Question fresh)
    {
        var query = Query(s, claim, last, answer, fresh.Resources);
        var time = fresh.Time ?? Shifted(s, last.Time) ?? (KeepsTime(claim, last) ? last.Time : null);
        // "Compare with september" after october: both.
        if (claim.Family == Family.Costs && last.Family == Family.Costs && fresh is { Shape: Shape.Compare, Time.Other: null } && last.Time is { Other: null } earlier && fresh.Time!.Start != earlier.Start)
            time = earlier with { Other = fresh.Time };
        var said = SaidShape(s, claim, last, fresh, query);
        var conditions = claim.Family == last.Family ? Replaced(last.Conditions, fresh.Conditions) : fresh.Conditions;
        var groups = fresh.GroupBy.Length > 0 ? fresh.GroupBy : claim.Family == last.Family && fresh.Shape is not Shape.Forecast ? last.GroupBy : [];
        return fresh with
        {
            Family = claim.Family,
            Topic = claim.Topic,
            Shape = said,
            Resources = query,
            Regions = fresh.Regions.IsSaid ? fresh.Regions : last.Regions,
            Accounts = fresh.Accounts.Length > 0 ? fresh.Accounts : last.Accounts,
            Time = time,
            Entities = Entities(s, claim, last, answer, fresh),
            Conditions = conditions,
            GroupBy = groups,
            Top = fresh.Top ?? (said == last.Shape ? last.Top : null),
        };
    }

    private static bool KeepsTime(Claim claim, Question last) => claim.Family == last.Family && claim.Topic is not "forecast" || claim.Family is Family.Alarms or Family.Logs;

    private static TimeRange? Shifted(Scene s, TimeRange? time)
    {
        if (s.Time.Before is not { } unit || time is null)
            return null;
        return new(Calendar.Add(time.Start, -1, unit), time.IsOpen ? time.Start : Calendar.Add(time.End, -1, unit), $"the {unit.ToString().ToLowerInvariant()} before {time.Words}");
    }

    private static Shape SaidShape(Scene s, Claim claim, Question last, Question fresh, ResourceQuery? query)
    {
        if (claim.Family != last.Family)
            return fresh.Shape;
        if (claim.Family == Family.Costs)
        {
            if (fresh.Shape is Shape.Diagnosis or Shape.Forecast or Shape.Compare or Shape.Trend or Shape.Top)
                return fresh.Shape;
            return fresh.GroupBy.Contains("day") || fresh.GroupBy.Contains("month") ? Shape.Trend : fresh.GroupBy.Length > 0 ? Shape.Breakdown : last.Shape;
        }
        if (s.OpensWith(Cue.HowTo) || s.Draft.Says(s.Start, "how", "do"))
            return Shape.Steps;
        if (s.Has(Cue.Why))
            return Shape.Diagnosis;
        if (claim.Family == Family.Alarms)
            return s.Has(Cue.When) || s.Draft.Says(s.Start, "since") ? Shape.Detail : claim.Topic == last.Topic ? last.Shape : fresh.Shape;
        if (claim.Family is not (Family.Resources or Family.Security or Family.Network))
            return claim.Topic == last.Topic ? last.Shape : fresh.Shape;
        if (ShapeFinder.Said(s) is { } said)
            return said;
        if (query is { Top: not null, SortBy: not null } && fresh.Resources?.SortBy is not null)
            return Shape.Top;
        if (query?.Relation == "creator")
            return Shape.Detail;
        if (ShapeFinder.IsYesNo(s) && s.First is not "any")
            return Shape.YesNo;
        return fresh.Resources is { Fields.Length: > 0 } && last.Resources is { Targets.Length: > 0 } ? Shape.Detail : last.Shape;
    }

    private static ImmutableArray<Entity> Entities(Scene s, Claim claim, Question last, Answer answer, Question fresh)
    {
        if (Ordinals.Find(s.Draft, answer.Mentions) is { } meant)
            return [new(EntityKind.Name, meant.Name.Length > 0 ? meant.Name : meant.Id, meant.Kind)];
        if (fresh.Entities.Length == 0)
            return claim.Family == Family.Knowledge ? [] : last.Entities;
        return last.Missing is not null || claim.Family is Family.Troubleshooting or Family.Network && last.Entities.Length > 0 && s.Kinds.Count > 0 ? [.. last.Entities, .. fresh.Entities] : fresh.Entities;
    }

    private static ImmutableArray<Condition> Replaced(ImmutableArray<Condition> before, ImmutableArray<Condition> now) =>
        [.. before.Where(b => !now.Any(n => n.Field == b.Field && IsChoice(n) == IsChoice(b))), .. now];

    /// <summary>Equality chooses anew; inequalities and absences add up.</summary>
    private static bool IsChoice(Condition c) => c.Operator is ConditionOperator.Equal or ConditionOperator.In or ConditionOperator.Contains or ConditionOperator.StartsWith;

    private static ResourceQuery? Query(Scene s, Claim claim, Question last, Answer answer, ResourceQuery? fresh)
    {
        if (last.Resources is not { } before)
            return fresh;
        if (s.Has(Cue.Who) && s.Draft.HasWord("launched", "created", "started", "stopped", "changed", "modified", "terminated", "deleted"))
            return before with { Relation = "creator", RelatedFrom = null, Fields = [], Targets = Meant(s, answer) is { } one ? [one] : before.Targets };
        if (fresh is null)
            return Meant(s, answer) is { } meant ? before with { Targets = [meant], Where = [] } : before;
        var sameKind = fresh.Kinds.IsEmpty || before.Kinds.IsEmpty || fresh.Kinds[0] == before.Kinds[0];
        if (!sameKind && s.Kinds.Count > 0)
            return OtherKind(s, before, fresh);
        var targets = Meant(s, answer) is { } ordinal ? [ordinal] : fresh.Targets.Length > 0 ? fresh.Targets : before.Targets;
        if (targets.Length == 1 && before.Relation is null && fresh.Relation is null && fresh.Where.Length > 0 && fresh.Targets.Length == 0)
            fresh = fresh with { Fields = [.. fresh.Where.Select(w => w.Field).Where(f => f is not ("name" or "id" or "region")).Distinct()], Where = [] };
        return before with
        {
            Kinds = before.Kinds.IsEmpty ? fresh.Kinds : before.Kinds,
            Where = Replaced(before.Where, fresh.Where),
            Targets = targets,
            Fields = fresh.Fields.Length > 0 ? fresh.Fields : before.Fields,
            SortBy = fresh.SortBy ?? before.SortBy,
            Descending = fresh.SortBy is null ? before.Descending : fresh.Descending,
            Top = fresh.Top ?? before.Top,
            GroupBy = fresh.GroupBy.Length > 0 ? fresh.GroupBy : before.GroupBy,
            Sum = fresh.Sum,
            Relation = fresh.Relation ?? before.Relation,
            RelatedFrom = fresh.RelatedFrom ?? before.RelatedFrom,
        };
    }

    /// <summary>Another kind is spoken of: related to what was ("tasks in it"), or the same question of it ("same for volumes").</summary>
    private static ResourceQuery OtherKind(Scene s, ResourceQuery before, ResourceQuery fresh)
    {
        if (ResourceRegistry.Find(fresh.Kinds[0]) is not { } kind)
            return fresh;
        var from = before.RelatedFrom ?? (before.Kinds.IsEmpty ? null : before.Kinds[0]);
        if (from is not null && before.Targets.Length > 0 && s.Draft.HasAny(Cue.It, Cue.Those) && Relations.Between(from, kind.Name, null) is { } relation)
            return fresh with { Targets = before.Targets, RelatedFrom = from, Relation = relation.Name };
        var kept = before.Where.Where(w => (w.Field.StartsWith("tag", StringComparison.Ordinal) || kind.FieldNamed(w.Field) is not null) && s.Draft.HasAny(Cue.Same, Cue.And) && !fresh.Where.Any(f => f.Field == w.Field));
        return fresh with { Where = [.. kept, .. fresh.Where], Top = fresh.Top ?? before.Top };
    }

    private static Entity? Meant(Scene s, Answer answer) =>
        Ordinals.Find(s.Draft, answer.Mentions) is { } mentioned ? new(EntityKind.Id, mentioned.Id, mentioned.Kind) : null;

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
