using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.Services.Insight;
using Bot.DemoAccount.Services.Insight.Costs;
using Bot.DemoAccount.State;

namespace Bot.Tests.DemoAccount.Insight;

public sealed class InsightTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<World> Acme = new(() => ScenarioLoader.BuiltIn(new Clock()));

    [Fact]
    public void BuiltIn_HasNoFaults_WhenEverythingLazyIsRead()
    {
        var faults = new List<ScenarioFault>();
        ScenarioCheck.All(Acme.Value, faults);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("us-east-1", "checkout-5xx-high", "ALARM")]
    [InlineData("us-east-1", "checkout-latency", "OK")]
    [InlineData("us-east-1", "disk-full-bastion", "INSUFFICIENT_DATA")]
    [InlineData("eu-west-1", "rds-orders-cpu", "ALARM")]
    [InlineData("us-west-2", "payments-webhook-slow", "ALARM")]
    [InlineData("us-west-2", "payments-webhook-errors", "OK")]
    public void Alarms_AreInTheStateOfTheirMetrics(string region, string name, string state)
    {
        var alarms = Call("cloudwatch", "DescribeAlarms", new() { ["AlarmNames"] = new JsonArray(name) }, region)["MetricAlarms"]!.AsArray();
        Assert.Equal(state, (string?)Assert.Single(alarms)!["StateValue"]);
    }

    [Fact]
    public void CheckoutAlarm_HistoryStartsAfterTheDeployment()
    {
        var items = Call("cloudwatch", "DescribeAlarmHistory", new() { ["AlarmName"] = "checkout-5xx-high", ["HistoryItemType"] = "StateUpdate" })["AlarmHistoryItems"]!.AsArray();
        var last = DateTimeOffset.Parse((string)items[0]!["Timestamp"]!, CultureInfo.InvariantCulture);
        Assert.InRange(last, Now.AddMinutes(-40), Now.AddMinutes(-30));
    }

    [Fact]
    public void CheckoutErrors_AreAsManyInTheLogAsInTheMetric()
    {
        var from = Now.AddMinutes(-30);
        var points = Call("cloudwatch", "GetMetricStatistics", new()
        {
            ["Namespace"] = "AWS/Lambda",
            ["MetricName"] = "Errors",
            ["StartTime"] = from.Iso(),
            ["EndTime"] = Now.Iso(),
            ["Period"] = 1800L,
            ["Statistics"] = new JsonArray("Sum"),
            ["Dimensions"] = new JsonArray(new JsonObject { ["Name"] = "FunctionName", ["Value"] = "checkout-api" }),
        })["Datapoints"]!.AsArray();
        var events = Call("logs", "FilterLogEvents", new()
        {
            ["logGroupName"] = "/aws/lambda/checkout-api",
            ["filterPattern"] = "\"Invoke Error\"",
            ["startTime"] = from.ToUnixTimeMilliseconds(),
            ["endTime"] = Now.ToUnixTimeMilliseconds(),
        })["events"]!.AsArray();
        Assert.True(events.Count > 100);
        Assert.Equal(points.Sum(p => (double)p!["Sum"]!), events.Count);
    }

    [Theory]
    [InlineData("fields @timestamp, @message | filter @message like /Invoke Error/ | stats count(*) as n by bin(10m) | sort n desc | limit 3", 3)]
    [InlineData("filter @type = \"REPORT\" | stats avg(@duration) as ms, pct(@duration, 99) as p99 by @logStream", 2)]
    [InlineData("fields @message | filter @message like 'order placed' | parse @message 'cart=* total=*' as cart, total | limit 5", 5)]
    [InlineData("filter @message like 'no such words' | stats count(*) as n", 0)]
    public void Insights_AnswersQueries(string query, int rows)
    {
        var id = (string)Call("logs", "StartQuery", new() { ["logGroupName"] = "/aws/lambda/checkout-api", ["queryString"] = query, ["startTime"] = Now.AddMinutes(-30).ToUnixTimeSeconds(), ["endTime"] = Now.ToUnixTimeSeconds() })["queryId"]!;
        Assert.Equal(rows, Call("logs", "GetQueryResults", new() { ["queryId"] = id })["results"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("SERVICE")]
    [InlineData("REGION")]
    [InlineData("LINKED_ACCOUNT")]
    [InlineData("RECORD_TYPE")]
    [InlineData("USAGE_TYPE")]
    public void Costs_RowsAddUpToTheTotal_ForEveryMetric(string dimension)
    {
        foreach (var metric in (string[])["UnblendedCost", "AmortizedCost", "UsageQuantity"])
        {
            var total = Costs(metric, null, "2026-09-01", "2026-11-20").Sum(p => Amount(p!["Total"]![metric]!));
            var rows = Costs(metric, dimension, "2026-09-01", "2026-11-20").SelectMany(p => p!["Groups"]!.AsArray()).Sum(g => Amount(g!["Metrics"]![metric]!));
            Assert.Equal(total, rows);
            Assert.True(total > 0);
        }
    }

    [Fact]
    public void Costs_HoldCreditsRefundsTaxAndSupport()
    {
        var kinds = Costs("UnblendedCost", "RECORD_TYPE", "2025-10-01", "2026-11-20").SelectMany(p => p!["Groups"]!.AsArray()).Select(g => (string)g!["Keys"]![0]!).ToHashSet();
        Assert.Superset(new HashSet<string> { "Usage", "Credit", "Refund", "Tax", "Support", "SavingsPlanCoveredUsage", "SavingsPlanNegation", "SavingsPlanRecurringFee", "DiscountedUsage", "Recurring" }, kinds);
    }

    [Fact]
    public void CostsByResource_AddUpToTheLine()
    {
        JsonObject input = new() { ["TimePeriod"] = new JsonObject { ["Start"] = "2026-11-10", ["End"] = "2026-11-20" }, ["Granularity"] = "DAILY", ["Metrics"] = new JsonArray("UnblendedCost") };
        var plain = Call("ce", "GetCostAndUsage", (JsonObject)input.DeepClone())["ResultsByTime"]!.AsArray().Sum(p => Amount(p!["Total"]!["UnblendedCost"]!));
        input["GroupBy"] = new JsonArray(new JsonObject { ["Type"] = "DIMENSION", ["Key"] = "RESOURCE_ID" });
        var split = Call("ce", "GetCostAndUsageWithResources", input)["ResultsByTime"]!.AsArray().SelectMany(p => p!["Groups"]!.AsArray()).ToList();
        Assert.Equal(plain, split.Sum(g => Amount(g!["Metrics"]!["UnblendedCost"]!)));
        Assert.Contains(split, g => (string?)g!["Keys"]![0] == "i-0a1b2c3d4e5f67890");
    }

    [Fact]
    public void Trail_ShowsTheDeployment_ByResourceName()
    {
        var events = Call("cloudtrail", "LookupEvents", new() { ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = "ResourceName", ["AttributeValue"] = "checkout-api" }), ["StartTime"] = Now.AddHours(-1).Iso(), ["EndTime"] = Now.Iso() })["Events"]!.AsArray();
        Assert.Equal(["PublishVersion20150331", "UpdateFunctionCode20150331v2"], events.Select(e => (string)e!["EventName"]!));
    }

    [Fact]
    public void Graph_ShowsFaultsWhereTheMetricsDo()
    {
        var services = Call("xray", "GetServiceGraph", new() { ["StartTime"] = Now.AddMinutes(-20).Iso(), ["EndTime"] = Now.Iso() })["Services"]!.AsArray();
        long Faults(string name) => (long)services.Single(s => (string?)s!["Name"] == name)!["SummaryStatistics"]!["FaultStatistics"]!["TotalCount"]!;
        Assert.True(Faults("checkout-api") > 100 && Faults("catalog-api") < 20);
    }

    [Fact]
    public void Support_TurnsAwayAnAccountWithoutAPlan()
    {
        var denied = Assert.Throws<DemoException>(() => Call("support", "DescribeCases", [], "us-east-1", "444455556666"));
        Assert.Equal("SubscriptionRequiredException", denied.Code);
        Assert.Equal(2, Call("support", "DescribeCases", [])["cases"]!.AsArray().Count);
    }

    [Fact]
    public void EveryOperationServed_IsInTheCatalog()
    {
        foreach (var (name, make) in InsightServices.All)
        {
            var service = AwsCatalog.Default.Service(name);
            Assert.All(make().Handlers.Keys, operation => Assert.True(service.Operations.ContainsKey(operation), $"{name}:{operation}"));
        }
    }

    private static IEnumerable<JsonNode?> Costs(string metric, string? dimension, string from, string to)
    {
        JsonObject input = new() { ["TimePeriod"] = new JsonObject { ["Start"] = from, ["End"] = to }, ["Granularity"] = "MONTHLY", ["Metrics"] = new JsonArray(metric) };
        if (dimension is not null) input["GroupBy"] = new JsonArray(new JsonObject { ["Type"] = "DIMENSION", ["Key"] = dimension });
        return Call("ce", "GetCostAndUsage", input)["ResultsByTime"]!.AsArray();
    }

    private static decimal Amount(JsonNode node) => decimal.Parse((string)node["Amount"]!, CultureInfo.InvariantCulture);

    private static readonly Dictionary<string, DemoService> Made = [];

    private static JsonObject Call(string service, string operation, JsonObject input, string region = "us-east-1", string account = "111122223333")
    {
        DemoService made;
        lock (Made) made = Made.TryGetValue(service, out var known) ? known : Made[service] = InsightServices.All[service]();
        var facts = AwsCatalog.Default.Service(service);
        return made.Handlers[operation].Run(new DemoCall
        {
            Service = facts,
            Operation = facts.Operations[operation],
            Input = input,
            Account = account,
            Region = region,
            Now = Now,
            World = Acme.Value,
            Principal = new DemoPrincipal(account, $"arn:aws:iam::{account}:user/ada", $"arn:aws:iam::{account}:user/ada", "AIDA", null),
        });
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
