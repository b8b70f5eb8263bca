using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>A small price list.</summary>
internal sealed class PricingService : DemoService
{
    private const string Product = "AWS::Pricing::Product";

    public PricingService() : base("pricing")
    {
        On("DescribeServices", call => new JsonObject
        {
            ["FormatVersion"] = "aws_v1",
            ["Services"] = All(call).GroupBy(Service).Where(g => call.Text("ServiceCode") is not { } c || c == g.Key)
                .Select(g => new JsonObject { ["ServiceCode"] = g.Key, ["AttributeNames"] = g.SelectMany(Attributes).Select(a => a.Key).Append("serviceCode").Distinct().Order(StringComparer.Ordinal).ToTexts() }).ToJsonArray(),
        });
        On("GetAttributeValues", call => new JsonObject
        {
            ["AttributeValues"] = All(call).Where(p => Service(p) == call.Must("ServiceCode")).Select(p => Attributes(p).FirstOrDefault(a => a.Key == call.Must("AttributeName")).Value?.ToString()).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(v => new JsonObject { ["Value"] = v }).ToJsonArray(),
        });
        On("GetProducts", call => new JsonObject
        {
            ["FormatVersion"] = "aws_v1",
            ["PriceList"] = All(call).Where(p => Service(p) == call.Must("ServiceCode") && call.Items("Filters").All(f => Attributes(p).FirstOrDefault(a => a.Key == f.Text("Field")).Value?.ToString() == f.Text("Value"))).Select(p => p.Document.ToJsonString()).ToTexts(),
        });
    }

    private static IEnumerable<Resource> All(DemoCall call) => call.World.List(call.Account, "global", Product);

    private static string Service(Resource product) => product.Document.Text("serviceCode") ?? "";

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Attributes(Resource product) => product.Document.At("product.attributes") as JsonObject ?? [];
}
