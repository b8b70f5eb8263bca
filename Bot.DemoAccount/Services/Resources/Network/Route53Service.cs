using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>Amazon Route 53: hosted zones (records are the facet <c>ListResourceRecordSets</c>) and health checks.</summary>
internal sealed class Route53Service : ResourceService
{
    /// <summary>States the service.</summary>
    public Route53Service() : base("route53")
    {
        var zones = Kind("AWS::Route53::HostedZone", "arn:aws:route53:::hostedzone/{id}", "Id", "Name").ByTail().Missing("NoSuchHostedZone", "No hosted zone found with ID: {0}", 404)
            .Get("GetHostedZone", "HostedZone", "Id", (_, r) => Zone(r))
            .List("ListHostedZones", "HostedZones", item: (_, r) => Zone(r))
            .List("ListHostedZonesByName", "HostedZones", where: (c, r) => c.Text("DNSName") is not { } name || string.CompareOrdinal(Inputs.Text(r.Document["Name"]), name) >= 0, item: (_, r) => Zone(r))
            .Delete("DeleteHostedZone", "Id");
        On("ListResourceRecordSets", call => new() { ["ResourceRecordSets"] = RecordSets.From(call, zones.Get(call, call.Text("HostedZoneId"))).ToJson() }, zones.ArnBy("HostedZoneId"));
        On("ChangeResourceRecordSets", call => RecordSets.Change(call, zones.Get(call, call.Text("HostedZoneId"))), zones.ArnBy("HostedZoneId"));
        On("GetHostedZoneCount", call => new() { ["HostedZoneCount"] = zones.All(call).Count() });
        Kind("AWS::Route53::HealthCheck", "arn:aws:route53:::healthcheck/{id}", "Id").Missing("NoSuchHealthCheck", "A health check with id {0} does not exist.", 404)
            .Get("GetHealthCheck", "HealthCheck", "HealthCheckId")
            .List("ListHealthChecks", "HealthChecks")
            .Facet("GetHealthCheckStatus", "HealthCheckId", (_, _) => new() { ["HealthCheckObservations"] = new JsonArray() })
            .Facet("GetHealthCheckLastFailureReason", "HealthCheckId", (_, _) => new() { ["HealthCheckObservations"] = new JsonArray() });
        On("ListTagsForResource", call =>
        {
            var resource = Kinds[call.Text("ResourceType") == "healthcheck" ? 1 : 0].Get(call, call.Text("ResourceId"));
            return new()
            {
                ["ResourceTagSet"] = new JsonObject
                {
                    ["ResourceType"] = call.Text("ResourceType"),
                    ["ResourceId"] = call.Text("ResourceId"),
                    ["Tags"] = new JsonArray([.. resource.Tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]),
                },
            };
        });
    }

    private static JsonObject Zone(Resource zone)
    {
        var shown = (JsonObject)zone.Document.DeepClone();
        shown["Id"] = $"/hostedzone/{zone.Id}";
        return shown;
    }
}
