using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bot.Answers;
using Bot.Conversations;

namespace Bot.Intents.Alarms.Lists;

/// <summary>Composite alarms with the alarms that their rules name, and the state of each.</summary>
/// <remarks>Source: CloudWatch API reference, PutCompositeAlarm, AlarmRule: <c>ALARM("name or ARN")</c>, <c>OK(…)</c>, <c>INSUFFICIENT_DATA(…)</c>.</remarks>
internal static partial class CompositeAlarms
{
    private const int MaxRows = 200;

    public static async Task<Answer> ListAsync(Turn turn, string? name, CancellationToken cancellation)
    {
        var regions = await AlarmQuestions.RegionsAsync(turn, cancellation).ConfigureAwait(false);
        var (alarms, failures) = await AlarmQuestions.FindAsync(turn, regions, () => [], cancellation).ConfigureAwait(false);
        if (failures.Count == regions.Count)
            return Failure.Of(failures[0]);
        var composites = alarms.Where(a => a.Document["AlarmRule"] is not null && (name is null || a.Name == name))
            .OrderBy(a => a.State == "ALARM" ? 0 : 1).ThenBy(a => a.Region, StringComparer.Ordinal).ThenBy(a => a.Name, StringComparer.Ordinal).ToList();
        var where = AlarmList.Where(regions);
        var named = name is null ? "" : $" named `{name}`";
        if (composites.Count == 0)
            return new() { Text = $"No composite alarm{named} in {where}.", Notes = AlarmList.Notes(failures), Offers = regions.Count == 1 ? [new("all", "In all Regions", "the same in all regions")] : [] };
        var rows = composites.SelectMany(c => Children(c).Select(child => Row(c, child.Wanted, child.Name, alarms.Find(a => a.Region == c.Region && a.Name == child.Name)))).ToList();
        var firing = composites.Where(c => c.State == "ALARM").ToList();
        return new()
        {
            Text = $"**{composites.Count} composite alarm{(composites.Count == 1 ? "" : "s")}**{named} in {where}"
                + (firing.Count == 0 ? ", none in ALARM." : $", {firing.Count} in ALARM: {string.Join("; ", firing.Take(5).Select(f => Because(f, alarms)))}."),
            Tables = [new("", [new("Composite alarm"), new("State"), new("Region"), new("Child"), new("Child's state"), new("Rule asks for"), new("Child's condition")], [.. rows.Take(MaxRows)]) { Total = rows.Count }],
            Notes = AlarmList.Notes(failures),
            Mentions = [.. composites.Take(50).Select(a => new Mentioned("cloudwatch-alarm", a.Name, a.Name, a.Region, turn.Caller.Account))],
            Offers =
            [
                .. firing.Take(1).Select(a => new Offer("why", AlarmList.Short($"Why {a.Name}?"), $"why is alarm {a.Name} firing in {a.Region}?")),
                .. regions.Count == 1 ? [new Offer("all", "In all Regions", "the same in all regions")] : ImmutableArray<Offer>.Empty,
            ],
            Sources = [new("CloudWatch alarms", $"https://{regions[0]}.console.aws.amazon.com/cloudwatch/home?region={regions[0]}#alarmsV2:")],
        };
    }

    /// <summary>The alarms of a rule, in its order, with the state that it asks of each.</summary>
    public static IEnumerable<(string Wanted, string Name)> Children(FoundAlarm composite) =>
        Child().Matches(composite.Document["AlarmRule"].Text()).Select(m => (m.Groups["state"].Value, NameOf(m.Groups["name"].Value.Trim().Trim('"')))).Distinct();

    private static string Because(FoundAlarm composite, List<FoundAlarm> alarms)
    {
        var met = Children(composite).Where(c => alarms.Exists(a => a.Region == composite.Region && a.Name == c.Name && a.State == c.Wanted)).Select(c => $"{c.Name} is {c.Wanted}").ToList();
        return met.Count == 0 ? composite.Name : $"**{composite.Name}** ({string.Join(", ", met)})";
    }

    private static ImmutableArray<Cell> Row(FoundAlarm composite, string wanted, string child, FoundAlarm? found) =>
        [new Cell(composite.Name, Url: composite.Url), composite.State, composite.Region, new Cell(child, Url: found?.Url), found?.State ?? "not found", wanted, found?.Condition() ?? ""];

    private static string NameOf(string text) => text.StartsWith("arn:", StringComparison.Ordinal) && text.IndexOf(":alarm:", StringComparison.Ordinal) is > 0 and var at ? text[(at + 7)..] : text;

    [GeneratedRegex("""\b(?<state>ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?<name>"[^"]*"|[^()"]+)\s*\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Child();
}
