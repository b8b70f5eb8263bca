using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Insight.Graph;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>Application Signals: services of the call graph, and objectives measured on them.</summary>
internal sealed class ApplicationSignalsService : DemoService
{
    private const string Objective = "AWS::ApplicationSignals::ServiceLevelObjective";

    public ApplicationSignalsService() : base("application-signals")
    {
        On("ListServices", call => new JsonObject { ["StartTime"] = call.Text("StartTime"), ["EndTime"] = call.Text("EndTime"), ["ServiceSummaries"] = Nodes(call).Select(n => new JsonObject { ["KeyAttributes"] = Keys(n), ["AttributeMaps"] = new JsonArray(), ["MetricReferences"] = Metrics(n) }).ToJsonArray() });
        On("GetService", call => new JsonObject { ["StartTime"] = call.Text("StartTime"), ["EndTime"] = call.Text("EndTime"), ["Service"] = new JsonObject { ["KeyAttributes"] = Keys(Need(call)), ["AttributeMaps"] = new JsonArray(), ["MetricReferences"] = Metrics(Need(call)), ["LogGroupReferences"] = new JsonArray() } });
        On("ListServiceOperations", call => new JsonObject { ["StartTime"] = call.Text("StartTime"), ["EndTime"] = call.Text("EndTime"), ["ServiceOperations"] = new JsonArray(new JsonObject { ["Name"] = $"POST /{Need(call).Name}", ["MetricReferences"] = Metrics(Need(call)) }) });
        On("ListServiceDependencies", call => new JsonObject { ["StartTime"] = call.Text("StartTime"), ["EndTime"] = call.Text("EndTime"), ["ServiceDependencies"] = Need(call).Calls.Select(c => new JsonObject { ["OperationName"] = $"POST /{Need(call).Name}", ["DependencyOperationName"] = c.To, ["DependencyKeyAttributes"] = new JsonObject { ["Type"] = "Service", ["Name"] = c.To }, ["MetricReferences"] = new JsonArray() }).ToJsonArray() });
        On("ListServiceDependents", call => new JsonObject { ["StartTime"] = call.Text("StartTime"), ["EndTime"] = call.Text("EndTime"), ["ServiceDependents"] = Nodes(call).Where(n => n.Calls.Any(c => c.To == Need(call).Name)).Select(n => new JsonObject { ["DependentKeyAttributes"] = Keys(n), ["MetricReferences"] = new JsonArray() }).ToJsonArray() });
        On("ListServiceLevelObjectives", call => new JsonObject { ["SloSummaries"] = call.Here(Objective).Where(o => call.Input["KeyAttributes"] is not JsonObject k || Service(o) == k.Text("Name")).Select(o => new JsonObject { ["Arn"] = o.Arn, ["Name"] = o.Id, ["KeyAttributes"] = o.Document.At("Sli.SliMetric.KeyAttributes")?.DeepClone(), ["OperationName"] = o.Document.At("Sli.SliMetric.OperationName")?.DeepClone(), ["CreatedTime"] = o.Created.Iso() }).ToJsonArray() });
        On("GetServiceLevelObjective", call => new JsonObject { ["Slo"] = (call.Find(Objective, call.Must("Id")) ?? throw NotFound(call.Must("Id"))).Shown() });
        On("BatchGetServiceLevelObjectiveBudgetReport", Reports);
        On("ListAuditFindings", call => new JsonObject { ["AuditFindings"] = new JsonArray() });
    }

    private static JsonObject Reports(DemoCall call)
    {
        var at = call.Time("Timestamp") ?? call.Now;
        var reports = new JsonArray();
        var errors = new JsonArray();
        foreach (var id in call.Texts("SloIds"))
        {
            if (call.Find(Objective, id) is { } found) reports.Add(Report(call, found, at));
            else errors.Add(new JsonObject { ["Name"] = id, ["Arn"] = id, ["ErrorCode"] = "ResourceNotFoundException", ["ErrorMessage"] = $"The SLO {id} does not exist" });
        }
        return new JsonObject { ["Timestamp"] = at.Iso(), ["Reports"] = reports, ["Errors"] = errors };
    }

