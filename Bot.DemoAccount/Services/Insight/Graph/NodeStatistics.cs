using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight.Graph;

/// <summary>What a node did in a range of minutes.</summary>
internal sealed record NodeStatistics(double Total, double Errors, double Faults, double Milliseconds)
{
    public static NodeStatistics Of(GraphNode node, long from, long to, double share = 1)
    {
        double total = 0, errors = 0, faults = 0, time = 0;
        for (var minute = from; minute < to; minute++)
        {
            var requests = Math.Round(node.Signals.Requests(minute) * share);
            total += requests;
            errors += Math.Round(requests * Math.Clamp(node.Signals.ErrorShare(minute), 0, 1));
            faults += Math.Round(requests * Math.Clamp(node.Signals.FaultShare(minute), 0, 1));
            time += requests * node.Signals.Latency(minute);
        }
        return new(total, errors, faults, time);
    }

    public JsonObject Summary() => new()
    {
        ["OkCount"] = (long)(Total - Errors - Faults),
        ["ErrorStatistics"] = new JsonObject { ["ThrottleCount"] = 0, ["OtherCount"] = (long)Errors, ["TotalCount"] = (long)Errors },
        ["FaultStatistics"] = new JsonObject { ["OtherCount"] = (long)Faults, ["TotalCount"] = (long)Faults },
        ["TotalCount"] = (long)Total,
        ["TotalResponseTime"] = Math.Round(Milliseconds / 1000, 4),
    };

    /// <summary>Response times in seconds with how many took that long.</summary>
    public JsonArray Histogram()
    {
        if (Total < 1) return [];
        var mean = Milliseconds / Total / 1000;
        (double Factor, double Part)[] shape = [(0.4, 0.2), (0.7, 0.3), (1, 0.25), (1.6, 0.18), (3.5, 0.07)];
        return [.. shape.Select(s => (JsonNode)new JsonObject { ["Value"] = Math.Round(mean * s.Factor, 4), ["Count"] = (int)Math.Round(Total * s.Part) })];
    }
}
