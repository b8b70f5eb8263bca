using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Alarms.Lists;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Alarms;

/// <summary>Asks which resource is meant where a question about health names only a kind, with those that exist as buttons.</summary>
internal static class WhichOne
{
    private const int MaxOffers = 5;

    /// <summary>Whether there is something to choose from.</summary>
    public static bool Is(Question question) => question is { Family: Family.Alarms, Topic: "health", Missing.Detail: "resource", Resources.Kinds.IsEmpty: false };

    public static async Task<Answer> AskAsync(Turn turn, Missing missing, CancellationToken cancellation)
    {
        var asked = new Answer { Text = missing.Ask, Asked = missing.Detail };
        if (ResourceRegistry.Find(turn.Question.Resources!.Kinds[0]) is not { } kind)
            return asked;
        var regions = await RegionPlan.OfAsync(turn, turn.Caller.Account, cancellation).ConfigureAwait(false);
        var found = await new Finder(new Calls(turn, cancellation)).FindAsync(kind, new() { Kinds = [kind.Name] }, regions, [turn.Caller.Account], columns: false).ConfigureAwait(false);
        return asked with { Offers = [.. found.Rows.Take(MaxOffers).Select((r, i) => new Offer($"which-{i}", AlarmList.Short(r.Name), $"is {kind.Title} {r.Name} healthy in {r.Region}?"))] };
    }
}
