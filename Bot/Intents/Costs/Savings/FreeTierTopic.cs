using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Costs.Savings;

/// <summary>How much of the free tier is used.</summary>
internal sealed class FreeTierTopic : ICostTopic
{
    public ImmutableArray<string> Topics { get; } = ["free-tier"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var outcome = await turn.Aws.CallAllAsync("freetier", "GetFreeTierUsage", cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok { Body: var body })
            return CostFailure.Of(outcome);
        var rows = body["freeTierUsages"].Objects()
            .Select(u => (Service: u["service"].Text(), Type: u["usageType"].Text(), Used: u["actualUsageAmount"].Number() ?? 0, Foreseen: u["forecastedUsageAmount"].Number() ?? 0, Limit: u["limit"].Number() ?? 0, Unit: u["unit"].Text()))
            .OrderByDescending(u => u.Limit == 0 ? 0 : u.Used / u.Limit).ToList();
        if (rows.Count == 0)
            return Answer.Say("AWS reports no free-tier usage for this account.");
        var over = rows.Where(r => r.Used >= r.Limit).ToList();
        var soon = rows.Where(r => r.Used < r.Limit && r.Foreseen > r.Limit).ToList();
        var start = turn.Question.Shape == Shape.YesNo ? over.Count == 0 ? "**Yes**: " : "**No**: " : "";
        var text = over.Count == 0
            ? $"{start}all {rows.Count} offers are within their limits this month."
            : $"{start}{over.Count} of {rows.Count} offers {(over.Count == 1 ? "is" : "are")} used up: {string.Join(", ", over.Select(r => $"{r.Service} ({r.Type})"))}.";
        if (soon.Count > 0)
            text += $"\nForeseen to be: {string.Join(", ", soon.Select(r => $"{r.Service} ({r.Type})"))}.";
        return new()
        {
            Text = text,
            Tables = [new("Free tier this month", [new("Service"), new("Usage type"), new("Used", ColumnKind.Number), new("Limit", ColumnKind.Number), new("Used %", ColumnKind.Number), new("Foreseen", ColumnKind.Number), new("Unit")],
                [.. rows.Select(r => ImmutableArray.Create<Cell>(
                    r.Service, r.Type, new($"{r.Used:N1}", r.Used), new($"{r.Limit:N0}", r.Limit), new(r.Limit == 0 ? "-" : Money.Percent(r.Used / r.Limit * 100), r.Used), new($"{r.Foreseen:N1}", r.Foreseen), r.Unit))])],
            Sources = [new("Free tier", "https://us-east-1.console.aws.amazon.com/billing/home#/freetier")],
        };
    }
}
