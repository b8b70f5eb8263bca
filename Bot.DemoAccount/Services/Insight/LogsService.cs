using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Services.Insight.Logs;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>CloudWatch Logs: groups, streams, events and Logs Insights.</summary>
internal sealed class LogsService : DemoService
{
    private readonly ConcurrentDictionary<string, JsonObject> _queries = new(StringComparer.Ordinal);

    public LogsService() : base("logs")
    {
        On("DescribeLogGroups", DescribeGroups);
        On("ListLogGroups", call => new JsonObject { ["logGroups"] = call.Here(LogBook.Group).Select(g => new JsonObject { ["logGroupName"] = g.Id, ["logGroupArn"] = g.Arn, ["logGroupClass"] = "STANDARD" }).ToJsonArray() });
        On("DescribeLogStreams", DescribeStreams, GroupArn);
        On("FilterLogEvents", FilterEvents, GroupArn, ownPages: true);
        On("GetLogEvents", GetEvents, GroupArn, ownPages: true);
        On("StartQuery", StartQuery, GroupArn);
        On("GetQueryResults", call => _queries.TryGetValue(call.Must("queryId"), out var found) ? found.Copy() : throw NoQuery(call));
        On("StopQuery", call => new JsonObject { ["success"] = _queries.ContainsKey(call.Must("queryId")) ? true : throw NoQuery(call) });
        On("DescribeQueries", _ => new JsonObject { ["queries"] = new JsonArray() });
        On("DescribeQueryDefinitions", _ => new JsonObject { ["queryDefinitions"] = new JsonArray() });
        On("DescribeMetricFilters", call => new JsonObject { ["metricFilters"] = call.Here("AWS::Logs::MetricFilter").Where(f => call.Text("logGroupName") is not { } g || f.Document.Text("logGroupName") == g).ToDocuments() });
        On("DescribeSubscriptionFilters", call => Need(call).Facet("DescribeSubscriptionFilters", () => new JsonObject { ["subscriptionFilters"] = new JsonArray() }), GroupArn);
        On("DescribeDestinations", _ => new JsonObject { ["destinations"] = new JsonArray() });
        On("GetLogGroupFields", GetFields, GroupArn);
        On("TestMetricFilter", call =>
        {
            var test = FilterPattern.Parse(call.Text("filterPattern"));
            return new JsonObject { ["matches"] = call.Texts("logEventMessages").Select((m, i) => (m, i)).Where(e => test(e.m)).Select(e => new JsonObject { ["eventNumber"] = e.i + 1, ["eventMessage"] = e.m, ["extractedValues"] = new JsonObject() }).ToJsonArray() };
        });
        On("ListTagsLogGroup", call => new JsonObject { ["tags"] = Need(call).TagMap() }, GroupArn);
        On("ListTagsForResource", call => new JsonObject { ["tags"] = (call.World.FindByArn(call.Must("resourceArn").TrimEnd('*').TrimEnd(':')) ?? throw NotFound()).TagMap() }, call => call.Must("resourceArn"));
        On("CreateLogGroup", LogWrites.CreateGroup, GroupArn);
        On("DeleteLogGroup", call => { call.World.Remove(Need(call)); return []; }, GroupArn);
        On("PutRetentionPolicy", call => { call.World.Update(Need(call), d => d["retentionInDays"] = call.Number("retentionInDays")); return []; }, GroupArn);
        On("DeleteRetentionPolicy", call => { call.World.Update(Need(call), d => d.Remove("retentionInDays")); return []; }, GroupArn);
        On("CreateLogStream", call => { LogWrites.CreateStream(call, Need(call)); return []; }, GroupArn);
        On("PutLogEvents", call => LogWrites.PutEvents(call, Need(call)), GroupArn);
    }