    /// <summary>Measured request by request (availability), or minute by minute (latency), over the rolling interval.</summary>
    private static JsonObject Report(DemoCall call, Resource slo, DateTimeOffset at)
    {
        var node = call.World.Part<CallGraph>().In(call.World, call.Account, call.Region).FirstOrDefault(n => n.Name == Service(slo));
        var goal = slo.Document.At("Goal.AttainmentGoal").Real() ?? 99.9;
        var days = (int)((slo.Document.At("Goal.Interval.RollingInterval") as JsonObject)?.Number("Duration") ?? 7);
        var latency = slo.Document.At("Sli.SliMetric.MetricType")?.ToString() == "LATENCY";
        var limit = slo.Document.At("Sli.MetricThreshold").Real() ?? 500;
        double total = 0, good = 0;
        var end = at.ToUnixTimeSeconds() / 60;
        for (var minute = end - days * 1440L; minute < end && node is not null; minute++)
        {
            var requests = latency ? 1 : node.Signals.Requests(minute);
            total += requests;
            good += latency ? (node.Signals.Latency(minute) <= limit ? 1 : 0) : requests * (1 - Math.Clamp(node.Signals.FaultShare(minute), 0, 1));
        }
        var attained = total == 0 ? 100 : 100 * good / total;
        var budget = total * (100 - goal) / 100;
        var left = budget - (total - good);
        var warning = slo.Document.At("Goal.WarningThreshold").Real() ?? 50;
        return new JsonObject
        {
            ["Arn"] = slo.Arn,
            ["Name"] = slo.Id,
            ["EvaluationType"] = latency ? "PeriodBased" : "RequestBased",
            ["BudgetStatus"] = total == 0 ? "INSUFFICIENT_DATA" : left < 0 ? "BREACHED" : left < budget * warning / 100 ? "WARNING" : "OK",
            ["Attainment"] = Math.Round(attained, 4),
            ["Goal"] = slo.Document["Goal"]?.DeepClone(),
            ["Sli"] = slo.Document["Sli"]?.DeepClone(),
            ["TotalBudgetSeconds"] = latency ? (int)(budget * 60) : null,
            ["BudgetSecondsRemaining"] = latency ? (int)(left * 60) : null,
            ["TotalBudgetRequests"] = latency ? null : (int)budget,
            ["BudgetRequestsRemaining"] = latency ? null : (int)left,
        };
    }

    private static IEnumerable<GraphNode> Nodes(DemoCall call) => call.World.Part<CallGraph>().In(call.World, call.Account, call.Region).Where(n => n.Environment is not null);

    private static GraphNode Need(DemoCall call) => Nodes(call).FirstOrDefault(n => n.Name == (call.Input["KeyAttributes"] as JsonObject ?? []).Text("Name")) ?? throw new DemoException("ResourceNotFoundException", "Service not found", 404);

    private static string? Service(Resource slo) => slo.Document.At("Sli.SliMetric.KeyAttributes.Name")?.ToString();

    private static JsonObject Keys(GraphNode node) => new() { ["Type"] = "Service", ["Name"] = node.Name, ["Environment"] = node.Environment };

    private static JsonArray Metrics(GraphNode node) => [.. ((string[])["LATENCY", "FAULT", "ERROR"]).Select(m => (JsonNode)new JsonObject
    {
        ["Namespace"] = "ApplicationSignals", ["MetricType"] = m, ["MetricName"] = char.ToUpperInvariant(m[0]) + m[1..].ToLowerInvariant(),
        ["Dimensions"] = new JsonArray(new JsonObject { ["Name"] = "Environment", ["Value"] = node.Environment }, new JsonObject { ["Name"] = "Service", ["Value"] = node.Name }),
    })];

    private static DemoException NotFound(string id) => new("ResourceNotFoundException", $"The SLO {id} does not exist", 404);
}
