using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Alarms.Lists;
using Bot.Intents.Resources.Planning;
using Bot.Understanding;

namespace Bot.Intents.Alarms.Changes;

/// <summary>What changed in a time, who did it, to what: CloudTrail's event history.</summary>
internal static class ChangeAnswer
{
    private const int MaxRows = 50;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90), s_before = TimeSpan.FromHours(1), s_unsaid = TimeSpan.FromDays(1);

    public static async Task<Answer> OfAsync(Turn turn, CancellationToken cancellation)
    {
        var question = turn.Question;
        var regions = await AlarmQuestions.RegionsAsync(turn, cancellation).ConfigureAwait(false);
        var (window, about, failure) = await WindowAsync(turn, regions, cancellation).ConfigureAwait(false);
        if (window is null)
            return failure!;
        var (changes, failures, truncated) = await ChangeSearch.FindAsync(turn, regions, window, cancellation).ConfigureAwait(false);
        if (failures.Count == regions.Count)
            return Failure.Of(failures[0]);
        var done = changes.Where(c => c.Error.Length == 0).ToList();
        var refused = changes.Count - done.Count;
        var where = AlarmList.Where(regions);
        var period = AwsTime.Show(window.Start, window.End);
        ImmutableArray<string> notes =
        [
            .. truncated ? [$"More changes were recorded than the {changes.Count:N0} that were read. Ask for a shorter time or one resource."] : ImmutableArray<string>.Empty,
            .. window.End > turn.Now.AddMinutes(-15) ? ["CloudTrail shows a call up to 15 minutes after it was made."] : ImmutableArray<string>.Empty,
            .. refused > 0 ? [$"{refused} more {(refused == 1 ? "was" : "were")} tried and refused by AWS; the table marks {(refused == 1 ? "it" : "them")}."] : ImmutableArray<string>.Empty,
            .. AlarmList.Notes(failures),
        ];
        var yes = question.Shape == Shape.YesNo ? done.Count > 0 ? "**Yes**: " : "**No**: " : "";
        return new()
        {
            Text = done.Count == 0
                ? $"{yes}{(yes.Length > 0 ? "no" : "No")} change{about} is recorded in {where}, {period}."
                : $"{yes}**{done[0].Person}** did `{done[0].ShortName}`{On(done[0])} at {AwsTime.Show(done[0].At)} UTC{(done.Count > 1 ? $", the latest of **{done.Count} changes**{about}" : "")} in {where}, {period}.",
            Tables = changes.Count == 0 ? [] : [Rows(changes)],
            Notes = notes,
            Offers = done.Count == 0 && window.End - window.Start < TimeSpan.FromDays(7) ? [new("week", "Past 7 days", $"what changed{(window.Resource is { } r ? $" on {r}" : "")} in the past 7 days in {regions[0]}?")] : [],
            Sources = [new("CloudTrail event history", $"https://{regions[0]}.console.aws.amazon.com/cloudtrailv2/home?region={regions[0]}#/events?ReadOnly=false")],
        };
    }

    /// <summary>The time and the resource: those said; else the hour before an alarm or the last answer's incident; else a day, or for one resource all that is kept.</summary>
    private static async Task<(ChangeWindow? Window, string About, Answer? Failure)> WindowAsync(Turn turn, IReadOnlyList<string> regions, CancellationToken cancellation)
    {
        var question = turn.Question;
        var event_ = EventNames.Of(question.Text);
        var named = question.Entities.FirstOrDefault(e => e.Kind is EntityKind.Id or EntityKind.Arn or EntityKind.Name);
        if (named is not null && (named.ResourceKind is "alarm" or "cloudwatch-alarm" || IsAlarmOfLast(turn, named)))
        {
            var since = await SinceAsync(turn, regions, named.Text, cancellation).ConfigureAwait(false);
            var end = since ?? question.Time?.End ?? turn.Now;
            return (new(question.Time?.Start ?? end - s_before, end), $" before `{named.Text}` went off", null);
        }
        if (question.Time is { } time)
            return (new(time.Start < turn.Now - s_kept ? turn.Now - s_kept : time.Start, time.End, Short(named), EventName: event_), About(named), null);
        return named is null
            ? (new(turn.Now - s_unsaid, turn.Now, EventName: event_), "", null)
            : (new(turn.Now - s_kept, turn.Now, Short(named), EventName: event_), About(named), null);
    }

    private static bool IsAlarmOfLast(Turn turn, Entity named) =>
        named.ResourceKind is null && turn.Conversation.Last?.Answer.Mentions.Any(m => m.Kind == "cloudwatch-alarm" && m.Name == named.Text) == true;

    private static async Task<DateTimeOffset?> SinceAsync(Turn turn, IReadOnlyList<string> regions, string name, CancellationToken cancellation)
    {
        var (alarms, _) = await AlarmQuestions.FindAsync(turn, regions, () => AlarmQuestions.Named(name), cancellation).ConfigureAwait(false);
        return alarms.FirstOrDefault()?.Since;
    }

    private static string? Short(Entity? named) => named is null ? null : new TargetText(named.Text).Short;

    private static string About(Entity? named) => named is null ? "" : $" of `{new TargetText(named.Text).Short}`";

    private static string On(ChangeEvent change) => change.Resources.IsEmpty ? "" : $" on `{change.Resources[0]}`";

    private static Table Rows(List<ChangeEvent> changes) => new(
        "", [new("Time (UTC)", ColumnKind.Time), new("Change"), new("By"), new("With"), new("Resource"), new("Region")],
        [.. changes.Take(MaxRows).Select(c => ImmutableArray.Create<Cell>(
            new(AwsTime.Show(c.At), c.At.ToUnixTimeSeconds()), new(c.Error.Length == 0 ? c.ShortName : $"{c.ShortName} (refused: {c.Error})", Url: c.Url), c.Person, c.Role, string.Join(", ", c.Resources), c.Region))])
    {
        Total = changes.Count > MaxRows ? changes.Count : null,
    };
}
