using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Services.Insight.Graph;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>X-Ray: the service graph with its statistics, and sampled traces.</summary>
internal sealed class XRayService : DemoService
{
    public XRayService() : base("xray")
    {
        On("GetServiceGraph", ServiceGraph);
        On("GetTraceSummaries", TraceSummaries);
        On("BatchGetTraces", call => new JsonObject { ["Traces"] = call.Texts("TraceIds").Select(id => Traces(call, call.Now.AddHours(-6), call.Now).FirstOrDefault(t => t.Text("Id") == id)).OfType<JsonObject>().Select(Whole).ToJsonArray(), ["UnprocessedTraceIds"] = new JsonArray() });
        On("GetTimeSeriesServiceStatistics", TimeSeries);
        On("GetGroups", _ => new JsonObject { ["Groups"] = new JsonArray(new JsonObject { ["GroupName"] = "Default", ["GroupARN"] = "arn:aws:xray:::group/Default" }) });
        On("GetInsightSummaries", _ => new JsonObject { ["InsightSummaries"] = new JsonArray() });
        On("GetSamplingRules", _ => new JsonObject { ["SamplingRuleRecords"] = new JsonArray() });
    }

    private static JsonObject ServiceGraph(DemoCall call)
    {
        var (from, to) = Range(call);
        var nodes = call.World.Part<CallGraph>().In(call.World, call.Account, call.Region);
        return new JsonObject
        {
            ["StartTime"] = from.Iso(),
            ["EndTime"] = to.Iso(),
            ["ContainsOldGroupVersions"] = false,
            ["Services"] = nodes.Select(n =>
            {
                var statistics = NodeStatistics.Of(n, Minute(from), Minute(to));
                return new JsonObject
                {
                    ["ReferenceId"] = n.Id,
                    ["Name"] = n.Name,
                    ["Names"] = new JsonArray(n.Name),
                    ["Root"] = n.Root,
                    ["AccountId"] = n.Account,
                    ["Type"] = n.Type,
                    ["State"] = "active",
                    ["StartTime"] = from.Iso(),
                    ["EndTime"] = to.Iso(),
                    ["SummaryStatistics"] = statistics.Summary(),
                    ["DurationHistogram"] = statistics.Histogram(),
                    ["ResponseTimeHistogram"] = statistics.Histogram(),
                    ["Edges"] = n.Calls.Select(c => nodes.First(x => x.Name == c.To) is var target ? new JsonObject
                    {
                        ["ReferenceId"] = target.Id,
                        ["StartTime"] = from.Iso(),
                        ["EndTime"] = to.Iso(),
                        ["Aliases"] = new JsonArray(),
                        ["EdgeType"] = "link",
                        // A call counts for the caller; how it goes is the callee's doing.
                        ["SummaryStatistics"] = NodeStatistics.Of(target with { Signals = target.Signals with { Requests = m => n.Signals.Requests(m) * c.Share } }, Minute(from), Minute(to)).Summary(),
                    } : null!).ToJsonArray(),
                };
            }).ToJsonArray(),
        };
    }

    private static JsonObject TimeSeries(DemoCall call)
    {
        var (from, to) = Range(call);
        var period = (call.Number("Period") ?? 60) / 60;
        var name = call.Text("EntitySelectorExpression")?.Split('"') is { Length: > 1 } parts ? parts[1] : null;
        var nodes = call.World.Part<CallGraph>().In(call.World, call.Account, call.Region).Where(n => name is null ? n.Root : n.Name == name).ToList();
        var rows = new JsonArray();
        for (var minute = Minute(from); minute < Minute(to); minute += Math.Max(1, period))
            foreach (var node in nodes)
                rows.Add(new JsonObject { ["Timestamp"] = DateTimeOffset.FromUnixTimeSeconds(minute * 60).Iso(), ["ServiceSummaryStatistics"] = NodeStatistics.Of(node, minute, Math.Min(minute + period, Minute(to))).Summary() });
        return new JsonObject { ["TimeSeriesServiceStatistics"] = rows, ["ContainsOldGroupVersions"] = false };
    }

    private static JsonObject TraceSummaries(DemoCall call)
    {
        var (from, to) = Range(call);
        if (to - from > TimeSpan.FromHours(24)) throw new DemoException("InvalidRequestException", "Time range is too large; the maximum is 24 hours");
        var filter = call.Text("FilterExpression") ?? "";
        var name = filter.Contains("service(", StringComparison.Ordinal) && filter.Split('"') is { Length: > 1 } parts ? parts[1] : null;
        var bad = filter.Contains("fault", StringComparison.Ordinal) || filter.Contains("error", StringComparison.Ordinal);
        var found = Traces(call, from, to).Where(t => (name is null || t.Items("ServiceIds").Any(s => s.Text("Name") == name)) && (!bad || t.Flag("HasFault") || t.Flag("HasError"))).Take(500).ToJsonArray();
        return new JsonObject { ["TraceSummaries"] = found, ["ApproximateTime"] = call.Now.Iso(), ["TracesProcessedCount"] = found.Count };
    }

