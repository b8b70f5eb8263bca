using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Intents.Costs.Savings;

/// <summary>List prices of instance types, from the Price List, with the assumptions said.</summary>
internal sealed class PricingTopic : ICostTopic
{
    private const int HoursAMonth = 730;

    public ImmutableArray<string> Topics { get; } = ["pricing"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var types = turn.Question.Conditions.Where(c => c.Field == "instance_type" && c.Value is not null).Select(c => c.Value!).Distinct().Take(4).ToList();
        if (types.Count == 0)
            return Answer.Say("I can price instance types: \"what does an m5.large cost in eu-west-1?\" For everything else the Price List is at aws.amazon.com/pricing.") with { Asked = "resource", Sources = s_sources };
        var region = turn.Question.Regions.Names.IsDefaultOrEmpty ? turn.Caller.DefaultRegion : turn.Question.Regions.Names[0];
        var outcomes = await Task.WhenAll(types.Select(async t => (Type: t, Outcome: await turn.Aws.CallAllAsync("pricing", "GetProducts", Parameters(t, region), maxPages: 3, cancellation: cancellation).ConfigureAwait(false)))).ConfigureAwait(false);
        if (outcomes.All(o => o.Outcome is not CallOutcome.Ok))
            return CostFailure.Of(outcomes[0].Outcome);
        var prices = outcomes.Select(o => (o.Type, Price: o.Outcome is CallOutcome.Ok ok ? Hourly(ok.Body) : null)).ToList();
        var known = prices.Where(p => p.Price is not null).OrderBy(p => p.Price).ToList();
        return new()
        {
            Text = known.Count == 0
                ? $"The Price List has no on-demand price for {string.Join(", ", types)} in {region}."
                : string.Join("; ", known.Select(p => $"`{p.Type}` **{Money.Text(p.Price!.Value, "USD")} an hour**, {Money.Text(p.Price!.Value * HoursAMonth, "USD")} a month")) + $" in {region}.",
            Notes = [$"List price, on demand, Linux, shared tenancy, {HoursAMonth} hours a month; storage, traffic, tax and your discounts are not in it."],
            Sources = s_sources,
        };
    }

    private static JsonObject Parameters(string type, string region)
    {
        JsonNode Match(string field, string value) => new JsonObject { ["Type"] = "TERM_MATCH", ["Field"] = field, ["Value"] = value };
        return new()
        {
            ["ServiceCode"] = "AmazonEC2",
            ["Filters"] = new JsonArray(Match("instanceType", type), Match("regionCode", region), Match("operatingSystem", "Linux"), Match("tenancy", "Shared"), Match("capacitystatus", "Used"), Match("preInstalledSw", "NA")),
        };
    }

    private static decimal? Hourly(JsonObject body)
    {
        foreach (var text in (body["PriceList"] as JsonArray ?? []).Select(p => p.Text()))
        {
            foreach (var term in (JsonNode.Parse(text)?["terms"]?["OnDemand"] as JsonObject ?? []).Select(t => t.Value))
            {
                foreach (var price in (term?["priceDimensions"] as JsonObject ?? []).Select(d => d.Value))
                {
                    if (decimal.TryParse((price?["pricePerUnit"]?["USD"]).Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var usd) && usd > 0)
                        return usd;
                }
            }
        }
        return null;
    }

    private static readonly ImmutableArray<Source> s_sources = [new("AWS pricing", "https://aws.amazon.com/pricing/")];
}
