using System.Collections.Immutable;
using System.Globalization;
using Bot.Conversations;
using Bot.Intents.Costs.Spend;
using Bot.Understanding;
using Bot.Understanding.Watching;

namespace Bot.Intents.Costs.Watching;

/// <summary>From the question that wants something watched to the subscription.</summary>
internal static class SubscriptionForm
{
    /// <summary>AWS brings budgets up to date up to three times a day; asking is free.</summary>
    private const int BudgetHours = 6;
    /// <summary>Cost Explorer's figures are new once or twice a day; asking costs.</summary>
    private const int SpendHours = 12;

    /// <summary>Null where the amount is missing.</summary>
    public static Subscription? Of(Turn turn)
    {
        var question = turn.Question;
        var kind = Said(question, WatchTopics.Kind);
        var threshold = question.Conditions.FirstOrDefault(c => c.Field is "amount" or "impact");
        if (kind is null or "")
            return null;
        var cadence = kind switch
        {
            WatchTopics.KindDigest => Cadence.Of(question),
            WatchTopics.KindBudget => Cadence.Hourly(BudgetHours),
            _ => Cadence.Hourly(SpendHours),
        };
        var percent = decimal.TryParse(Said(question, WatchTopics.Percent), CultureInfo.InvariantCulture, out var share) ? share : 100;
        var made = new Subscription(Subscriptions.NewId(), turn.Caller.Person, kind, "", Said(question, WatchTopics.Ask) ?? "", cadence, Subscription.AskerOf(turn.Message), turn.Caller.ChannelName, cadence.After(turn.Now))
        {
            Threshold = threshold,
            Budget = Said(question, WatchTopics.Budget),
            Percent = percent,
            IsForeseen = Said(question, WatchTopics.Foreseen) is not null,
            IsDaily = Said(question, WatchTopics.Daily) is not null,
        };
        return made with { Words = Words(made) };
    }

    private static string Words(Subscription s) => s.Kind switch
    {
        WatchTopics.KindBudget => $"when {(s.Budget is null ? "a budget" : $"the budget `{s.Budget}`")} {(s.IsForeseen ? "is foreseen to pass" : "passes")} {s.Percent.ToString("0.#", CultureInfo.InvariantCulture)} %",
        WatchTopics.KindAnomaly => $"when AWS detects a cost anomaly{(s.Threshold is { } least ? $" with an impact of {Statement.Words(least, "USD")}" : "")}",
        WatchTopics.KindSpend => $"when {s.Ask}",
        _ => s.Ask,
    };

    private static string? Said(Question question, string field) => question.Conditions.FirstOrDefault(c => c.Field == field)?.Value;
}
