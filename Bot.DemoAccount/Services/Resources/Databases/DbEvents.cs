using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Databases;

/// <summary>Database events: the <c>DescribeEvents</c> facets of instances, clusters and snapshots, of the last hour unless a time is given.</summary>
internal static class DbEvents
{
    /// <summary>The events that a call asks for, oldest first.</summary>
    public static IEnumerable<JsonObject> Of(DemoCall call, IEnumerable<Resource> resources)
    {
        var end = Time(call.Text("EndTime")) ?? call.Now;
        var start = Time(call.Text("StartTime")) ?? end.AddMinutes(-(call.Number("Duration") ?? 60));
        return resources.SelectMany(r => Items.Entries(r, "DescribeEvents", "Events"))
            .Where(e => Is(call, e, "SourceIdentifier") && Is(call, e, "SourceType") && HasCategory(call, e))
            .Where(e => Time(Inputs.Text(e["Date"])) is { } at && at >= start && at <= end)
            .OrderBy(e => Time(Inputs.Text(e["Date"])));
    }

    private static bool Is(DemoCall call, JsonObject entry, string member) =>
        call.Text(member) is not { } wanted || Inputs.Text(entry[member]) == wanted;

    private static bool HasCategory(DemoCall call, JsonObject entry) =>
        call.Texts("EventCategories") is not { Count: > 0 } wanted
        || (entry["EventCategories"] as JsonArray ?? []).Any(c => wanted.Contains(Inputs.Text(c)));

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
