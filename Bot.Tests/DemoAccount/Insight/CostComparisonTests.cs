using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.Services.Insight;
using Bot.DemoAccount.State;

namespace Bot.Tests.DemoAccount.Insight;

/// <summary>The demo account's comparisons of months keep the limits of Cost Explorer's.</summary>
public sealed class CostComparisonTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<World> Acme = new(() => ScenarioLoader.BuiltIn(new Clock()));

    [Theory]
    [InlineData("2026-09-01", "2026-09-15", "2026-10-01", "2026-11-01", "exactly one month")]
    [InlineData("2026-08-01", "2026-10-01", "2026-10-01", "2026-11-01", "exactly one month")]
    [InlineData("2026-09-01", "2026-10-01", "2026-10-02", "2026-11-02", "first day of a month")]
    [InlineData("2025-09-01", "2025-10-01", "2026-10-01", "2026-11-01", "last 13 months")]
    public void Periods_AreWholeMonthsOfTheLast13(string a, string b, string c, string d, string fault) =>
        Assert.Contains(fault, Assert.Throws<DemoException>(() => Call("GetCostComparisonDrivers", Input(a, b, c, d))).Message);

    [Fact]
    public void Drivers_ComeInPagesOfTen_WithServiceAndUsageTypeUnasked()
    {
        var input = Input("2026-09-01", "2026-10-01", "2026-10-01", "2026-11-01");
        var first = Call("GetCostComparisonDrivers", input);
        Assert.Equal(10, first["CostComparisonDrivers"]!.AsArray().Count);
        var selector = first["CostComparisonDrivers"]![0]!["CostSelector"]!["And"]!.AsArray();
        Assert.Equal(["SERVICE", "USAGE_TYPE"], selector.Select(s => (string?)s!["Dimensions"]!["Key"]));
        input["NextPageToken"] = (string?)first["NextPageToken"];
        Assert.NotEqual(first["CostComparisonDrivers"]![0]!.ToJsonString(), Call("GetCostComparisonDrivers", input)["CostComparisonDrivers"]![0]!.ToJsonString());
        input["MaxResults"] = 11L;
        Assert.Contains("between 1 and 10", Assert.Throws<DemoException>(() => Call("GetCostComparisonDrivers", input)).Message);
    }

    [Fact]
    public void Comparisons_AddUpToTheTotal_WhicheverMetric()
    {
        foreach (var metric in (string[])["UnblendedCost", "AmortizedCost", "UsageQuantity"])
        {
            var input = Input("2026-09-01", "2026-10-01", "2026-10-01", "2026-11-01");
            input["MetricForComparison"] = metric;
            var body = Call("GetCostAndUsageComparisons", input);
            decimal Amount(JsonNode? figures) => decimal.Parse((string)figures![metric]!["ComparisonTimePeriodAmount"]!, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(Amount(body["TotalCostAndUsage"]), body["CostAndUsageComparisons"]!.AsArray().Sum(r => Amount(r!["Metrics"])));
        }
    }

    private static JsonObject Input(string a, string b, string c, string d) => new()
    {
        ["BaselineTimePeriod"] = new JsonObject { ["Start"] = a, ["End"] = b },
        ["ComparisonTimePeriod"] = new JsonObject { ["Start"] = c, ["End"] = d },
        ["MetricForComparison"] = "UnblendedCost",
    };

    private static JsonObject Call(string operation, JsonObject input)
    {
        var facts = AwsCatalog.Default.Service("ce");
        return InsightServices.All["ce"]().Handlers[operation].Run(new DemoCall
        {
            Service = facts,
            Operation = facts.Operations[operation],
            Input = (JsonObject)input.DeepClone(),
            Account = "111122223333",
            Region = "us-east-1",
            Now = Now,
            World = Acme.Value,
            Principal = new DemoPrincipal("111122223333", "arn:aws:iam::111122223333:user/ada", "arn:aws:iam::111122223333:user/ada", "AIDA", null),
        });
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
