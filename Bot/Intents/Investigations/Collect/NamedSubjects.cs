using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;
using IdTable = Bot.Understanding.Entities.IdTable;

namespace Bot.Intents.Investigations.Collect;

/// <summary>The things that a question names, looked up: as the kind that is said, as what the name may be, under another Region, as a site's host, or as what is called alike.</summary>
internal static class NamedSubjects
{
    /// <summary>Calls left below which no further kinds or Regions are tried.</summary>
    private const int ForTheRest = 40, ForRegions = 45;

    /// <summary>What the question names, children with the parent named beside them.</summary>
    public static List<(Thing Thing, bool IsGuessed)> Of(Question question, Spot spot)
    {
        var entities = (question.Resources?.Targets ?? []).Concat(question.Entities).Where(e => e.Kind is EntityKind.Name or EntityKind.Id or EntityKind.Arn).DistinctBy(e => e.Text).ToList();
        var kinds = (question.Resources?.Kinds ?? []).Where(k => k is not "alarm").ToList();
        var found = SpecialSubjects.Of(question, spot).Select(t => (Thing: t, IsGuessed: false)).ToList();
        foreach (var entity in entities)
        {
            if (entity.Kind == EntityKind.Arn && ArnThing.Of(entity.Text, spot) is { } byArn)
            {
                // An ARN of another Region says where to look.
                found.Add((byArn, false));
                continue;
            }
            // "users get 504 from X": people, not users of IAM.
            var kind = ResourceRegistry.Find((entity.ResourceKind ?? kinds.FirstOrDefault()) is { } said && (said != "iam-user" || !SpecialSubjects.ArePeople(question.Text)) ? said : "");
            if (SpecialSubjects.IsNoName(entity.Text) || found.Any(f => f.Thing.Name == entity.Text))
                continue;
            if (kind is not null)
            {
                var parent = kind.Parent is { } under ? entities.Find(e => e.ResourceKind == under.Kind && e.Text != entity.Text)?.Text ?? "" : "";
                found.Add((Thing.Named(kind, entity.Text, spot, parent) with { Parent = parent }, false));
            }
            else if (kinds.TrueForAll(k => k == "iam-user"))
            {
                found.AddRange(SpecialSubjects.UsualKinds.Select(k => (Thing.Named(ResourceRegistry.Find(k)!, entity.Text, spot), true)));
            }
        }
        // The parent that is only named to say which child is no subject of its own.
        return [.. found.Where(f => f.IsGuessed || !found.Any(o => o.Thing.Parent.Length > 0 && o.Thing.Parent == f.Thing.Name && ResourceRegistry.Find(o.Thing.Kind)?.Parent?.Kind == f.Thing.Kind))];
    }

