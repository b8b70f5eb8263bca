using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Spend;

/// <summary>What was spent: a total, rows, a course over time, two periods compared, and why they differ.</summary>
internal sealed class SpendTopic(CostOptions options) : ICostTopic
{
    public ImmutableArray<string> Topics { get; } = ["", "spend"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var (plan, failure) = await UsageGroups.ResolveAsync(turn, CostPlan.Of(turn, options), cancellation).ConfigureAwait(false);
        if (failure is not null)
            return CostFailure.Of(failure);
        if (await BillNames.AnswerAsync(turn, plan, cancellation).ConfigureAwait(false) is { } names)
            return names;
        (plan, failure) = await InstanceFamilies.ResolveAsync(turn, plan, cancellation).ConfigureAwait(false);
        if (failure is not null)
            return CostFailure.Of(failure);
        (plan, var instead) = await Categories.ResolveAsync(turn, plan, cancellation).ConfigureAwait(false);
        if (instead is not null)
            return instead;
        if (MetricAnswer.Asked(turn) is { Length: > 1 } metrics && plan.Before is null)
            return await MetricAnswer.AnswerAsync(turn, plan, metrics, cancellation).ConfigureAwait(false);
        if (UnitAnswer.Asked(turn.Question) is { } unit)
            return await UnitAnswer.AnswerAsync(turn, plan, unit, cancellation).ConfigureAwait(false);
        if (turn.Question.Conditions.Any(c => c.Field == "days") && plan is { Before: null, TimeGroup: null })
            return await WeekdaysAnswer.AnswerAsync(turn, plan, cancellation).ConfigureAwait(false);
        var isWhy = turn.Question.Shape == Shape.Diagnosis;
        // A statement looks for the key itself where nothing is found.
        if (isWhy || plan.Before is not null || turn.Question.Conditions.Any(c => c.Field is "share" or "untagged"))
            plan = await TagKeys.ResolveAsync(turn, plan, cancellation).ConfigureAwait(false);
        if (turn.Question.Conditions.Any(c => c.Field == "untagged") && plan.Query.Groups.FirstOrDefault(g => g.Kind == CostGroupKind.Tag) is { } tag)
            plan = plan with { Query = plan.Query with { Groups = [], Filters = plan.Query.Filters.Add(new(CostGroupKind.Tag, tag.Key, [])) } };
        else if (turn.Question.Conditions.Any(c => c.Field == "untagged"))
            return await Untagged.AskAsync(turn, plan, cancellation).ConfigureAwait(false);
        if (turn.Question.Conditions.Any(c => c.Field == "share") && turn.Question.Top is null && plan.Query.Groups.IsEmpty && ShareAnswer.CanAnswer(plan))
            return await ShareAnswer.AnswerAsync(turn, plan, cancellation).ConfigureAwait(false);
        if (RunRate.IsAsked(turn.Question))
            return await RunRate.AnswerAsync(turn, plan, cancellation).ConfigureAwait(false);
        if (NamedResource.Of(turn.Question) is { } named)
            return await NamedResource.AnswerAsync(turn, named, cancellation).ConfigureAwait(false);
        if ((isWhy || Directions.Of(turn.Question) is not null) && plan.Before is null)
            plan = plan with { Before = Earlier(plan.Query.Period) };
        if (plan.Query.Groups.IsEmpty && plan.TimeGroup is null && plan.Before is null && turn.Question.Shape is Shape.Breakdown or Shape.Top or Shape.List)
            plan = plan with { Query = plan.Query with { Groups = [CostGroup.Service], Granularity = CostGranularity.Monthly } };
        if (isWhy && CostPrice.Of(Drivers.Requests(plan)) is var price && price > plan.Query.MaxPrice)
            return CostFailure.Of(CostPrice.AskFirst(price, plan.Query.MaxPrice));
        if (isWhy)
            return await Drivers.AnswerAsync(turn, plan, cancellation).ConfigureAwait(false);
        if (plan.Parts.Length > 1 && plan.Before is null && plan.Query.Groups.IsEmpty && plan.TimeGroup is null)
            return await PartsAnswer.AnswerAsync(turn, plan, cancellation).ConfigureAwait(false);
        if (plan.Before is { } before)
            return await Comparison.AnswerAsync(turn, plan, before, cancellation).ConfigureAwait(false);
        return await Statement.AnswerAsync(turn, TaxRows.Of(plan), cancellation).ConfigureAwait(false);
    }

    /// <summary>The same stretch just before: months before months, days before days.</summary>
    public static CostPeriod Earlier(CostPeriod period)
    {
        // A month so far is compared with the same days of the month before it.
        if (period is { Start.Day: 1, IsMonths: false } && period.End <= period.Start.AddMonths(1))
            return new(period.Start.AddMonths(-1), period.Start.AddMonths(-1).AddDays(period.Days) is var end && end > period.Start ? period.Start : end);
        if (!period.IsMonths)
            return new(period.Start.AddDays(-period.Days), period.Start);
        var months = (period.End.Year - period.Start.Year) * 12 + period.End.Month - period.Start.Month;
        return new(period.Start.AddMonths(-months), period.Start);
    }
}
