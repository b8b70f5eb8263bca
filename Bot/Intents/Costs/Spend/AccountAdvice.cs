using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Nothing found of another account may mean that this account may not see it: only an organisation's management account sees the costs of others.</summary>
internal static class AccountAdvice
{
    public static Answer Add(Turn turn, CostQuery query, bool isEmpty, Answer answer)
    {
        var others = query.Filters.FirstOrDefault(f => f is { Key: "LINKED_ACCOUNT", Negated: false })?.Values.Where(v => v != turn.Caller.Account).ToList() ?? [];
        return !isEmpty || others.Count == 0 ? answer : answer with
        {
            Text = $"{answer.Text}\nCost Explorer was asked in account {turn.Caller.Account}. A member account sees its own costs alone; for {string.Join(", ", others)} ask in the organisation's management (payer) account, or in a channel of that account.",
        };
    }
}
