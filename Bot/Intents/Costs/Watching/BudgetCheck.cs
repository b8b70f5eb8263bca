using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Outlook;

namespace Bot.Intents.Costs.Watching;

/// <summary>Budgets that passed a share of their limit.</summary>
internal static class BudgetCheck
{
    public static async Task<CheckResult> RunAsync(Turn turn, Subscription one, CancellationToken cancellation)
    {
        var outcome = await turn.Aws.CallAllAsync("budgets", "DescribeBudgets", new() { ["AccountId"] = turn.Caller.Account }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return new([], "", CostFailure.Of(outcome));
        var budgets = ok.Body["Budgets"].Objects().Select(Budget.Of).Where(b => one.Budget is null || b.Name.Equals(one.Budget, StringComparison.OrdinalIgnoreCase) || b.Name.Contains(one.Budget, StringComparison.OrdinalIgnoreCase)).ToList();
        if (budgets.Count == 0)
            return new([], "", new() { Text = one.Budget is null ? "There is no budget in this account." : $"There is no budget named `{one.Budget}`.", Failed = true });
        var found = budgets.Where(b => Share(b, one) >= one.Percent)
            .Select(b => new Sighting($"{b.Name} {b.PeriodStart(turn.Now)}", $"**The budget `{b.Name}` {(one.IsForeseen ? "is foreseen to reach" : "is at")} {Money.Percent((double)Share(b, one))}**: {b.Text(one.IsForeseen ? b.Forecast ?? 0 : b.Actual)} of {b.Text(b.Limit)} {b.Per}{(b.Forecast is { } f && !one.IsForeseen ? $"; foreseen {b.Text(f)}" : "")}."));
        var nearest = budgets.MaxBy(b => Share(b, one))!;
        return new([.. found], $"the nearest is `{nearest.Name}` with {Money.Percent((double)Share(nearest, one))}.")
        {
            Sources = BudgetsTopic.Sources,
            Offers = [new("why", "Why?", "why did costs change this month?"), new("budgets", "All budgets", "are any budgets exceeded?")],
            Notes = BudgetsTopic.Notes,
        };
    }

    private static decimal Share(Budget budget, Subscription one)
    {
        var amount = one.IsForeseen ? budget.Forecast ?? 0 : budget.Actual;
        return budget.Limit == 0 ? amount > 0 ? 1000 : 0 : amount / budget.Limit * 100;
    }
}
