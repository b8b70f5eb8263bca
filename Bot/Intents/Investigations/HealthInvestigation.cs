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
        var named = group is null ? NamedSubjects.Of(question, new(regions.Names[0], account)) : [];
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
        var likely = named.Count > 0 && named.TrueForAll(n => n.IsGuessed && NamedSubjects.MayBeOther(n.Thing)) ? await Likely().ConfigureAwait(false) : null;
        if (group is not null)
        {
            notes = [group.Note];
            @case.Subjects.AddRange(group.Things.Select(@case.Add));
        }
        else if (named.Count > 0)
            notes = await NamedSubjects.FindAsync(@case, named, regions, likely is not null).ConfigureAwait(false);
        else
            await OfKindAsync(@case, question, regions, account).ConfigureAwait(false);
        // A cluster stands for the pods of the name; what fires for them says more.
        var isFound = @case.Subjects.Exists(t => t.Row is not null && (t.Kind != "eks-cluster" || named.Exists(n => n.Thing.Name == t.Name)));
        if (!isFound && named.Count > 0 && named.TrueForAll(n => NamedSubjects.MayBeOther(n.Thing)))
            likely ??= await Likely().ConfigureAwait(false);
        if (likely is not null)
        {
            if (!isFound)
            {
                var ofAlarm = await AlarmInvestigation.OfAsync(turn, likely, cancellation, calls.Asked).ConfigureAwait(false);
                return ofAlarm with { Notes = [$"No resource is called `{named[0].Thing.Name}`; this is of the alarm `{likely.Name}`, which fires and bears the name.", .. ofAlarm.Notes] };
            }
            notes = notes.AddRange(await WatchedAsync(@case, likely, account).ConfigureAwait(false));
        }
        if (named.Count > 0 && named.TrueForAll(n => n.IsGuessed) && @case.Subjects.TrueForAll(t => t.Row is null && ResourceRegistry.Find(t.Kind) is not null))
        {
            if (await NamedSubjects.AlikeAsync(@case, named[0].Thing).ConfigureAwait(false) is { } note)
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

    /// <summary>What is felt of it may be measured elsewhere, at the balancer before it: what an alarm of its name watches is looked at too.</summary>
    private static async Task<List<string>> WatchedAsync(Case @case, FoundAlarm alarm, string account)
    {
        var notes = new List<string>();
        foreach (var watched in AlarmSubjects.Metrics(alarm).Select(m => AlarmSubjects.Of(m, new(alarm.Region, account))).OfType<Thing>().ToList())
        {
            if (await SubjectFinder.FindAsync(@case, watched).ConfigureAwait(false) is not { Row: not null } found || @case.Subjects.Contains(@case.Add(found)))
                continue;
            @case.Subjects.Add(@case.Known(found));
            notes.Add($"Looked at {found.Title} too: the alarm `{alarm.Name}`, which fires, watches it.");
        }
        return notes;
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
