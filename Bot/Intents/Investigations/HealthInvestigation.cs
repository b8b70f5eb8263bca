using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Alarms;
using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Say;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;
using IdTable = Bot.Understanding.Entities.IdTable;
using NameHints = Bot.Understanding.Entities.NameHints;

namespace Bot.Intents.Investigations;

/// <summary>How something is, and why: of what is named, or of all of a kind.</summary>
internal static class HealthInvestigation
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(3);
    private const int MaxOfKind = 50;

    public static async Task<Answer> OfAsync(Turn turn, CancellationToken cancellation) => (await RunAsync(turn, false, cancellation).ConfigureAwait(false))!;

    /// <summary>The same where the name is known to be no alarm's; null where nothing of the name is found.</summary>
    public static Task<Answer?> OfFoundAsync(Turn turn, CancellationToken cancellation) => RunAsync(turn, true, cancellation);

    private static async Task<Answer?> RunAsync(Turn turn, bool isFoundOnly, CancellationToken cancellation)
    {
        var question = turn.Question;
        var calls = new Calls(turn, cancellation) { Remembers = true };
        var account = question.Accounts.IsEmpty ? turn.Caller.Account : question.Accounts[0];
        var regions = await RegionPlan.OfAsync(turn, account, cancellation).ConfigureAwait(false);
        var window = question.Time is { } asked && asked.Start < turn.Now ? new Window(asked.Start, asked.End < turn.Now ? asked.End : turn.Now, !asked.IsOnset) : new(turn.Now - Usual, turn.Now, false);
        var @case = new Case(calls, window);
        var group = await GroupSubjects.FindAsync(@case, question, regions, account).ConfigureAwait(false);
        var named = group is null ? Named(question, new(regions.Names[0], account)) : [];
        // A bare name may be an alarm's.
        if (!isFoundOnly && named.Count > 0 && named.TrueForAll(n => n.IsGuessed || NameHints.KindOf(n.Thing.Name) == n.Thing.Kind))
        {
            var names = named.Select(n => n.Thing.Name).Distinct().ToArray();
            var (alarms, _) = await AlarmQuestions.FindAsync(turn, regions.Names, () => AlarmQuestions.Named(names), cancellation).ConfigureAwait(false);
            if (alarms.OrderBy(a => a.State != "ALARM").ThenBy(a => Array.IndexOf(names, a.Name)).FirstOrDefault() is { } alarm)
                return await AlarmInvestigation.OfAsync(turn, alarm, cancellation).ConfigureAwait(false);
        }
        var notes = ImmutableArray<string>.Empty;
        if (group is { Things.IsEmpty: true })
            return calls.Findings.Problems.FirstOrDefault() is { } problem
                ? new() { Text = $"What belongs together could not be read in {problem.Region}: {problem.Message}", Failed = true, Refused = calls.Findings.Denial }
                : new() { Text = group.Note, Offers = regions.IsDefault ? [new("all", "In all Regions", "the same in all regions")] : [] };
        // One that fires and bears a bare name is asked for before the name is looked for everywhere.
        Task<FoundAlarm?> Likely() => LikelyAlarm.FindAsync(turn, regions.Names, [.. named.Select(n => n.Thing.Name).Distinct()], cancellation);
        var likely = named.Count > 0 && named.TrueForAll(n => n.IsGuessed && MayBeOther(n.Thing)) ? await Likely().ConfigureAwait(false) : null;
        if (group is not null)
        {
            notes = [group.Note];
            @case.Subjects.AddRange(group.Things.Select(@case.Add));
        }
        else if (named.Count > 0)
            notes = await FindAsync(@case, named, regions, likely is not null).ConfigureAwait(false);
        else
            await OfKindAsync(@case, question, regions, account).ConfigureAwait(false);
        // A cluster stands for the pods of the name; what fires for them says more.
        var isFound = @case.Subjects.Exists(t => t.Row is not null && (t.Kind != "eks-cluster" || named.Exists(n => n.Thing.Name == t.Name)));
        if (!isFound && named.Count > 0 && named.TrueForAll(n => MayBeOther(n.Thing)))
            likely ??= await Likely().ConfigureAwait(false);
        if (likely is not null)
        {
            if (!isFound)
            {
                var ofAlarm = await AlarmInvestigation.OfAsync(turn, likely, cancellation, calls.Asked).ConfigureAwait(false);
                return ofAlarm with { Notes = [$"No resource is called `{named[0].Thing.Name}`; this is of the alarm `{likely.Name}`, which fires and bears the name.", .. ofAlarm.Notes] };
            }
            // What is felt of it may be measured elsewhere: at the balancer before it.
            foreach (var watched in AlarmSubjects.Metrics(likely).Select(m => AlarmSubjects.Of(m, new(likely.Region, account))).OfType<Thing>().ToList())
            {
                if (await SubjectFinder.FindAsync(@case, watched).ConfigureAwait(false) is not { Row: not null } found || @case.Subjects.Contains(@case.Add(found)))
                    continue;
                @case.Subjects.Add(@case.Known(found));
                notes = notes.Add($"Looked at {found.Title} too: the alarm `{likely.Name}`, which fires, watches it.");
            }
        }
        if (named.Count > 0 && named.TrueForAll(n => n.IsGuessed) && @case.Subjects.TrueForAll(t => t.Row is null && ResourceRegistry.Find(t.Kind) is not null))
        {
            if (await AlikeAsync(@case, named[0].Thing).ConfigureAwait(false) is { } note)
                notes = [note];
            else if (question.Entities.Any(e => e.IsPlain))
                return new() { Text = $"Nothing in {regions.Words} is called `{named[0].Thing.Name}`: no resource, application, stack or firing alarm, and none whose name holds that word. Name it as AWS does: \"is lambda checkout-api healthy?\"", Asked = "resource" };
        }
        if (isFoundOnly && @case.Subjects.TrueForAll(t => t.Row is null))
            return null;
        if (@case.Subjects.Count == 0)
        {
            var kinds = question.Resources?.Kinds ?? [];
            return kinds.Length > 0 && calls.Findings.Answered > 0
                ? new Answer { Text = $"There is no {ResourceRegistry.Find(kinds[0])?.Title ?? kinds[0]} in {regions.Words}.", Notes = [.. calls.Findings.Notes] }
                : Answer.Say("Which resource do you mean? Name it: \"is lambda checkout-api healthy?\", \"why does service orders restart?\"") with { Asked = "resource" };
        }
        var conclusion = await Investigator.RunAsync(@case, []).ConfigureAwait(false);
        var answer = CounterCheck.IsAsked(question) ? await CounterCheck.OfAsync(@case, conclusion, []).ConfigureAwait(false) : Diagnosis.Of(@case, conclusion);
        return answer with { Notes = [.. notes, .. answer.Notes] };
    }

    /// <summary>What the question names, children with the parent named beside them.</summary>
    private static List<(Thing Thing, bool IsGuessed)> Named(Question question, Spot spot)
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
    private static async Task<ImmutableArray<string>> FindAsync(Case @case, List<(Thing Thing, bool IsGuessed)> named, RegionPlan regions, bool isUsualOnly)
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
    private static async Task<string?> AlikeAsync(Case @case, Thing named)
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
    private static bool MayBeOther(Thing thing) => thing.Parent.Length == 0 && ResourceRegistry.Find(thing.Kind) is not null && IdTable.KindOf(thing.Name) is null && !thing.Name.Contains(':', StringComparison.Ordinal) && !thing.Name.Contains('.', StringComparison.Ordinal);

    /// <summary>The things of a name that are of other kinds than was looked for: "service X" that is a function, "job X" that is a state machine.</summary>
    private static async Task<List<(Thing Thing, bool IsGuessed, Thing Found)>> OfOtherKindAsync(Case @case, Thing thing, bool isGuessed, string[] tried)
    {
        // Who says a kind is seldom far off.
        foreach (var kinds in isGuessed ? (string[][])[SpecialSubjects.OtherKinds] : [SpecialSubjects.UsualKinds])
        {
            var left = kinds.Except(tried).Select(ResourceRegistry.Find).OfType<ResourceKind>().ToList();
            if (left.Count == 0 || @case.Left < 40)
                continue;
            var found = (await LookAsync(@case, left.Select(k => (Thing.Named(k, thing.Name, thing.Spot), true))).ConfigureAwait(false)).Where(l => l.Found.Row is not null).ToList();
            if (found.Count > 0)
                return found;
        }
        return [];
    }

    private static async Task<Thing?> ElsewhereAsync(Case @case, Thing thing)
    {
        if (@case.Left < 45)
            return null;
        var regions = (await @case.Calls.Turn.Aws.RegionsAsync(thing.Spot.Account, @case.Calls.Cancellation).ConfigureAwait(false)).Where(r => r != thing.Spot.Region).Take(20).ToList();
        // Problems there are not the answer's: the question was about the default Region.
        var quiet = new Case(new Calls(@case.Calls.Turn, @case.Calls.Cancellation) { Remembers = true }, @case.Window);
        var found = await Task.WhenAll(regions.Select(r => SubjectFinder.FindAsync(quiet, Thing.Named(ResourceRegistry.Find(thing.Kind)!, thing.Name, thing.Spot with { Region = r })))).ConfigureAwait(false);
        return found.FirstOrDefault(f => f.Row is not null);
    }

    private static async Task OfKindAsync(Case @case, Question question, RegionPlan regions, string account)
    {
        var finder = new Finder(@case.Calls);
        foreach (var kind in (question.Resources?.Kinds ?? []).Where(k => k != "alarm").Select(ResourceRegistry.Find).OfType<ResourceKind>().Take(3))
        {
            var query = (question.Resources ?? new() { Kinds = [kind.Name] }) with { Kinds = [kind.Name], Fields = [.. Looks.FieldsOf(kind.Name)] };
            var found = await finder.FindAsync(kind, query, regions, [account], columns: false).ConfigureAwait(false);
            if (found.Rows.Count > MaxOfKind)
                @case.Calls.Findings.Note($"Only the first {MaxOfKind} of {found.Rows.Count} {kind.Title}s were looked at.");
            @case.Subjects.AddRange(found.Rows.Take(MaxOfKind).Select(r => @case.Add(Thing.Of(r))));
        }
    }
}
