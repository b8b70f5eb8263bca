using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Intents.Alarms.Changes;

/// <summary>Which changes are looked for.</summary>
/// <param name="Start">First instant; CloudTrail's event history reaches back 90 days.</param>
/// <param name="End">First instant after.</param>
/// <param name="Resource">What they touched; null for anything.</param>
/// <param name="Person">Who made them; null for anybody.</param>
/// <param name="EventName">Which call; null for any that changes something.</param>
internal sealed record ChangeWindow(DateTimeOffset Start, DateTimeOffset End, string? Resource = null, string? Person = null, string? EventName = null);

/// <summary>Asks CloudTrail. One attribute may be given to LookupEvents, so that the rest is sorted out here.</summary>
/// <remarks>Source: CloudTrail API reference, LookupEvents: at most one lookup attribute, two requests a second.</remarks>
internal static class ChangeSearch
{
    private const int MaxPages = 6;

    /// <summary>The changes, latest first, and the calls that failed.</summary>
    public static async Task<(List<ChangeEvent> Changes, List<CallOutcome> Failures, bool Truncated)> FindAsync(Turn turn, IReadOnlyList<string> regions, ChangeWindow window, CancellationToken cancellation)
    {
        var outcomes = await Task.WhenAll(regions.Select(r => turn.Aws.CallAllAsync("cloudtrail", "LookupEvents", Parameters(window), r, maxPages: MaxPages, cancellation: cancellation))).ConfigureAwait(false);
        var changes = regions.Zip(outcomes)
            .SelectMany(o => o.Second is CallOutcome.Ok ok ? ok.Body["Events"].Objects().Where(e => e["ReadOnly"].Text() != "true").Select(e => ChangeEvent.Read(e, o.First, ok.Call.Id)) : [])
            .OfType<ChangeEvent>()
            .Where(c => (window.Resource is null || window.EventName is null || c.Name == window.EventName) && (window.Person is null || IsBy(c, window.Person)))
            .OrderByDescending(c => c.At).ToList();
        return (changes, [.. outcomes.Where(o => o is not CallOutcome.Ok)], outcomes.Any(o => o is CallOutcome.Ok { Truncated: true }));
    }

    private static JsonObject Parameters(ChangeWindow window)
    {
        var (key, value) = window switch
        {
            { Resource: { } resource } => ("ResourceName", resource),
            { EventName: { } name } => ("EventName", name),
            _ => ("ReadOnly", "false"),
        };
        return new()
        {
            ["StartTime"] = AwsTime.Of(window.Start),
            ["EndTime"] = AwsTime.Of(window.End),
            ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = key, ["AttributeValue"] = value }),
        };
    }

    private static bool IsBy(ChangeEvent change, string person) =>
        string.Equals(change.Person, person, StringComparison.OrdinalIgnoreCase) || string.Equals(change.Role, person, StringComparison.OrdinalIgnoreCase);
}
