using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Words that stand for many usage types ("data transfer out"): the types are asked of Cost Explorer, never guessed.</summary>
internal static class UsageGroups
{
    /// <summary>Usage types of data leaving AWS, and entering it, hold these words.</summary>
    /// <remarks>Source: AWS Cost and Usage Reports user guide, "Understanding data transfer charges".</remarks>
    /// <remarks>Those without <c>IsWhole</c> are a part of whatever service is asked about.</remarks>
    private static readonly Dictionary<string, (string Title, ImmutableArray<string> Parts, bool IsWhole)> Groups = new(StringComparer.Ordinal)
    {
        ["data-transfer-out"] = ("data transfer out", ["DataTransfer-Out-Bytes", "AWS-Out-Bytes", "-Out-Bytes"], false),
        ["data-transfer-in"] = ("data transfer in", ["DataTransfer-In-Bytes", "AWS-In-Bytes", "-In-Bytes"], false),
        ["data-transfer-regions"] = ("data transfer between Regions", ["AWS-Out-Bytes", "AWS-In-Bytes"], false),
        ["data-transfer-zones"] = ("data transfer between Availability Zones", ["DataTransfer-Regional-Bytes", "DataTransfer-xAZ"], false),
        ["fargate"] = ("Fargate", ["Fargate"], true),
        ["nat"] = ("NAT gateways", ["NatGateway"], true),
        ["ebs"] = ("EBS", ["EBS:"], true),
        ["snapshots"] = ("EBS snapshots", ["EBS:SnapshotUsage"], true),
        ["addresses"] = ("public addresses", ["ElasticIP", "PublicIPv4"], true),
        ["s3-storage"] = ("S3 storage", ["TimedStorage"], true),
    };

    /// <summary>The plan with the usage types filtered by; the failed call where they could not be had.</summary>
    public static async Task<(CostPlan Plan, CallOutcome? Failure)> ResolveAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        if (turn.Question.Conditions.FirstOrDefault(c => c.Field == "usage_group")?.Value is not { } name || !Groups.TryGetValue(name, out var group))
            return (plan, null);
        var parameters = new JsonObject { ["TimePeriod"] = CostQuery.Bounds(plan.Query.Period), ["Dimension"] = "USAGE_TYPE" };
        if (CostFilter.Expression(plan.Query.Filters) is { } filter)
            parameters["Filter"] = filter;
        var outcome = await turn.Aws.CallAllAsync("ce", "GetDimensionValues", parameters, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return (plan, outcome);
        var types = ok.Body["DimensionValues"].Objects().Select(v => v["Value"].Text())
            .Where(v => group.Parts.Any(p => v.Contains(p, StringComparison.OrdinalIgnoreCase))).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var note = types.IsEmpty
            ? $"No usage type of {group.Title} occurs {plan.Query.Period.Words()}."
            : $"{char.ToUpperInvariant(group.Title[0])}{group.Title[1..]}: the sum of {types.Length} usage types: {string.Join(", ", types.Take(6))}{(types.Length > 6 ? ", …" : "")}.";
        // A name that nothing bears keeps the sum at nothing, where an empty filter would be the whole bill.
        var filters = plan.Query.Filters.Select(f => group.IsWhole && f.Key == "SERVICE" ? f with { Title = "" } : f).ToImmutableArray()
            .Add(CostFilter.Dimension("USAGE_TYPE", types.IsEmpty ? [group.Parts[0]] : types) with { Title = group.Title });
        return (plan with { Query = plan.Query with { Filters = filters }, Notes = plan.Notes.Add(note) }, null);
    }
}
