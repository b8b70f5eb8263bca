using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>The records of hosted zones: the facet <c>ListResourceRecordSets</c>.</summary>
internal static class RecordSets
{
    private const string Facet = "ListResourceRecordSets", Path = "ResourceRecordSets";

    /// <summary>The records from the start that a call names, in order of reversed labels, as Route 53 sorts them.</summary>
    public static IEnumerable<JsonObject> From(DemoCall call, Resource zone)
    {
        var records = Items.Entries(zone, Facet, Path).OrderBy(r => Reversed(Inputs.Text(r["Name"]) ?? ""), StringComparer.Ordinal).ThenBy(r => Inputs.Text(r["Type"]), StringComparer.Ordinal);
        if (call.Text("StartRecordName") is not { } start) return records;
        var (from, type) = (Reversed(start.EndsWith('.') ? start : start + "."), call.Text("StartRecordType"));
        return records.Where(r => string.CompareOrdinal(Reversed(Inputs.Text(r["Name"]) ?? ""), from) is var order
            && (order > 0 || (order == 0 && (type is null || string.CompareOrdinal(Inputs.Text(r["Type"]), type) >= 0))));
    }

    /// <summary>ChangeResourceRecordSets: all changes or none.</summary>
    public static JsonObject Change(DemoCall call, Resource zone)
    {
        var records = Items.Entries(zone, Facet, Path).Select(r => (JsonObject)r.DeepClone()).ToList();
        foreach (var change in (call.Input["ChangeBatch"]?["Changes"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var record = (JsonObject)change["ResourceRecordSet"]!.DeepClone();
            if (Inputs.Text(record["Name"]) is { } name && !name.EndsWith('.')) record["Name"] = name + ".";
            var known = records.FindIndex(r => Same(r, record));
            var action = Inputs.Text(change["Action"]);
            if (action == "CREATE" && known >= 0)
                throw Invalid($"Tried to create resource record set [name='{Inputs.Text(record["Name"])}', type='{Inputs.Text(record["Type"])}'] but it already exists");
            if (action == "DELETE" && known < 0)
                throw Invalid($"Tried to delete resource record set [name='{Inputs.Text(record["Name"])}', type='{Inputs.Text(record["Type"])}'] but it was not found");
            if (known >= 0) records.RemoveAt(known);
            if (action != "DELETE") records.Add(record);
        }
        zone.Facets[Facet] = new JsonObject { [Path] = records.ToJson() };
        var document = (JsonObject)zone.Document.DeepClone();
        document["ResourceRecordSetCount"] = records.Count;
        zone.Document = document;
        return new() { ["ChangeInfo"] = new JsonObject { ["Id"] = $"/change/C{call.NewId(20).ToUpperInvariant()}", ["Status"] = "INSYNC", ["SubmittedAt"] = call.Stamp() } };
    }

    private static DemoException Invalid(string message) => new("InvalidChangeBatch", $"[{message}]");

    private static bool Same(JsonObject one, JsonObject other) => new[] { "Name", "Type", "SetIdentifier" }.All(f => Inputs.Text(one[f]) == Inputs.Text(other[f]));

    private static string Reversed(string name) => string.Join('.', name.TrimEnd('.').Split('.').Reverse());
}
