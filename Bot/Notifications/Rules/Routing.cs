using System.Collections.Immutable;

namespace Bot.Notifications.Rules;

/// <summary>Which rules take a notification.</summary>
internal static class Routing
{
    /// <summary>The channels, each with the first rule that sends it there. What fits no rule goes where the rules say for that.</summary>
    public static ImmutableArray<Route> Of(NotificationRules rules, Notification notice)
    {
        var routes = ImmutableArray.CreateBuilder<Route>();
        foreach (var rule in rules.Rules)
        {
            if (!Fits(rule, notice))
                continue;
            foreach (var channel in rule.Channels)
                Add(rule.Name, channel);
            if (!rule.Continue)
                return routes.ToImmutable();
        }
        if (routes.Count == 0)
        {
            foreach (var channel in rules.Otherwise)
                Add(NotificationRule.OtherwiseName, channel);
        }
        return routes.ToImmutable();

        void Add(string rule, string channel)
        {
            if (!routes.Any(r => r.Channel == channel))
                routes.Add(new(rule, channel));
        }
    }

    /// <summary>Whether tags decide, for a notification that has none said.</summary>
    public static bool NeedsTags(NotificationRules rules) => rules.Rules.Any(r => !r.Tags.IsEmpty);

    public static bool Fits(NotificationRule rule, Notification notice) =>
        notice.Severity >= rule.Severity
        && Has(rule.Sources, notice.Source)
        && Has(rule.Accounts, notice.Account)
        && Has(rule.Regions, notice.Region)
        && Has(rule.Through, notice.Through)
        && (rule.Names.IsEmpty || rule.Names.Any(n => Wildcard.Fits(n, notice.Title) || Wildcard.Fits(n, notice.Key) || notice.Resources.Any(r => Wildcard.Fits(n, r))))
        && (rule.Tags.IsEmpty || rule.Tags.Any(t => notice.Tags.Any(tag => Wildcard.Fits(t, $"{tag.Key}={tag.Value}"))));

    private static bool Has(ImmutableArray<string> list, string value) => list.IsEmpty || list.Contains(value, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A channel that a notification goes to, and the rule that sends it there.</summary>
internal sealed record Route(string Rule, string Channel);
