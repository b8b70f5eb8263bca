using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Intents.Actions.Changes;

/// <summary>List prices by AWS's Price List; not known where it does not tell.</summary>
internal static class Prices
{
    private const int HoursOfMonth = 730;

    /// <summary>The Linux on-demand price of instances together, an hour; null where one of them has no price.</summary>
    public static async Task<decimal?> HourlyAsync(ChangeReads aws, IReadOnlyList<string> types, string region)
    {
        decimal sum = 0;
        foreach (var group in types.GroupBy(t => t))
        {
            if (await OfTypeAsync(aws, group.Key, region).ConfigureAwait(false) is not { } price)
                return null;
            sum += price * group.Count();
        }
        return types.Count == 0 ? null : sum;
    }

    /// <summary>An amount an hour, for people.</summary>
    public static string Words(decimal hourly) => string.Create(CultureInfo.InvariantCulture, $"about ${hourly:0.####} an hour, ${hourly * HoursOfMonth:0.00} a month");

    private static async Task<decimal?> OfTypeAsync(ChangeReads aws, string type, string region)
    {
        JsonObject Filter(string field, string value) => new() { ["Type"] = "TERM_MATCH", ["Field"] = field, ["Value"] = value };
        var body = await aws.AskAsync("pricing", "GetProducts", new()
        {
            ["ServiceCode"] = "AmazonEC2",
            ["Filters"] = new JsonArray(
                Filter("instanceType", type), Filter("regionCode", region), Filter("operatingSystem", "Linux"), Filter("tenancy", "Shared"), Filter("preInstalledSw", "NA"), Filter("capacitystatus", "Used")),
        }, "us-east-1").ConfigureAwait(false);
        var terms = (body?["PriceList"] as JsonArray ?? []).Select(p => Parsed(p.Text())?["terms"]?["OnDemand"] as JsonObject).OfType<JsonObject>();
        var amounts = terms.SelectMany(t => t.Select(o => o.Value?["priceDimensions"] as JsonObject).OfType<JsonObject>())
            .SelectMany(d => d.Select(p => p.Value?["pricePerUnit"]?["USD"].Number())).OfType<double>().Where(a => a > 0).Distinct().ToArray();
        return amounts is [var only] ? (decimal)only : null;
    }

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            // A price list that cannot be read tells no price.
            return null;
        }
    }
}
