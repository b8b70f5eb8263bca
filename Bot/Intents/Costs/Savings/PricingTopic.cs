using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Spend;
using Bot.Understanding.Families;

namespace Bot.Intents.Costs.Savings;

/// <summary>What something not yet built would cost, from the Price List: tier by tier, with the assumptions said.</summary>
internal sealed class PricingTopic : ICostTopic
{
    private const int MaxItems = 6;

    public ImmutableArray<string> Topics { get; } = ["pricing"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var items = PriceWords.Find(turn.Question.Text).Select(c => PriceItem.Of(c.Value!)).OfType<PriceItem>().DistinctBy(i => (i.Title, i.ServiceCode)).Take(MaxItems).ToList();
        if (items.Count == 0)
        {
            return new()
            {
                Text = "I can price instances, databases, EBS volumes, S3 storage, data transfer out, Lambda and NAT gateways, with their quantities: \"what would 3 m5.large and 500 GB of gp3 cost in eu-west-1?\", \"price of 5 TB in S3\", \"10 million Lambda requests of 200 ms at 512 MB\". For everything else the Price List is at aws.amazon.com/pricing.",
                Asked = "resource",
                Sources = s_sources,
            };
        }
        var region = turn.Question.Regions.Names.IsDefaultOrEmpty ? turn.Caller.DefaultRegion : turn.Question.Regions.Names[0];
        var outcomes = await Task.WhenAll(items.Select(async i => (Item: i, Outcome: await turn.Aws.CallAllAsync("pricing", "GetProducts", i.Parameters(region), maxPages: 3, cancellation: cancellation).ConfigureAwait(false)))).ConfigureAwait(false);
        if (outcomes.All(o => o.Outcome is not CallOutcome.Ok))
            return CostFailure.Of(outcomes[0].Outcome);
        var priced = outcomes.Select(o => (o.Item, Tiers: o.Outcome is CallOutcome.Ok ok ? PriceTiers.Read(ok.Body) : [])).ToList();
        return Say(region, [.. priced.Where(p => !p.Tiers.IsEmpty)], [.. priced.Where(p => p.Tiers.IsEmpty).Select(p => p.Item.Title)]);
    }

    private static Answer Say(string region, List<(PriceItem Item, ImmutableArray<PriceTier> Tiers)> priced, List<string> unknown)
    {
        if (priced.Count == 0)
            return new() { Text = $"The Price List has no on-demand price for {string.Join(", ", unknown)} in {region}.", Sources = s_sources };
        var rows = priced.SelectMany(p => p.Tiers.Where(t => t.Of(p.Item.Quantity) > 0).Select(t => (p.Item, Tier: t, Quantity: t.Of(p.Item.Quantity)))).ToList();
        decimal Cost(PriceItem item) => rows.Where(r => r.Item == item).Sum(r => r.Quantity * r.Tier.Price);
        var total = rows.Sum(r => r.Quantity * r.Tier.Price);
        string One((PriceItem Item, ImmutableArray<PriceTier> Tiers) p) =>
            $"{p.Item.Title} {Money.Text(Cost(p.Item), "USD")}{(p.Tiers is [var only] ? $" ({UnitWords.Price(only.Price, "USD")} per {Unit(only.Unit)})" : "")}";
        var text = priced.Count == 1
            ? $"About **{Money.Text(total, "USD")} a month** for {priced[0].Item.Title} in {region}{(priced[0].Tiers is [var tier] ? $", {UnitWords.Price(tier.Price, "USD")} per {Unit(tier.Unit)}" : $", in {rows.Count} price tier{(rows.Count == 1 ? "" : "s")}")}."
            : $"About **{Money.Text(total, "USD")} a month** in {region}: {string.Join("; ", priced.OrderByDescending(p => Cost(p.Item)).Select(One))}.";
        return new()
        {
            Text = unknown.Count == 0 ? text : $"{text}\nWithout {string.Join(", ", unknown)}, for which the Price List has no on-demand price there.",
            Tables =
            [
                new("Estimate for a month", [new("What"), new("Quantity", ColumnKind.Number), new("Unit"), new("Price per unit", ColumnKind.Money), new("Cost (USD)", ColumnKind.Money)],
                [
                    .. rows.Select(r => ImmutableArray.Create<Cell>(
                        r.Tier is { From: 0, To: decimal.MaxValue } ? r.Item.Title : $"{r.Item.Title}, from {UnitWords.Quantity(r.Tier.From)}{(r.Tier.To == decimal.MaxValue ? " on" : $" to {UnitWords.Quantity(r.Tier.To)}")}",
                        new(UnitWords.Quantity(r.Quantity), (double)r.Quantity), r.Tier.Unit, new(UnitWords.Price(r.Tier.Price, "USD"), (double)r.Tier.Price), Money.Cell(r.Quantity * r.Tier.Price, "USD"))),
                    ["Total", "", "", "", Money.Cell(total, "USD")],
                ]),
            ],
            Notes =
            [
                $"An estimate from AWS's public prices, not from the bill. Assumed: {string.Join("; ", priced.Select(p => p.Item.Assumes).Distinct())}.",
                "Tax, support, your discounts, Savings Plans and reservations are not in it.",
            ],
            Sources = s_sources,
        };
    }

    private static string Unit(string unit) => unit switch { "Hrs" => "hour", "Requests" => "request", _ => unit };

    private static readonly ImmutableArray<Source> s_sources = [new("AWS pricing", "https://aws.amazon.com/pricing/"), new("AWS Pricing Calculator", "https://calculator.aws/")];
}
