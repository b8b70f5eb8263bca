using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Databases;

/// <summary>The <c>Filters</c> of DescribeDBInstances and DescribeDBClusters.</summary>
internal static class DbFilters
{
    /// <summary>True where the resource agrees with every filter.</summary>
    public static bool Matches(DemoCall call, Resource resource) =>
        (call.Input["Filters"] as JsonArray ?? []).OfType<JsonObject>().All(f => Agrees(resource, Inputs.Text(f["Name"]) ?? "", Values(f)));

    private static bool Agrees(Resource resource, string name, string[] values) => name switch
    {
        "db-instance-id" => Any(resource, values, "DBInstanceIdentifier", "DBInstanceArn"),
        "db-cluster-id" => Any(resource, values, "DBClusterIdentifier", "DBClusterArn"),
        "dbi-resource-id" => Any(resource, values, "DbiResourceId"),
        "db-cluster-resource-id" => Any(resource, values, "DbClusterResourceId"),
        "clone-group-id" => Any(resource, values, "CloneGroupId"),
        "engine" => Any(resource, values, "Engine"),
        "domain" => (resource.Document["DomainMemberships"] as JsonArray ?? []).Any(m => values.Contains(Inputs.Text(m?["Domain"]), StringComparer.Ordinal)),
        _ => throw new DemoException("InvalidParameterValue", $"Unrecognized filter name: {name}"),
    };

    private static bool Any(Resource resource, string[] values, params string[] fields) =>
        fields.Any(f => Inputs.Text(resource.Document[f]) is { } text && values.Contains(text, StringComparer.OrdinalIgnoreCase));

    private static string[] Values(JsonObject filter) => [.. (filter["Values"] as JsonArray ?? []).Select(Inputs.Text).OfType<string>()];
}
