using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Outlook;

/// <summary>Cost anomalies that AWS detected, with their impact and root causes.</summary>
internal sealed class AnomaliesTopic : ICostTopic
{
    private const int DefaultDays = 30;
    /// <summary>How far back AWS keeps anomalies.</summary>
    private const int KeptDays = 90;
    private const int MaxRows = 30;

    public static ImmutableArray<Source> Sources { get; } = [new("Cost Anomaly Detection", "https://us-east-1.console.aws.amazon.com/costmanagement/home#/anomaly-detection/overview")];

    public ImmutableArray<string> Topics { get; } = ["anomalies"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var period = turn.Question.Time is { } time ? CostPeriod.Of(time, today) : new CostPeriod(today.AddDays(-DefaultDays), today.AddDays(1));
        var bound = turn.Question.Conditions.FirstOrDefault(c => c.Field is "impact" or "amount");
        var (found, failure) = await Anomaly.FindAsync(turn.Aws, period, bound, cancellation).ConfigureAwait(false);
        if (failure is not null)
            return CostFailure.Of(failure);
        var services = turn.Question.Conditions.Where(c => c.Field == "service").SelectMany(c => (c.Value ?? "").Split(',')).ToHashSet(StringComparer.Ordinal);
        if (services.Count > 0)
            found.RemoveAll(a => !services.Contains(a.Service));
        var monitors = found.Count > 0 ? null : await turn.Aws.CallAllAsync("ce", "GetAnomalyMonitors", cancellation: cancellation).ConfigureAwait(false);
        var unwatched = monitors is CallOutcome.Ok m && !m.Body["AnomalyMonitors"].Objects().Any();
        return Say(turn, period, bound, found, unwatched, today);
    }

    private static Answer Say(Turn turn, CostPeriod period, Condition? bound, List<Anomaly> found, bool unwatched, DateOnly today)
    {
        var yesNo = turn.Question.Shape == Shape.YesNo;
        var limit = bound is null ? "" : $" with an impact of {Spend.Statement.Words(bound, "USD")}";
        var total = found.Sum(a => a.Impact);
        var text = found.Count == 0
            ? $"{(yesNo ? "**No**: " : "")}AWS detected no cost anomaly {period.Words()}{limit}.{(unwatched ? " No anomaly monitor is set up, so none could be detected; create one in Cost Anomaly Detection." : "")}"
            : $"{(yesNo ? "**Yes**: " : "")}**{found.Count}** cost anomal{(found.Count == 1 ? "y" : "ies")} {period.Words()}{limit}, {Money.Text(total, "USD")} above what was expected. The largest: {found[0].Cause}, {Money.Text(found[0].Impact, "USD")}.";
        return new()
        {
            Text = text,
            Tables = found.Count == 0 ? [] : [Rows(found)],
            Notes = period.Start < today.AddDays(-KeptDays) ? [$"AWS keeps anomalies for {KeptDays} days."] : [],
            Offers = found.Count == 0
                ? [new("spend", "Spend by service", "cost by service this month")]
                : [.. found[0].Service.Length > 0 ? [new Offer("why", "Day by day", $"{found[0].Service} cost per day in the past 30 days")] : ImmutableArray<Offer>.Empty, new("watch", "Tell me of new ones", "notify us about cost anomalies")],
            Sources = Sources,
        };
    }

    private static Table Rows(List<Anomaly> found) => new("Cost anomalies",
        [new("From", ColumnKind.Time), new("To", ColumnKind.Time), new("Cause"), new("Account"), new("Impact (USD)", ColumnKind.Money), new("Expected (USD)", ColumnKind.Money)],
        [.. found.Take(MaxRows).Select(a => ImmutableArray.Create<Cell>(a.From, a.To.Length > 0 ? a.To : "still on", a.Cause, a.Account, Money.Cell(a.Impact, "USD"), Money.Cell(a.Expected, "USD")))])
    { Total = found.Count > MaxRows ? found.Count : null };
}
