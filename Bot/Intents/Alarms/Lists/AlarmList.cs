using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Alarms.Lists;

/// <summary>Which alarms are in a state.</summary>
internal static class AlarmList
{
    private const int MaxRows = 200;

    public static async Task<Answer> FiringAsync(Turn turn, CancellationToken cancellation)
    {
        var regions = await AlarmQuestions.RegionsAsync(turn, cancellation).ConfigureAwait(false);
        var (alarms, failures) = await AlarmQuestions.FindAsync(turn, regions, () => new JsonObject { ["StateValue"] = "ALARM" }, cancellation).ConfigureAwait(false);
        if (failures.Count == regions.Count)
            return Failure.Of(failures[0]);
        if (alarms.Count == 0 && turn.Question.Shape == Shape.Diagnosis)
            return await NoneFiringAsync(turn, regions, failures, cancellation).ConfigureAwait(false);
        var where = Where(regions);
        var text = alarms.Count == 0 ? $"No alarm is firing in {where}." : $"**{alarms.Count} alarm{(alarms.Count == 1 ? " is" : "s are")} firing** in {where}.";
        alarms.Sort((a, b) => Nullable.Compare(b.Since, a.Since));
        return new Answer
        {
            Text = text,
            Tables = alarms.Count == 0 ? [] : [Rows(alarms, turn.Now)],
            Notes = Notes(failures),
            Mentions = [.. alarms.Take(50).Select(a => new Mentioned("cloudwatch-alarm", a.Name, a.Name, a.Region, turn.Caller.Account))],
            Offers =
            [
                .. alarms.Take(2).Select((a, i) => new Offer($"why{i}", Short($"Why {a.Name}?"), $"why is alarm {a.Name} firing in {a.Region}?")),
                .. regions.Count == 1 ? [new Offer("all", "All Regions", "alarms firing in all regions?")] : ImmutableArray<Offer>.Empty,
            ],
            Sources = [new("CloudWatch alarms", $"https://{regions[0]}.console.aws.amazon.com/cloudwatch/home?region={regions[0]}#alarmsV2:")],
        };
    }

    /// <summary>None fires now: which did.</summary>
    public static async Task<Answer> NoneFiringAsync(Turn turn, IReadOnlyList<string> regions, List<CallOutcome> failures, CancellationToken cancellation)
    {
        var past = await AlarmHistory.OfAsync(turn, null, cancellation).ConfigureAwait(false);
        return past with { Text = $"No alarm is firing in {Where(regions)} now. {past.Text}", Notes = [.. past.Notes, .. Notes(failures)] };
    }

    /// <summary>What was not looked at, and why.</summary>
    public static ImmutableArray<string> Notes(IEnumerable<CallOutcome> failures) =>
    [
        .. failures.Select(f => f switch
        {
            CallOutcome.Failed failed => $"{failed.Call.Region} is missing: {failed.Error.Code}: {failed.Error.Message}",
            CallOutcome.Refused refused => refused.Refusal.Message,
            _ => "",
        }).Where(n => n.Length > 0).Distinct(),
    ];

    /// <summary>For people: <c>eu-west-1</c>, <c>17 Regions</c>.</summary>
    public static string Where(IReadOnlyList<string> regions) => regions.Count > 3 ? $"{regions.Count} Regions" : string.Join(", ", regions);

    /// <summary>A row for each alarm, with its state where they differ.</summary>
    public static Table Rows(List<FoundAlarm> alarms, DateTimeOffset now, bool withState = false) => new(
        "",
        [new("Alarm"), .. withState ? [new Column("State")] : ImmutableArray<Column>.Empty, new("Region"), new("Since", ColumnKind.Time), new("Condition"), new("Reason")],
        [.. alarms.Take(MaxRows).Select(a => ImmutableArray.Create<Cell>(
            [new Cell(a.Name, Url: a.Url), .. withState ? [new Cell(a.State)] : ImmutableArray<Cell>.Empty, a.Region, new Cell(a.Since is { } since ? $"{since:yyyy-MM-dd HH:mm} UTC ({Ago(now - since)})" : "", a.Since?.ToUnixTimeSeconds()), a.Condition(), a.ShortReason]))])
    {
        Total = alarms.Count,
    };

    /// <summary>A length of time in its largest unit: <c>40 min ago</c>.</summary>
    public static string Ago(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } => $"{time.TotalMinutes:0} min ago",
        { TotalDays: < 2 } => $"{time.TotalHours:0} h ago",
        _ => $"{time.TotalDays:0} days ago",
    };

    public static string Short(string label) => label.Length <= 40 ? label : label[..39] + "…";
}