    private static JsonObject DescribeGroups(DemoCall call)
    {
        var prefix = call.Text("logGroupNamePrefix");
        var pattern = call.Text("logGroupNamePattern");
        return new JsonObject
        {
            ["logGroups"] = call.Here(LogBook.Group).Where(g => (prefix is null || g.Id.StartsWith(prefix, StringComparison.Ordinal)) && (pattern is null || g.Id.Contains(pattern, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(g => g.Id, StringComparer.Ordinal).ToDocuments(),
        };
    }

    private static JsonObject DescribeStreams(DemoCall call)
    {
        var group = Need(call);
        var now = call.Now.ToUnixTimeMilliseconds();
        var prefix = call.Text("logStreamNamePrefix");
        var streams = Events(call, group, now - 86_400_000, now).GroupBy(e => e.Stream)
            .Select(s => (Name: s.Key, First: s.First().Time, Last: s.Last().Time)).Where(s => prefix is null || s.Name.StartsWith(prefix, StringComparison.Ordinal));
        var sorted = call.Text("orderBy") == "LastEventTime" ? streams.OrderBy(s => s.Last) : streams.OrderBy(s => s.Name, StringComparer.Ordinal);
        return new JsonObject
        {
            ["logStreams"] = (call.Flag("descending") ? sorted.Reverse() : sorted).Select(s => new JsonObject
            {
                ["logStreamName"] = s.Name,
                ["arn"] = $"{group.Arn}:log-stream:{s.Name}",
                ["creationTime"] = s.First - 500,
                ["firstEventTimestamp"] = s.First,
                ["lastEventTimestamp"] = s.Last,
                ["lastIngestionTime"] = s.Last + 900,
                ["storedBytes"] = 0,
                ["uploadSequenceToken"] = "4" + SeededHash.Digits(SeededHash.Of(s.Name), 55),
            }).ToJsonArray(),
        };
    }

    private static JsonObject FilterEvents(DemoCall call)
    {
        var group = Need(call);
        var (from, to) = Range(call, "startTime", "endTime", 30);
        var test = FilterPattern.Parse(call.Text("filterPattern"));
        var names = call.Texts("logStreamNames").ToHashSet(StringComparer.Ordinal);
        var prefix = call.Text("logStreamNamePrefix");
        var limit = (int)Math.Clamp(call.Number("limit") ?? 10_000, 1, 10_000);
        var skip = long.TryParse(call.Text("nextToken"), out var token) ? token : 0;
        var matching = Events(call, group, from, to).Where(e => (names.Count == 0 || names.Contains(e.Stream)) && (prefix is null || e.Stream.StartsWith(prefix, StringComparison.Ordinal)) && test(e.Message));
        var page = matching.Skip((int)skip).Take(limit + 1).ToList();
        var result = new JsonObject
        {
            ["events"] = page.Take(limit).Select(e => new JsonObject { ["logStreamName"] = e.Stream, ["timestamp"] = e.Time, ["message"] = e.Message, ["ingestionTime"] = e.Time + 900, ["eventId"] = e.Id }).ToJsonArray(),
            ["searchedLogStreams"] = new JsonArray(),
        };
        if (page.Count > limit) result["nextToken"] = (skip + limit).ToString(CultureInfo.InvariantCulture);
        return result;
    }

    private static JsonObject GetEvents(DemoCall call)
    {
        var group = Need(call);
        var (from, to) = Range(call, "startTime", "endTime", 3);
        var stream = call.Must("logStreamName");
        var all = Events(call, group, from, to).Where(e => e.Stream == stream).ToList();
        var limit = (int)Math.Clamp(call.Number("limit") ?? 10_000, 1, 10_000);
        var page = call.Flag("startFromHead") ? all.Take(limit) : all.TakeLast(limit);
        return new JsonObject
        {
            ["events"] = page.Select(e => new JsonObject { ["timestamp"] = e.Time, ["message"] = e.Message, ["ingestionTime"] = e.Time + 900 }).ToJsonArray(),
            ["nextForwardToken"] = call.Text("nextToken") ?? "f/end",
            ["nextBackwardToken"] = call.Text("nextToken") ?? "b/start",
        };
    }

    private JsonObject StartQuery(DemoCall call)
    {
        var names = call.Texts("logGroupNames").Concat(call.Texts("logGroupIdentifiers")).Append(call.Text("logGroupName")).OfType<string>().Distinct().ToList();
        var query = InsightsQuery.Parse(call.Must("queryString"));
        var from = Milliseconds(call.Number("startTime") ?? 0);
        var to = Math.Min(Milliseconds(call.Number("endTime") ?? 0) + 1, call.Now.ToUnixTimeMilliseconds());
        var (scanned, lines) = (0L, 0L);
        var rows = new List<InsightsQuery.Row>();
        foreach (var name in names)
        {
            var group = call.Find(LogBook.Group, name.TrimEnd('*').TrimEnd(':')) ?? throw NotFound();
            foreach (var e in Events(call, group, from, to))
            {
                scanned += e.Message.Length;
                lines++;
                if (query.MayMatch(e.Message)) rows.Add(new(LogFields.Of(e, group.Id, group.Account)));
            }
        }
        rows.Reverse(); // Insights shows the newest first.
        var (columns, result) = query.Run(rows, (int)Math.Clamp(call.Number("limit") ?? 10_000, 1, 10_000));
        var hash = SeededHash.Hex(SeededHash.Of(call.Must("queryString") + _queries.Count), 32);
        var id = $"{hash[..8]}-{hash[8..12]}-{hash[12..16]}-{hash[16..20]}-{hash[20..]}";
        _queries[id] = new JsonObject
        {
            ["queryLanguage"] = "CWLI",
            ["results"] = new JsonArray([.. result.Select(r => (JsonNode)new JsonArray([.. columns.Concat(r.Fields.ContainsKey("@ptr") ? ["@ptr"] : []).Where(r.Fields.ContainsKey).Select(c => (JsonNode)new JsonObject { ["field"] = c, ["value"] = r.Fields[c] })]))]),
            ["statistics"] = new JsonObject { ["recordsMatched"] = (double)query.Matched, ["recordsScanned"] = (double)lines, ["bytesScanned"] = (double)scanned },
            ["status"] = "Complete",
        };
        return new JsonObject { ["queryId"] = id };
    }

    private static JsonObject GetFields(DemoCall call)
    {
        var now = call.Now.ToUnixTimeMilliseconds();
        var group = Need(call);
        var rows = Events(call, group, now - 900_000, now).Take(500).Select(e => LogFields.Of(e, group.Id, group.Account)).ToList();
        return new JsonObject { ["logGroupFields"] = rows.SelectMany(r => r.Keys).GroupBy(k => k).Where(k => k.Key != "@ptr").Select(k => new JsonObject { ["name"] = k.Key, ["percent"] = 100 * k.Count() / rows.Count }).ToJsonArray() };
    }

    private static IEnumerable<LogEvent> Events(DemoCall call, Resource group, long from, long to) => call.World.Part<LogBook>().Events(call.World, group, from, to);

    private static (long From, long To) Range(DemoCall call, string start, string end, int days)
    {
        var now = call.Now.ToUnixTimeMilliseconds();
        return (call.Number(start) ?? now - days * 86_400_000L, Math.Min(call.Number(end) ?? now, now));
    }

    /// <summary>Query times are epoch seconds; milliseconds are taken too.</summary>
    private static long Milliseconds(long time) => time > 100_000_000_000 ? time : time * 1000;

    private static Resource Need(DemoCall call) =>
        call.Concerns = call.Find(LogBook.Group, (call.Text("logGroupName") ?? call.Text("logGroupIdentifier") ?? throw new DemoException("InvalidParameterException", "logGroupName or logGroupIdentifier is required")).TrimEnd('*').TrimEnd(':')) ?? throw NotFound();

    private static string GroupArn(DemoCall call) =>
        (call.Text("logGroupName") ?? call.Text("logGroupIdentifier") ?? call.Texts("logGroupNames").FirstOrDefault()) is { } name
            ? name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:aws:logs:{call.Region}:{call.Account}:log-group:{name}:*"
            : "*";

    private static DemoException NotFound() => new("ResourceNotFoundException", "The specified log group does not exist.");

    private static DemoException NoQuery(DemoCall call) => new("ResourceNotFoundException", $"The query '{call.Must("queryId")}' does not exist.");
}
