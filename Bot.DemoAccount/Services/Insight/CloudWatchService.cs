using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Insight.Alarms;
using Bot.DemoAccount.Services.Insight.Metrics;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>CloudWatch: metrics, alarms, dashboards.</summary>
internal sealed class CloudWatchService : DemoService
{
    private const string Dashboard = "AWS::CloudWatch::Dashboard";

    public CloudWatchService() : base("cloudwatch")
    {
        On("ListMetrics", ListMetrics);
        On("GetMetricData", GetMetricData, ownPages: true);
        On("GetMetricStatistics", GetMetricStatistics);
        On("DescribeAlarms", AlarmReads.Describe, AlarmReads.ArnOf);
        On("DescribeAlarmsForMetric", AlarmReads.ForMetric);
        On("DescribeAlarmHistory", AlarmReads.History, AlarmReads.ArnOf);
        On("PutMetricAlarm", AlarmWrites.Put, AlarmWrites.ArnOfNew);
        On("PutCompositeAlarm", AlarmWrites.Put, AlarmWrites.ArnOfNew);
        On("DeleteAlarms", AlarmWrites.Delete, AlarmReads.ArnOf);
        On("SetAlarmState", AlarmWrites.SetState, AlarmWrites.ArnOfNew);
        On("EnableAlarmActions", call => AlarmWrites.Actions(call, true), AlarmReads.ArnOf);
        On("DisableAlarmActions", call => AlarmWrites.Actions(call, false), AlarmReads.ArnOf);
        On("ListTagsForResource", call => new JsonObject { ["Tags"] = AlarmReads.ByArn(call).TagList() }, call => call.Must("ResourceARN"));
        On("TagResource", call => { AlarmReads.ByArn(call).SetTags(call.Input["Tags"]); return []; }, call => call.Must("ResourceARN"));
        On("UntagResource", call => { foreach (var key in call.Texts("TagKeys")) AlarmReads.ByArn(call).Tags.Remove(key); return []; }, call => call.Must("ResourceARN"));
        Lists("ListDashboards", Dashboard, "DashboardEntries", where: (call, r) => call.Text("DashboardNamePrefix") is not { } p || r.Id.StartsWith(p, StringComparison.Ordinal));
        Facet("GetDashboard", Dashboard, "DashboardName", name => new("ResourceNotFound", $"Dashboard {name} does not exist", 404));
        On("DescribeAnomalyDetectors", _ => new JsonObject { ["AnomalyDetectors"] = new JsonArray() });
        On("DescribeInsightRules", _ => new JsonObject { ["InsightRules"] = new JsonArray() });
        On("ListMetricStreams", _ => new JsonObject { ["Entries"] = new JsonArray() });
    }

    private static JsonObject ListMetrics(DemoCall call)
    {
        var wanted = call.Items("Dimensions").Select(d => (Name: d.Text("Name") ?? "", Value: d.Text("Value"))).ToList();
        var name = call.Text("MetricName");
        var found = call.World.Part<MetricBook>().In(call.World, call.Account, call.Region, call.Text("Namespace"))
            .Where(s => name is null || s.Name == name)
            .Where(s => wanted.TrueForAll(w => s.Dimensions.TryGetValue(w.Name, out var v) && (w.Value is null || w.Value == v)));
        return new JsonObject { ["Metrics"] = found.Select(Shown).ToJsonArray() };
    }

    private static JsonObject Shown(MetricSeries series) => new()
    {
        ["Namespace"] = series.Namespace,
        ["MetricName"] = series.Name,
        ["Dimensions"] = series.Dimensions.Select(d => new JsonObject { ["Name"] = d.Key, ["Value"] = d.Value }).ToJsonArray(),
    };

    private static JsonObject GetMetricData(DemoCall call)
    {
        var (from, to) = Range(call);
        var queries = new MetricQueries(call.World, call.Account, call.Region, from, to);
        var newestFirst = call.Text("ScanBy") != "TimestampAscending";
        var results = queries.Run([.. call.Items("MetricDataQueries").Select(q => (JsonObject)q.DeepClone())]);
        return new JsonObject
        {
            ["Messages"] = new JsonArray(),
            ["MetricDataResults"] = results.Select(r =>
            {
                var points = newestFirst ? r.Points.Reverse() : r.Points;
                return new JsonObject
                {
                    ["Id"] = r.Id,
                    ["Label"] = r.Label,
                    ["StatusCode"] = "Complete",
                    ["Timestamps"] = points.Select(p => DateTimeOffset.FromUnixTimeSeconds(p.Key).Iso()).ToTexts(),
                    ["Values"] = new JsonArray([.. points.Select(p => (JsonNode)JsonValue.Create(p.Value))]),
                };
            }).ToJsonArray(),
        };
    }

    private static JsonObject GetMetricStatistics(DemoCall call)
    {
        var (from, to) = Range(call);
        var name = call.Must("MetricName");
        var series = call.World.Part<MetricBook>().Find(call.World, call.Account, call.Region, call.Must("Namespace"), name, MetricQueries.Dimensions(call.Input));
        var period = (int)(call.Number("Period") ?? 60);
        var statistics = call.Texts("Statistics").Concat(call.Texts("ExtendedStatistics")).ToList();
        if (statistics.Count == 0) throw new DemoException("InvalidParameterCombination", "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
        if ((to - from).TotalSeconds / Math.Max(60, period) > 1440)
            throw new DemoException("InvalidParameterCombination", $"You have requested up to {(to - from).TotalSeconds / period:0} datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
        var queries = new MetricQueries(call.World, call.Account, call.Region, from, to);
        var points = new SortedDictionary<long, JsonObject>();
        foreach (var statistic in series is null ? [] : statistics)
            foreach (var (time, value) in queries.Points(series!, statistic, period))
            {
                if (!points.TryGetValue(time, out var point)) points[time] = point = new JsonObject { ["Timestamp"] = DateTimeOffset.FromUnixTimeSeconds(time).Iso(), ["Unit"] = series!.Unit };
                if (statistic[0] == 'p') ((JsonObject)(point["ExtendedStatistics"] ??= new JsonObject()))[statistic] = value;
                else point[statistic] = value;
            }
        return new JsonObject { ["Label"] = name, ["Datapoints"] = points.Values.ToJsonArray() };
    }

    private static (DateTimeOffset From, DateTimeOffset To) Range(DemoCall call)
    {
        var from = call.Time("StartTime") ?? throw new DemoException("MissingParameter", "The parameter StartTime is required.");
        var to = call.Time("EndTime") ?? throw new DemoException("MissingParameter", "The parameter EndTime is required.");
        if (from >= to) throw new DemoException("ValidationError", "The parameter StartTime must be less than the parameter EndTime.");
        return (from, to > call.Now ? call.Now : to);
    }
}
