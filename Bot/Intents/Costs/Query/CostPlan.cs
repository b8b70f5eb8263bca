using System.Collections.Immutable;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents.Costs.Query;

/// <summary>A cost question ready to be asked: the main query, and the period it is compared with.</summary>
/// <param name="Query">The query; of the later period where two are compared.</param>
/// <param name="Before">The earlier period; null where nothing is compared.</param>
/// <param name="TimeGroup"><c>day</c>, <c>week</c>, <c>month</c>; null for no grouping by time.</param>
/// <param name="Threshold">Only rows that compare so with an amount; null for all.</param>
internal sealed record CostPlan(CostQuery Query, CostPeriod? Before, string? TimeGroup, Condition? Threshold)
{
    /// <summary>Days up to which figures are drawn by day rather than by month.</summary>
    private const int DailyUpTo = 62;
    private const int MonthsBack = 5, WeeksBack = 7;
    /// <summary>How far back Cost Explorer knows single resources.</summary>
    private const int ResourceDays = 14;

    /// <summary>What the plan had to change in the question, for the answer's notes.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
    /// <summary>Parts of a service's bill that are asked for by name.</summary>
    public ImmutableArray<CostPart> Parts { get; init; } = [];
    /// <summary>Sums from the period's beginning on, rather than each day's.</summary>
    public bool IsCumulative { get; init; }

    public static CostPlan Of(Turn turn, CostOptions options)
    {
        var question = turn.Question;
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var period = CostPeriod.Of(question.Time, today);
        CostPeriod? before = null;
        if (question.Time?.Other is { } other)
        {
            var second = CostPeriod.Of(other, today);
            (before, period) = second.Start < period.Start ? (second, period) : (period, second);
        }

        // "Are we spending more than last month": this one so far, against as many days of the last.
        else if (Spend.Directions.IsAgainst(question) && period.End <= today)
        {
            period = new(period.End, today.AddDays(1));
            before = Spend.SpendTopic.Earlier(period);
        }

        // "Per month" without a time: this month alone would say little.
        if (question.Time is null && question.GroupBy.Contains("month"))
            period = period with { Start = period.Start.AddMonths(-MonthsBack) };
        else if (question.Time is null && question.GroupBy.Contains("week"))
            period = period with { Start = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) - WeeksBack * 7) };
        var groups = question.GroupBy.Select(CostGroup.Of).OfType<CostGroup>().Take(2).ToImmutableArray();
        var filters = Filters(turn, groups);
        var notes = ImmutableArray<string>.Empty;
        var byResource = groups.Contains(CostGroup.Resource) || filters.Any(f => f.Key == "RESOURCE_ID");
        if (byResource && today.AddDays(1).DayNumber - period.Start.DayNumber > ResourceDays)
        {
            var cut = new CostPeriod(today.AddDays(1 - ResourceDays), today.AddDays(1));
            notes = [$"Cost Explorer keeps single resources for {ResourceDays} days, so this is {cut.Words()}{(question.Time is null ? "" : $" instead of {period.Words()}")}."];
            period = cut;
        }
        var time = question.GroupBy.FirstOrDefault(g => g is "day" or "week" or "month" or "quarter");
        if (time is null && question.GroupBy.Contains("hour"))
        {
            time = "day";
            notes = notes.Add("Cost Explorer tells hours only where hourly granularity is switched on (Cost Management preferences; AWS takes money for it), for the last 14 days. These are days.");
        }
        var isCumulative = question.Conditions.Any(c => c.Field == "cumulative");
        if (isCumulative && before is null)
            time ??= period.Days <= DailyUpTo ? "day" : "month";
        if (question.Conditions.FirstOrDefault(c => c.Field == "currency")?.Value is { } currency)
            notes = notes.Add($"You asked for {currency}: Cost Explorer knows the currency of the account's figures alone. The rate that an invoice was changed at stands on the invoice.");
        // "S3 against EFS": the rows are what is compared.
        if (groups.IsEmpty && before is null && time is null && question.Shape == Shape.Compare && filters.FirstOrDefault(f => f is { Negated: false, Values.Length: > 1 }) is { } compared)
            groups = [compared.Kind == CostGroupKind.Dimension ? CostGroup.ByKey(compared.Key) : new(compared.Kind, compared.Key, $"{(compared.Kind == CostGroupKind.Tag ? "Tag" : "Cost category")} {compared.Key}")];
        if (time is null && question.Shape == Shape.Trend)
            time = period.Days <= DailyUpTo ? "day" : "month";
        var granularity = time is "day" or "week" || time is null && groups.IsEmpty && period.Days <= DailyUpTo && before is null ? CostGranularity.Daily : CostGranularity.Monthly;
        var metric = question.Conditions.FirstOrDefault(c => c.Field == "metric")?.Value;
        return new(
            new(period, byResource ? CostGranularity.Daily : granularity, CostMetric.Of(metric), groups, filters) { MaxPrice = question.Conditions.Any(c => c.Field == CostPrice.Field) || turn.Message.Scheduled is not null ? decimal.MaxValue : options.AskFirstAbove },
            before, time, question.Conditions.FirstOrDefault(c => c.Field == "amount"))
        { Notes = notes, IsCumulative = isCumulative };
    }

    /// <summary>The filters of a question, its Regions and accounts among them.</summary>
    public static ImmutableArray<CostFilter> Filters(Turn turn, ImmutableArray<CostGroup> groups)
    {
        var question = turn.Question;
        var filters = question.Conditions.SelectMany(c => CostFilter.Of(c)).ToList();
        if (question.Regions.Names.Length > 0 && filters.TrueForAll(f => f.Key != "REGION"))
            filters.Add(CostFilter.Dimension("REGION", question.Regions.Names));
        if (question.Regions.Except.Length > 0)
            filters.Add(CostFilter.Dimension("REGION", question.Regions.Except, negated: true));
        if (question.Accounts.Length > 0 && filters.TrueForAll(f => f.Key != "LINKED_ACCOUNT"))
            filters.Add(CostFilter.Dimension("LINKED_ACCOUNT", question.Accounts));
        if (groups.Contains(CostGroup.Resource))
            Resources(turn, filters);
        return [.. filters];
    }

    /// <summary>By resource Cost Explorer wants a service; "which of those" are the things that the last answer showed.</summary>
    private static void Resources(Turn turn, List<CostFilter> filters)
    {
        if (filters.TrueForAll(f => f.Key != "SERVICE") && turn.Question.Resources?.Kinds is [var kind, ..] && CostService.OfKind(kind) is { } service)
            filters.Insert(0, CostFilter.Dimension("SERVICE", [service]));
        if (turn.Conversation.Last is { Question.Family: Family.Resources, Answer.Mentions: { Length: > 0 } mentions } && filters.TrueForAll(f => f.Key != "RESOURCE_ID"))
            filters.Add(CostFilter.Dimension("RESOURCE_ID", [.. mentions.Select(m => m.Id).Distinct().Take(100)]));
    }
}