    /// <summary>One sampled trace a minute for each entry point, more while it fails.</summary>
    private static IEnumerable<JsonObject> Traces(DemoCall call, DateTimeOffset from, DateTimeOffset to)
    {
        var nodes = call.World.Part<CallGraph>().In(call.World, call.Account, call.Region);
        for (var minute = Minute(from); minute < Minute(to); minute++)
            foreach (var root in nodes.Where(n => n.Root))
                for (var k = 0; k < 3; k++)
                {
                    var seed = SeededHash.Of(SeededHash.Of(root.Account + root.Name), minute * 4 + k);
                    var path = new List<GraphNode>();
                    Walk(root, nodes, path, seed);
                    var faulty = path.LastOrDefault(n => SeededHash.Fraction(SeededHash.Of(seed, n.Id)) < n.Signals.FaultShare(minute));
                    var at = minute * 60 + (long)(seed % 60);
                    var seconds = Math.Round(path.Max(n => n.Signals.Latency(minute)) / 1000 * (0.6 + SeededHash.Fraction(seed)), 3);
                    var trace = new JsonObject
                    {
                        ["Id"] = $"1-{at:x8}-{SeededHash.Hex(seed, 24)}",
                        ["StartTime"] = DateTimeOffset.FromUnixTimeSeconds(at).Iso(),
                        ["Duration"] = seconds,
                        ["ResponseTime"] = seconds,
                        ["HasFault"] = faulty is not null,
                        ["HasError"] = false,
                        ["HasThrottle"] = false,
                        ["IsPartial"] = false,
                        ["Http"] = new JsonObject { ["HttpMethod"] = "POST", ["HttpStatus"] = faulty is null ? 200 : 502, ["HttpURL"] = $"https://shop.acme.example/{root.Name}" },
                        ["ServiceIds"] = path.Select(n => new JsonObject { ["Name"] = n.Name, ["Names"] = new JsonArray(n.Name), ["AccountId"] = n.Account, ["Type"] = n.Type }).ToJsonArray(),
                    };
                    if (faulty is not null)
                        trace["FaultRootCauses"] = new JsonArray(new JsonObject { ["ClientImpacting"] = true, ["Services"] = path.TakeWhile(n => n != faulty).Append(faulty).Select(n => new JsonObject { ["Name"] = n.Name, ["Type"] = n.Type, ["AccountId"] = n.Account, ["Inferred"] = false }).ToJsonArray() });
                    yield return trace;
                }
    }

    private static void Walk(GraphNode node, IReadOnlyList<GraphNode> nodes, List<GraphNode> path, ulong seed)
    {
        if (path.Contains(node)) return;
        path.Add(node);
        foreach (var (to, share) in node.Calls)
            if (SeededHash.Fraction(SeededHash.Of(seed, to.Length + node.Id)) < share && nodes.FirstOrDefault(n => n.Name == to) is { } next) Walk(next, nodes, path, seed);
    }

    private static JsonObject Whole(JsonObject summary) => new()
    {
        ["Id"] = summary.Text("Id"),
        ["Duration"] = summary["Duration"]?.DeepClone(),
        ["LimitExceeded"] = false,
        ["Segments"] = summary.Items("ServiceIds").Select((s, i) => new JsonObject
        {
            ["Id"] = SeededHash.Hex(SeededHash.Of(summary.Text("Id")! + i), 16),
            ["Document"] = new JsonObject { ["id"] = SeededHash.Hex(SeededHash.Of(summary.Text("Id")! + i), 16), ["trace_id"] = summary.Text("Id"), ["name"] = s.Text("Name"), ["origin"] = s.Text("Type"), ["start_time"] = DateTimeOffset.Parse(summary.Text("StartTime")!, CultureInfo.InvariantCulture).ToUnixTimeSeconds(), ["fault"] = summary.Flag("HasFault") }.ToJsonString(),
        }).ToJsonArray(),
    };

    private static long Minute(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;

    private static (DateTimeOffset From, DateTimeOffset To) Range(DemoCall call)
    {
        var from = call.Time("StartTime") ?? throw new DemoException("InvalidRequestException", "Missing start time");
        var to = call.Time("EndTime") ?? throw new DemoException("InvalidRequestException", "Missing end time");
        return from < to ? (from, to > call.Now ? call.Now : to) : throw new DemoException("InvalidRequestException", "Start time must be before end time");
    }
}
