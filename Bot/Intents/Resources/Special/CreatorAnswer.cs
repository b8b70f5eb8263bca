using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Identity;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Wording;
using Bot.Understanding;

namespace Bot.Intents.Resources.Special;

/// <summary>Who created, launched or changed a resource: CloudTrail's events of its Region, which reach back 90 days.</summary>
internal sealed class CreatorAnswer : IResourceSpecial
{
    private const int MaxPages = 3;
    private static readonly string[] Fields = ["creator", "created_by", "launched_by", "changed_by", "modified_by", "who", "events"];

    /// <summary>The relation or field asks for who did it.</summary>
    public static bool Asks(string name) => Fields.Contains(name);

    /// <summary>The question asks who created or launched a named resource, whatever family its words fall into.</summary>
    public static bool Answers(Question question) =>
        question.Family is Family.Alarms or Family.Security && question.Resources is { Relation: "creator", Targets.IsEmpty: false };

    public async Task<Answer?> TryAsync(ResourceQuery query, Calls calls, RegionPlan regions, IReadOnlyList<string> accounts)
    {
        if (!(query.Relation is { } relation && Fields.Contains(relation)) && !query.Fields.Any(f => Fields.Contains(f) && query.Kinds.All(k => Registry.ResourceRegistry.Find(k)?.FieldNamed(f) is null)))
            return null;
        var resource = query.Targets.Select(t => new TargetText(t.Text).Short).FirstOrDefault() ?? calls.Turn.Conversation.Last?.Answer.Mentions.LastOrDefault()?.Id;
        var attribute = resource is not null ? ("ResourceName", resource) : query.Kinds is ["ec2-instance", ..] or [] ? ("EventName", "RunInstances") : ("ReadOnly", "false");
        var found = await Task.WhenAll(regions.Names.Select(r => LookUpAsync(calls, attribute, new(r, accounts[0])))).ConfigureAwait(false);
        var events = found.SelectMany(e => e).OrderBy(e => e.Time, StringComparer.Ordinal).ToList();
        var notes = Notes.Of(calls.Findings).ToBuilder();
        if (events.Count == 0)
        {
            return new Answer
            {
                Text = $"CloudTrail in {regions.Words} shows no change{(resource is null ? "" : $" of `{resource}`")} in the last 90 days, which is as far back as it is searched.",
                Notes = notes.ToImmutable(),
                Failed = calls.Findings.Answered == 0,
            };
        }
        var shown = events.FirstOrDefault(e => e.Name.StartsWith("Run", StringComparison.Ordinal) || e.Name.StartsWith("Create", StringComparison.Ordinal)) is { Name.Length: > 0 } creation ? creation : events[^1];
        return new Answer
        {
            Text = $"**{shown.User}** did `{shown.Name}`{(resource is null ? "" : $" on `{resource}`")} at {Show.Time(shown.Time)} UTC in {shown.Region}.",
            Tables = [new("", [new("Time", ColumnKind.Time), new("Event"), new("User"), new("Region")], [.. Enumerable.Reverse(events).Take(50).Select(e => ImmutableArray.Create<Cell>(Show.Time(e.Time), e.Name, e.User, e.Region))])],
            Notes = notes.ToImmutable(),
            Sources = [new("CloudTrail event history", $"https://{shown.Region}.console.aws.amazon.com/cloudtrailv2/home?region={shown.Region}#/events{(resource is null ? "" : $"?ResourceName={Uri.EscapeDataString(resource)}")}")],
        };
    }

    private static async Task<IEnumerable<(string Time, string Name, string User, string Region)>> LookUpAsync(Calls calls, (string Key, string Value) attribute, Spot spot)
    {
        var parameters = new JsonObject { ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = attribute.Key, ["AttributeValue"] = attribute.Value }) };
        var outcome = await calls.AskAsync("cloudtrail", "LookupEvents", parameters, spot, MaxPages).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            calls.Findings.Fail(outcome, spot);
            return [];
        }
        return (ok.Body["Events"] as JsonArray ?? []).OfType<JsonObject>().Where(e => (string?)e["ReadOnly"] != "true")
            .Select(e => (e["EventTime"]?.ToString() ?? "", e["EventName"]?.ToString() ?? "", e["Username"]?.ToString() ?? "unknown", spot.Region)).ToList();
    }
}
