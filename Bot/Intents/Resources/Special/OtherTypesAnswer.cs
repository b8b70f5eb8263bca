using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Identity;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Intents.Resources.Wording;
using Bot.Understanding;

namespace Bot.Intents.Resources.Special;

/// <summary>Kinds without an entry in the registry: Cloud Control lists any CloudFormation type that supports it.</summary>
internal sealed class OtherTypesAnswer : IResourceSpecial
{
    public async Task<Answer?> TryAsync(ResourceQuery query, Calls calls, RegionPlan regions, IReadOnlyList<string> accounts)
    {
        if (query.Kinds is not [var type, ..] || ResourceRegistry.Find(type) is not null || !type.Contains("::", StringComparison.Ordinal))
            return null;
        var spots = accounts.SelectMany(a => regions.Names.Select(r => new Spot(r, a))).ToList();
        var found = await Task.WhenAll(spots.Select(s => query.Targets is [var target, ..] ? OneAsync(calls, type, target.Text, s) : AllAsync(calls, type, s))).ConfigureAwait(false);
        var rows = found.SelectMany(r => r).ToList();
        var failed = calls.Findings.Answered == 0 && calls.Findings.Problems.Count > 0;
        return new Answer
        {
            Text = failed ? $"Cloud Control could not read `{type}`." : $"**{rows.Count} `{type}`** in {regions.Words}.",
            Tables = rows.Count == 0 ? [] : [new("", [new("Identifier"), new("Region"), new("Properties")], [.. rows.Select(r => ImmutableArray.Create<Cell>(r.Id, r.Region, r.Properties))])],
            Notes = [.. Notes.Of(calls.Findings), "Read through Cloud Control, which knows a type's identifiers and main properties."],
            Failed = failed,
            Refused = failed ? calls.Findings.Refusal : null,
        };
    }

    private static async Task<IEnumerable<(string Id, string Region, string Properties)>> AllAsync(Calls calls, string type, Spot spot)
    {
        var outcome = await calls.AskAsync("cloudcontrol", "ListResources", new() { ["TypeName"] = type }, spot).ConfigureAwait(false);
        if (outcome is CallOutcome.Ok ok)
            return (ok.Body["ResourceDescriptions"] as JsonArray ?? []).OfType<JsonObject>().Select(d => Read(d, spot)).ToList();
        calls.Findings.Fail(outcome, spot);
        return [];
    }

    private static async Task<IEnumerable<(string Id, string Region, string Properties)>> OneAsync(Calls calls, string type, string id, Spot spot)
    {
        var outcome = await calls.AskAsync("cloudcontrol", "GetResource", new() { ["TypeName"] = type, ["Identifier"] = id }, spot).ConfigureAwait(false);
        if (outcome is CallOutcome.Ok ok && ok.Body["ResourceDescription"] is JsonObject description)
            return [Read(description, spot)];
        calls.Findings.Fail(outcome, spot);
        return [];
    }

    /// <summary>Plain properties only: nested ones may hold what must not be shown.</summary>
    private static (string, string, string) Read(JsonObject description, Spot spot)
    {
        var properties = description["Properties"]?.ToString() is { } text && JsonNode.Parse(text) is JsonObject o ? o : [];
        var plain = properties.Where(p => p.Value is JsonValue && !Show.IsSecret(p.Key)).Take(6).Select(p => $"{p.Key}={p.Value}");
        return (description["Identifier"]?.ToString() ?? "", spot.Region, string.Join(", ", plain));
    }
}
