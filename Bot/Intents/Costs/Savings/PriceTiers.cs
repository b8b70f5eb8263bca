using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Intents.Costs.Savings;

/// <summary>A stretch of quantity with one price.</summary>
/// <param name="From">First unit.</param>
/// <param name="To">Where the next begins; <see cref="decimal.MaxValue"/> for nowhere.</param>
internal readonly record struct PriceTier(decimal From, decimal To, decimal Price, string Unit)
{
    /// <summary>How much of a quantity lies in it.</summary>
    public decimal Of(decimal quantity) => Math.Max(0, Math.Min(quantity, To) - From);
}

/// <summary>An on-demand price as the Price List has it.</summary>
internal static class PriceTiers
{
    /// <summary>The tiers, lowest first, of the first product that has a price; none where none has.</summary>
    public static ImmutableArray<PriceTier> Read(JsonObject body)
    {
        foreach (var product in (body["PriceList"] as JsonArray ?? []).Select(p => JsonNode.Parse(p.Text())))
        {
            foreach (var term in (product?["terms"]?["OnDemand"] as JsonObject ?? []).Select(t => t.Value))
            {
                var tiers = (term?["priceDimensions"] as JsonObject ?? []).Select(d => d.Value)
                    .Select(d => new PriceTier(Number(d?["beginRange"]) ?? 0, Number(d?["endRange"]) ?? decimal.MaxValue, Number(d?["pricePerUnit"]?["USD"]) ?? 0, d?["unit"].Text() ?? ""))
                    .OrderBy(t => t.From).ToImmutableArray();
                if (tiers.Any(t => t.Price > 0))
                    return tiers;
            }
        }
        return [];
    }

    private static decimal? Number(JsonNode? node) => decimal.TryParse(node.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
