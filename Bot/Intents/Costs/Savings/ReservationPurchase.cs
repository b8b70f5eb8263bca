using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Commitments;

namespace Bot.Intents.Costs.Savings;

/// <summary>The reservations that AWS recommends, of the services asked about or of those that are reserved most.</summary>
/// <remarks>Source: Cost Management API reference, GetReservationPurchaseRecommendation; each service has details of its own.</remarks>
internal static class ReservationPurchase
{
    /// <param name="Billing">Cost Explorer's name.</param>
    /// <param name="Details">The member that tells the instance.</param>
    /// <param name="Type">Its member with the type.</param>
    /// <param name="Find">The command that finds the offering.</param>
    /// <param name="Buy">The command that buys it.</param>
    private sealed record Kind(string Billing, string[] Words, string Details, string Type, string Find, string Buy, bool IsAskedUnnamed = false);

    private static readonly Kind[] s_kinds =
    [
        new("Amazon Elastic Compute Cloud - Compute", ["ec2", "instance"], "EC2InstanceDetails", "InstanceType", "aws ec2 describe-reserved-instances-offerings --instance-type {type} --offering-type \"{payment}\" --min-duration {seconds} --max-duration {seconds} --no-include-marketplace", "aws ec2 purchase-reserved-instances-offering --instance-count {count} --reserved-instances-offering-id OFFERING", true),
        new("Amazon Relational Database Service", ["rds", "database", "aurora"], "RDSInstanceDetails", "InstanceType", "aws rds describe-reserved-db-instances-offerings --db-instance-class {type} --duration {seconds} --offering-type \"{payment}\"", "aws rds purchase-reserved-db-instances-offering --db-instance-count {count} --reserved-db-instances-offering-id OFFERING", true),
        new("Amazon ElastiCache", ["elasticache", "cache", "redis"], "ElastiCacheInstanceDetails", "NodeType", "aws elasticache describe-reserved-cache-nodes-offerings --cache-node-type {type} --duration {seconds} --offering-type \"{payment}\"", "aws elasticache purchase-reserved-cache-nodes-offering --cache-node-count {count} --reserved-cache-nodes-offering-id OFFERING", true),
        new("Amazon Redshift", ["redshift"], "RedshiftInstanceDetails", "NodeType", "aws redshift describe-reserved-node-offerings", "aws redshift purchase-reserved-node-offering --node-count {count} --reserved-node-offering-id OFFERING"),
        new("Amazon OpenSearch Service", ["opensearch", "elasticsearch"], "ESInstanceDetails", "InstanceClass", "aws opensearch describe-reserved-instance-offerings", "aws opensearch purchase-reserved-instance-offering --instance-count {count} --reservation-name NAME --reserved-instance-offering-id OFFERING"),
    ];

    public static async Task<Recommended> FindAsync(Turn turn, CancellationToken cancellation)
    {
        var terms = CommitmentTerms.Of(turn.Question.Text);
        var text = turn.Question.Text.ToLowerInvariant().Replace("reserved instance", "", StringComparison.Ordinal);
        var named = Array.FindAll(s_kinds, k => Array.Exists(k.Words, w => text.Contains(w, StringComparison.Ordinal)));
        var asked = named.Length > 0 ? named : Array.FindAll(s_kinds, k => k.IsAskedUnnamed);
        var outcomes = await Task.WhenAll(asked.Select(async k => (Kind: k, Outcome: await turn.Aws.CallAsync("ce", "GetReservationPurchaseRecommendation", new()
        {
            ["Service"] = k.Billing,
            ["TermInYears"] = terms.Term,
            ["PaymentOption"] = terms.Payment,
            ["LookbackPeriodInDays"] = "THIRTY_DAYS",
        }, cancellation: cancellation).ConfigureAwait(false)))).ConfigureAwait(false);
        var found = outcomes.SelectMany(o => o.Outcome is CallOutcome.Ok ok ? ok.Body["Recommendations"].Objects().SelectMany(r => r["RecommendationDetails"].Objects()).Select(d => Of(o.Kind, terms, d)) : [])
            .Where(c => turn.Question.Regions.Names.IsDefaultOrEmpty || turn.Question.Regions.Names.Contains(c.Region)).OrderByDescending(c => c.Saving).ToImmutableArray();
        return new(found,
        [
            $"Asked for {string.Join(", ", asked.Select(k => k.Billing))}.",
            .. outcomes.Where(o => o.Outcome is not CallOutcome.Ok).Select(o => $"Without {o.Kind.Billing}: {CostFailure.Of(o.Outcome).Text}"),
            .. found.IsEmpty ? [$"AWS recommends no reservation for {terms.Words} there from the last 30 days."] : ImmutableArray<string>.Empty,
        ]);
    }

    private static Commitment Of(Kind kind, CommitmentTerms terms, JsonObject detail)
    {
        var one = detail["InstanceDetails"]?[kind.Details];
        var type = one?[kind.Type].Text() ?? "";
        var count = detail["RecommendedNumberOfInstancesToPurchase"].Text();
        var more = string.Join(' ', new[] { one?["Platform"].Text(), one?["DatabaseEngine"].Text(), one?["ProductDescription"].Text(), one?["DeploymentOption"].Text() }.Where(t => !string.IsNullOrEmpty(t)));
        var region = one?["Region"].Text() ?? "";
        string Filled(string command) => $"{command.Replace("{type}", type, StringComparison.Ordinal).Replace("{payment}", terms.PaymentName, StringComparison.Ordinal).Replace("{seconds}", terms.Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{count}", count, StringComparison.Ordinal)}{(region.Length > 0 ? $" --region {region}" : "")}";
        return new($"Reserve {count} × {type}{(more.Length > 0 ? $" {more}" : "")}", terms, region, detail["AccountId"].Text())
        {
            Upfront = CommitmentWords.Amount(detail["UpfrontCost"]),
            Monthly = CommitmentWords.Amount(detail["RecurringStandardMonthlyCost"]),
            OnDemand = CommitmentWords.Amount(detail["EstimatedMonthlyOnDemandCost"]),
            Saving = CommitmentWords.Amount(detail["EstimatedMonthlySavingsAmount"]),
            Utilization = detail["AverageUtilization"].Number() ?? 0,
            Given = CommitmentWords.Amount(detail["EstimatedBreakEvenInMonths"]) is > 0 and var months ? decimal.Round(months, 1) : null,
            Unit = detail["CurrencyCode"].Text() is { Length: > 0 } unit ? unit : "USD",
            How = new([Filled(kind.Find), Filled(kind.Buy)]),
        };
    }
}
