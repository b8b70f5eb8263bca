using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Rules of event buses other than the default one: EventBridge lists whom rules call bus by bus.</summary>
internal static class BusRules
{
    private const int MaxBuses = 4;

    /// <summary>The rules on the account's own buses that call a thing.</summary>
    public static async Task<List<Thing>> FindAsync(Case @case, Thing target)
    {
        var listed = await @case.Calls.AskAsync("events", "ListEventBuses", [], target.Spot, 1).ConfigureAwait(false);
        if (listed is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of("the event buses", listed));
            return [];
        }
        // Buses of partners and the account's own; names are put in order, as lists are not.
        var buses = ok.Body["EventBuses"].Objects().Select(b => b["Name"].Text()).Where(n => n is not ("" or "default")).Order(StringComparer.Ordinal).Take(MaxBuses).ToList();
        var found = await Task.WhenAll(buses.Select(b => OnAsync(@case, b, target)).ToList()).ConfigureAwait(false);
        return [.. found.SelectMany(f => f)];
    }

    private static async Task<List<Thing>> OnAsync(Case @case, string bus, Thing target)
    {
        var outcome = await @case.Calls.AskAsync("events", "ListRuleNamesByTarget", new() { ["TargetArn"] = target.Arn, ["EventBusName"] = bus }, target.Spot, 1).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of($"the rules of bus {bus} that call {target.Name}", outcome));
            return [];
        }
        var names = (ok.Body["RuleNames"] as JsonArray ?? []).Select(n => n.Text()).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
            return [];
        var kind = ResourceRegistry.Find("event-rule")!;
        var onBus = await new Finder(@case.Calls).FindAsync(kind, new() { Kinds = [kind.Name], Where = [new Condition("event_bus", ConditionOperator.Equal, bus)] }, new([target.Spot.Region], false, false), [target.Spot.Account], columns: false).ConfigureAwait(false);
        return [.. onBus.Rows.Where(r => names.Contains(r.Id)).Select(Thing.Of)];
    }
}
