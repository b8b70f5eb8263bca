using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
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

    public ImmutableArray<string> Topics { get; } = ["anomalies"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var period = turn.Question.Time is { } time ? CostPeriod.Of(time, today) : new CostPeriod(today.AddDays(-DefaultDays), today.AddDays(1));
        var parameters = new JsonObject { ["DateInterval"] = new JsonObject { ["StartDate"] = CostPeriod.Text(period.Start), ["EndDate"] = CostPeriod.Text(period.End.AddDays(-1)) } };
        var bound = turn.Question.Conditions.FirstOrDefault(c => c.Field is "impact" or "amount");
        if (bound is not null && Operator(bound.Operator) is { } compare && double.TryParse(bound.Value, CultureInfo.InvariantCulture, out var least))
            parameters["TotalImpact"] = new JsonObject { ["NumericOperator"] = compare, ["StartValue"] = least };
        var outcome = await turn.Aws.CallAllAsync("ce", "GetAnomalies", parameters, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return CostFailure.Of(outcome);
        var services = turn.Question.Conditions.Where(c => c.Field == "service").SelectMany(c => (c.Value ?? "").Split(',')).ToHashSet(StringComparer.Ordinal);
        var found = ok.Body["Anomalies"].Objects()
            .Where(a => services.Count == 0 || a["RootCauses"].Objects().Any(c => services.Contains(c["Service"].Text())))
            .OrderByDescending(Impact).ToList();
        var monitors = found.Count > 0 ? null : await turn.Aws.CallAllAsync("ce", "GetAnomalyMonitors", cancellation: cancellation).ConfigureAwait(false);
        var unwatched = monitors is CallOutcome.Ok m && !m.Body["AnomalyMonitors"].Objects().Any();
        return Say(turn, period, bound, found, unwatched, today);
    }

    private static Answer Say(Turn turn, CostPeriod period, Condition? bound, List<JsonObject> found, bool unwatched, DateOnly today)
    {
        var yesNo = turn.Question.Shape == Shape.YesNo;
        var limit = bound is null ? "" : $" with an impact of {Spend.Statement.Words(bound, "USD")}";
        var total = found.Sum(Impact);
        var text = found.Count == 0
            ? $"{(yesNo ? "**No**: " : "")}AWS detected no cost anomaly {period.Words()}{limit}.{(unwatched ? " No anomaly monitor is set up, so none could be detected; create one in Cost Anomaly Detection." : "")}"
            : $"{(yesNo ? "**Yes**: " : "")}**{found.Count}** cost anomal{(found.Count == 1 ? "y" : "ies")} {period.Words()}{limit}, {Money.Text(total, "USD")} above what was expected. The largest: {Cause(found[0])}, {Money.Text(Impact(found[0]), "USD")}.";
        return new()
        {
            Text = text,
            Tables = found.Count == 0 ? [] : [Rows(found)],
            Notes = period.Start < today.AddDays(-KeptDays) ? [$"AWS keeps anomalies for {KeptDays} days."] : [],
            Offers = found.Count == 0 ? [new("spend", "Spend by service", "cost by service this month")] : [new("why", "Day by day", $"{found[0]["RootCauses"].Objects().FirstOrDefault()?["Service"].Text()} cost per day in the past 30 days")],
            Sources = [new("Cost Anomaly Detection", "https://us-east-1.console.aws.amazon.com/costmanagement/home#/anomaly-detection/overview")],
        };
    }

    private static Table Rows(List<JsonObject> found) => new("Cost anomalies",
        [new("From", ColumnKind.Time), new("To", ColumnKind.Time), new("Cause"), new("Account"), new("Impact (USD)", ColumnKind.Money), new("Expected (USD)", ColumnKind.Money)],
        [.. found.Take(MaxRows).Select(a => ImmutableArray.Create<Cell>(
            Day(a["AnomalyStartDate"]), a["AnomalyEndDate"].Text() is { Length: > 0 } ? Day(a["AnomalyEndDate"]) : "still on", Cause(a),
            a["RootCauses"].Objects().FirstOrDefault()?["LinkedAccount"].Text() ?? "", Money.Cell(Impact(a), "USD"), Money.Cell((decimal)(a["Impact"]?["TotalExpectedSpend"].Number() ?? 0), "USD")))])
    { Total = found.Count > MaxRows ? found.Count : null };

    private static string Cause(JsonObject anomaly)
    {
        var cause = anomaly["RootCauses"].Objects().FirstOrDefault();
        var parts = new[] { cause?["Service"].Text() ?? anomaly["DimensionValue"].Text(), cause?["UsageType"].Text(), cause?["Region"].Text() };
        return string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    private static decimal Impact(JsonObject anomaly) => (decimal)(anomaly["Impact"]?["TotalImpact"].Number() ?? 0);

    private static string Day(JsonNode? time) => time.Text() is { Length: >= 10 } text ? text[..10] : "";

    private static string? Operator(ConditionOperator condition) => condition switch
    {
        ConditionOperator.Greater => "GREATER_THAN",
        ConditionOperator.GreaterOrEqual => "GREATER_THAN_OR_EQUAL",
        ConditionOperator.Less => "LESS_THAN",
        ConditionOperator.LessOrEqual => "LESS_THAN_OR_EQUAL",
        ConditionOperator.Equal => "EQUAL",
        _ => null,
    };
}
