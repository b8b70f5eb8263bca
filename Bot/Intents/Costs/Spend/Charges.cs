using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>A bill taken apart by charge type: what raises it and what lowers it.</summary>
internal static class Charges
{
    /// <summary>Charge types that lower a bill.</summary>
    /// <remarks>Source: AWS Cost Management user guide, "Exploring your data", charge type filter.</remarks>
    private static readonly string[] Lowering = ["Credit", "Refund", "BundledDiscount", "EdpDiscount", "PrivateRateDiscount", "SppDiscount", "RiVolumeDiscount", "Discount"];

    /// <summary>One sentence: gross, then each part that is not usage; empty where the bill is usage alone.</summary>
    public static string Words(CostLedger ledger, CostQuery query)
    {
        var charges = ledger.ByKey();
        string Amount(decimal amount) => Money.Text(amount, ledger.Unit);
        decimal Sum(Func<string, bool> type) => charges.Where(c => type(c.Key)).Sum(c => c.Value);
        var lowered = Sum(IsLowering);
        var parts = new List<string>();
        foreach (var (title, amount) in new (string, decimal)[]
        {
            ("credits", Sum(t => t.StartsWith("Credit", StringComparison.OrdinalIgnoreCase))),
            ("refunds", Sum(t => t.StartsWith("Refund", StringComparison.OrdinalIgnoreCase))),
            ("discounts", Sum(t => t.Contains("Discount", StringComparison.OrdinalIgnoreCase) && IsLowering(t))),
        })
        {
            if (amount != 0)
                parts.Add($"{title} {Amount(amount)}");
        }
        var within = new List<string>();
        foreach (var (title, amount) in new (string, decimal)[]
        {
            ("tax", Sum(t => t.Equals("Tax", StringComparison.OrdinalIgnoreCase))),
            ("support", Sum(t => t.StartsWith("Support", StringComparison.OrdinalIgnoreCase))),
        })
        {
            if (amount != 0)
                within.Add($"{title} {Amount(amount)}");
        }
        // Of charges of one kind alone (tax, credits, support) there is nothing to take apart.
        if (parts.Count == 0 && within.Count == 0 || charges.Values.Count(v => v != 0) < 2)
            return "";
        var gross = $"Gross {Amount(ledger.Total - lowered)}{(within.Count > 0 ? $" (with {string.Join(", ", within)})" : "")}";
        // What was left out by the question is not said to be none.
        if (parts.Count == 0 && query.Filters.Any(f => f is { Key: "RECORD_TYPE", Negated: true } && (f.Values.Contains("Credit") || f.Values.Contains("Refund"))))
            return within.Count > 0 ? $"Of it {string.Join(", ", within)}." : "";
        return parts.Count == 0 ? $"{gross}; no credits, refunds or discounts." : $"{gross}, {string.Join(", ", parts)}.";
    }

    private static bool IsLowering(string type) => Array.Exists(Lowering, l => type.StartsWith(l, StringComparison.OrdinalIgnoreCase)) && !type.StartsWith("DiscountedUsage", StringComparison.OrdinalIgnoreCase);
}