    /// <summary>Looks the named up, elsewhere too where nobody said where.</summary>
    public static async Task<ImmutableArray<string>> FindAsync(Case @case, List<(Thing Thing, bool IsGuessed)> named, RegionPlan regions, bool isUsualOnly)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (named.Find(n => HostSubjects.IsHost(n.Thing.Name) && n.Thing.Kind is not ("hosted-zone" or "api-domain" or "acm-certificate" or "s3-bucket" or "health-check")).Thing is { } host && await HostSubjects.FindAsync(@case, host.Name, host.Spot).ConfigureAwait(false) is { Count: > 0 } behind)
        {
            @case.Subjects.AddRange(behind.Select(@case.Known));
            return [$"`{host.Name}` leads to {string.Join(", ", behind.Select(b => b.Title))}."];
        }
        var looked = (await LookAsync(@case, named.Take(2 * SpecialSubjects.UsualKinds.Length)).ConfigureAwait(false)).ToList();
        foreach (var missed in isUsualOnly ? [] : looked.GroupBy(l => l.Thing.Name).Where(g => g.All(l => l.Found.Row is null && MayBeOther(l.Thing))).Take(2).ToList())
        {
            var others = await OfOtherKindAsync(@case, missed.First().Thing, missed.First().IsGuessed, [.. missed.Select(m => m.Thing.Kind)]).ConfigureAwait(false);
            if (others.Count == 0)
                continue;
            looked.RemoveAll(l => l.Thing.Name == missed.Key);
            looked.AddRange(others);
            if (!missed.First().IsGuessed)
                notes.Add($"There is no {ResourceRegistry.Find(missed.First().Thing.Kind)?.Title} `{missed.Key}` in {missed.First().Thing.Spot.Region}; looked at: {string.Join(", ", others.Select(o => o.Found.Title))}.");
        }
        var isAnyFound = looked.Any(l => l.Found.Row is not null);
        if (!isAnyFound && !isUsualOnly && named.TrueForAll(n => n.IsGuessed) && await KubernetesWorkloads.FindAsync(@case, named[0].Thing.Name, named[0].Thing.Spot).ConfigureAwait(false) is { } cluster)
        {
            @case.Subjects.Add(cluster);
            return [$"`{named[0].Thing.Name}` is no AWS resource; pods of that name run in the EKS cluster `{cluster.Name}`."];
        }
        foreach (var (thing, isGuessed, found) in looked)
        {
            if (found.Row is null && isGuessed && (isAnyFound || thing.Kind != SpecialSubjects.UsualKinds[0]))
                continue;
            var subject = found;
            if (found.Row is null && !isUsualOnly && regions.IsDefault && ResourceRegistry.Find(thing.Kind) is { IsGlobal: false, Parent: null } && await ElsewhereAsync(@case, thing).ConfigureAwait(false) is { } other)
            {
                notes.Add($"`{thing.Name}` is not in {thing.Spot.Region}, where this channel looks by default; it was found in {other.Spot.Region}.");
                @case.Subjects.Add(@case.Add(other));
            }
            subject = @case.Add(subject);
            if (!@case.Subjects.Contains(subject))
                @case.Subjects.Add(subject);
        }
        return notes.ToImmutable();
    }

    /// <summary>What people may mean by a name that nothing bears: an application, or what holds the name as a word.</summary>
    /// <returns>What was looked at instead, in words; null where there is nothing.</returns>
    public static async Task<string?> AlikeAsync(Case @case, Thing named)
    {
        var group = await GroupSubjects.OfApplicationAsync(@case, named.Name, named.Spot).ConfigureAwait(false);
        var found = group?.Things ?? await AlikeSubjects.FindAsync(@case, named.Name, named.Spot).ConfigureAwait(false);
        if (found.Count == 0)
            return null;
        @case.Subjects.Clear();
        @case.Subjects.AddRange(found.Select(@case.Add));
        return group?.Note ?? $"No resource is called `{named.Name}`; looked at what holds the word: {string.Join(", ", found.Select(f => f.Title))}.";
    }

    private static async Task<(Thing Thing, bool IsGuessed, Thing Found)[]> LookAsync(Case @case, IEnumerable<(Thing Thing, bool IsGuessed)> named) =>
        await Task.WhenAll(named.Select(async n => (n.Thing, n.IsGuessed, Found: await SubjectFinder.FindAsync(@case, n.Thing).ConfigureAwait(false)))).ConfigureAwait(false);

    /// <summary>A name may bear another kind than people call it; an id and an ARN say theirs, and what has a parent named is not sought without it.</summary>
    public static bool MayBeOther(Thing thing) => thing.Parent.Length == 0 && ResourceRegistry.Find(thing.Kind) is not null && IdTable.KindOf(thing.Name) is null && !thing.Name.Contains(':', StringComparison.Ordinal) && !thing.Name.Contains('.', StringComparison.Ordinal);

    /// <summary>The things of a name that are of other kinds than was looked for: "service X" that is a function, "job X" that is a state machine.</summary>
    private static async Task<List<(Thing Thing, bool IsGuessed, Thing Found)>> OfOtherKindAsync(Case @case, Thing thing, bool isGuessed, string[] tried)
    {
        // Who says a kind is seldom far off.
        var left = (isGuessed ? SpecialSubjects.OtherKinds : SpecialSubjects.UsualKinds).Except(tried).Select(ResourceRegistry.Find).OfType<ResourceKind>().ToList();
        return left.Count == 0 || @case.Left < ForTheRest ? [] : [.. (await LookAsync(@case, left.Select(k => (Thing.Named(k, thing.Name, thing.Spot), true))).ConfigureAwait(false)).Where(l => l.Found.Row is not null)];
    }

    private static async Task<Thing?> ElsewhereAsync(Case @case, Thing thing)
    {
        if (@case.Left < ForRegions)
            return null;
        var regions = (await @case.Calls.Turn.Aws.RegionsAsync(thing.Spot.Account, @case.Calls.Cancellation).ConfigureAwait(false)).Where(r => r != thing.Spot.Region).Take(20).ToList();
        // Problems there are not the answer's: the question was about the default Region.
        var quiet = new Case(new Calls(@case.Calls.Turn, @case.Calls.Cancellation) { Remembers = true }, @case.Window);
        var found = await Task.WhenAll(regions.Select(r => SubjectFinder.FindAsync(quiet, Thing.Named(ResourceRegistry.Find(thing.Kind)!, thing.Name, thing.Spot with { Region = r })))).ConfigureAwait(false);
        return found.FirstOrDefault(f => f.Row is not null);
    }
}
