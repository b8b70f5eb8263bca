using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Spend;

/// <summary>What a year would cost if it all went on as in the last days: no forecast, an extension.</summary>
internal static class RunRate
{
    private const int Days = 30, DaysAYear = 365;
    private const decimal MonthsAYear = 12;

    public static bool IsAsked(Question question) => question.Text.Contains("run rate", StringComparison.OrdinalIgnoreCase) || question.Text.Contains("run-rate", StringComparison.OrdinalIgnoreCase);

    public static async Task<Answer> AnswerAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var period = new CostPeriod(today.AddDays(-Days), today);
        var query = plan.Query with { Period = period, Groups = [CostGroup.RecordType], Granularity = CostGranularity.Daily };
        var (ledger, failure) = await CostExplorer.ReadAsync(turn.Aws, query, cancellation).ConfigureAwait(false);
        if (ledger is null)
            return CostFailure.Of(failure!);
        var year = ledger.Total / Days * DaysAYear;
        return new()
        {
            Text = $"About **{Money.Text(year, ledger.Unit)} a year**{query.Words()} ({Money.Text(year / MonthsAYear, ledger.Unit)} a month) if it goes on as {period.Words()}: {Money.Text(ledger.Total, ledger.Unit)} in {Days} days{query.Kind}.",
            Notes = ["A run rate extends the last days; it knows no growth, no season and no charges that come once a month or once a year. A forecast does.", .. Statement.Notes(plan with { Query = query }, ledger, null)],
            Offers = [new("forecast", "AWS's forecast", "forecast for this month"), new("trend", "Month by month", "cost per month")],
            Sources = Statement.Sources,
        };
    }
}
