using System.Collections.Frozen;
using Bot.Understanding;

namespace Bot.Intents;

/// <summary>Questions of other families that are questions about resources through and through: a list with conditions that the registry knows. They are answered as such until their family answers them better.</summary>
internal static class InventoryQuestions
{
    private static readonly FrozenSet<(Family, string Kind)> Listings = new[]
    {
        (Family.Network, "security-group"), (Family.Network, "vpc-peering"), (Family.Network, "subnet"), (Family.Network, "vpn-connection"), (Family.Network, "vpc"),
        (Family.Logs, "log-group"), (Family.Alarms, "alarm"),
        (Family.Security, "rds-instance"), (Family.Security, "security-group"), (Family.Security, "web-acl"), (Family.Security, "guardduty-detector"),
        (Family.Security, "iam-user"), (Family.Security, "access-key"), (Family.Security, "secret"), (Family.Security, "trail"),
    }.ToFrozenSet();

    /// <summary>Topics that need more than a list: paths, routes, log lines, findings, what is attached to what.</summary>
    private static readonly FrozenSet<string> Deeper = new[]
    {
        "reach", "routes", "cidr", "endpoints", "nacl", "unused", "firing", "why", "detail", "history", "events", "errors", "search", "tail", "slowest", "findings", "network-security", "ddos",
    }.ToFrozenSet();

    /// <summary>Words that narrow a list down; where no condition was read from them, the list would not be what was asked.</summary>
    private static readonly string[] Narrowing = ["without", "nobody", "unused", "never", "unprotected", "anything", " not ", "n't", "n’t", " no "];

    /// <summary>Whether the resource query says all that was asked.</summary>
    public static bool Holds(Question question) =>
        question.Resources is { Kinds: [var kind], Relation: null } query
        && question.Time is null
        && !Deeper.Contains(question.Topic)
        && Listings.Contains((question.Family, kind))
        && (question.Family != Family.Alarms || query.GroupBy.Length > 0 || query.SortBy is not null || query.Top is not null)
        && !question.Text.Contains(" since ", StringComparison.OrdinalIgnoreCase)
        && (query.Where.Length > 0 || query.Top is not null || query.SortBy is not null || query.Targets.Length > 0 || IsPlainList(question));

    private static bool IsPlainList(Question question) =>
        question.Topic is "groups" or "security-groups" or "services" or "waf" or "vpn" or "list"
        && !Narrowing.Any(word => question.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
