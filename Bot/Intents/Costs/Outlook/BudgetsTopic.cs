using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Costs.Outlook;

/// <summary>Budgets: what is spent of them, which are exceeded, which will be.</summary>
internal sealed class BudgetsTopic : ICostTopic
{
    public ImmutableArray<string> Topics { get; } = ["budgets"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var account = turn.Question.Accounts is [var named, ..] ? named : null;
        var outcome = await turn.Aws.CallAllAsync("budgets", "DescribeBudgets", new() { ["AccountId"] = account ?? turn.Caller.Account }, account: account, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return CostFailure.Of(outcome);
        var all = ok.Body["Budgets"].Objects().Select(Budget.Of).OrderByDescending(b => b.Used).ToList();
        if (all.Count == 0)
            return Answer.Say("There is no budget in this account.") with { Sources = Sources };
        var names = turn.Question.Entities.Select(e => e.Text).ToList();
        var asked = all.Where(b => names.Any(n => b.Name.Contains(n, StringComparison.OrdinalIgnoreCase))).ToList();
        if (names.Count > 0 && asked.Count == 0)
            return Answer.Say($"There is no budget named `{names[0]}`. There are: {string.Join(", ", all.Select(b => $"`{b.Name}`"))}.") with { Sources = Sources };
        return asked.Count == 1 ? One(asked[0]) : Many(turn.Question, asked.Count > 0 ? asked : all);
    }

    private static Answer One(Budget budget)
    {
        var left = budget.Limit - budget.Actual;
        var text = left < 0
            ? $"The budget `{budget.Name}` is exceeded by **{budget.Text(-left)}**: {budget.Text(budget.Actual)} of {budget.Text(budget.Limit)} {budget.Per}."
            : $"**{budget.Text(left)}** is left in the budget `{budget.Name}`: {budget.Text(budget.Actual)} of {budget.Text(budget.Limit)} {budget.Per} is used ({Money.Percent(budget.Used * 100)}).";
        if (budget.Forecast is { } forecast)
            text += $"\nForeseen at its end: {budget.Text(forecast)}{(forecast > budget.Limit ? ", which exceeds it" : "")}.";
        return new() { Text = text, Tables = [Rows([budget])], Notes = Notes, Sources = Sources };
    }

    private static Answer Many(Question question, List<Budget> budgets)
    {
        var over = budgets.Where(b => b.Actual > b.Limit).ToList();
        var soon = budgets.Where(b => b.Actual <= b.Limit && b.Forecast > b.Limit).ToList();
        var text = over.Count > 0
            ? $"{(question.Shape == Shape.YesNo ? "**Yes**: " : "")}{over.Count} of {budgets.Count} budgets {(over.Count == 1 ? "is" : "are")} exceeded: {string.Join(", ", over.Select(b => $"**{b.Name}** ({Money.Percent(b.Used * 100)})"))}."
            : $"{(question.Shape == Shape.YesNo ? "**No**: " : "")}none of {budgets.Count} budgets is exceeded.";
        if (soon.Count > 0)
            text += $"\nForeseen to be: {string.Join(", ", soon.Select(b => $"**{b.Name}** ({b.Text(b.Forecast!.Value)} of {b.Text(b.Limit)})"))}.";
        return new()
        {
            Text = text,
            Tables = [Rows(budgets)],
            Notes = Notes,
            Offers = [.. over.Concat(soon).Take(2).Select(b => new Offer($"budget-{b.Name}", b.Name.Length > 34 ? b.Name[..34] : b.Name, $"how much is left in the budget `{b.Name}`?")), new("why", "Why did costs change?", "why did costs change this month?")],
            Sources = Sources,
        };
    }

    private static Table Rows(List<Budget> budgets) => new("Budgets",
        [new("Budget"), new("Limit", ColumnKind.Money), new("Used", ColumnKind.Money), new("Used", ColumnKind.Number), new("Foreseen", ColumnKind.Money), new("Period")],
        [.. budgets.Select(b => ImmutableArray.Create<Cell>(
            b.Name, new(b.Text(b.Limit), (double)b.Limit), new(b.Text(b.Actual), (double)b.Actual), new(Money.Percent(b.Used * 100), b.Used),
            b.Forecast is { } f ? new(b.Text(f), (double)f) : new("-"), b.Per))]);

    public static ImmutableArray<string> Notes { get; } = ["Budgets are brought up to date by AWS up to three times a day; each has its own filters and its own kinds of charges."];

    public static ImmutableArray<Source> Sources { get; } = [new("Budgets", "https://us-east-1.console.aws.amazon.com/costmanagement/home#/budgets")];
}
