using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Identity;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Wording;
using Bot.Understanding;

namespace Bot.Intents.Resources.Special;

/// <summary>Resources of any kind: by tag through the tagging API, without tags and by name through Resource Explorer.</summary>
internal sealed class AnythingAnswer : IResourceSpecial
{
    private const int MaxShown = 1000;

    public async Task<Answer?> TryAsync(ResourceQuery query, Calls calls, RegionPlan regions, IReadOnlyList<string> accounts)
    {
        if (!query.Kinds.IsEmpty)
            return null;
        var tags = query.Where.Where(c => c.Field.StartsWith("tag:", StringComparison.OrdinalIgnoreCase) && c.Operator is ConditionOperator.Equal or ConditionOperator.In or ConditionOperator.Exists).ToList();
        if (tags.Count > 0)
            return await TaggedAsync(tags, calls, regions, accounts).ConfigureAwait(false);
        if (query.Where.Any(c => c.Field == "tags" && c.Operator == ConditionOperator.Missing))
            return await SearchAsync("tag:none", "without any tag", calls, regions, accounts).ConfigureAwait(false);
        if (query.Where.FirstOrDefault(c => c.Field.StartsWith("tag:", StringComparison.OrdinalIgnoreCase) && c.Operator == ConditionOperator.Missing) is { } missing)
            return await SearchAsync($"-tag.key:{missing.Field[4..]}", $"without the tag `{missing.Field[4..]}`", calls, regions, accounts).ConfigureAwait(false);
        if (query.Targets is [var target, ..])
            return await SearchAsync($"\"{target.Text}\"", $"named `{target.Text}`", calls, regions, accounts).ConfigureAwait(false);
        return calls.Turn.Question.Shape is Shape.Count or Shape.Breakdown or Shape.List && query.Where.IsEmpty && calls.Turn.Question.Resources is not null
            ? await SearchAsync("", "", calls, regions, accounts).ConfigureAwait(false) : null;
    }

    private static async Task<Answer> TaggedAsync(List<Condition> tags, Calls calls, RegionPlan regions, IReadOnlyList<string> accounts)
    {
        var filters = new JsonArray([.. tags.Select(t => (JsonNode)(t.Operator == ConditionOperator.Exists ? new JsonObject { ["Key"] = t.Field[4..] }
            : new JsonObject { ["Key"] = t.Field[4..], ["Values"] = new JsonArray([.. t.Value!.Split(',').Select(v => (JsonNode)v.Trim())]) }))]);
        var found = await Task.WhenAll(accounts.SelectMany(a => regions.Names.Select(r => new Spot(r, a))).Select(async spot =>
        {
            var outcome = await calls.AskAsync("resourcegroupstaggingapi", "GetResources", new() { ["TagFilters"] = filters.DeepClone() }, spot).ConfigureAwait(false);
            if (outcome is not CallOutcome.Ok)
                calls.Findings.Fail(outcome, spot);
            var body = outcome is CallOutcome.Ok ok ? ok.Body : (outcome as CallOutcome.Failed)?.Partial;
            return (body?["ResourceTagMappingList"] as JsonArray ?? []).Select(m => m?["ResourceARN"]?.ToString()).OfType<string>();
        })).ConfigureAwait(false);
        var words = "tagged " + string.Join(" and ", tags.Select(t => t.Operator == ConditionOperator.Exists ? $"`{t.Field[4..]}`" : $"`{t.Field[4..]}={t.Value}`"));
        var notes = new List<string> { "The tagging API knows resources that are or were tagged; tag keys and values are matched with their exact case." };
        return Write(found.SelectMany(a => a).Distinct(StringComparer.Ordinal), words, calls, regions, notes);
    }

    private static async Task<Answer> SearchAsync(string terms, string words, Calls calls, RegionPlan regions, IReadOnlyList<string> accounts)
    {
        // Everything there is, is asked of the whole index, and said so.
        var everywhere = regions.IsAll || regions.IsDefault && terms.Length == 0;
        var text = everywhere ? terms : $"{terms} region:{string.Join(',', regions.Names)}";
        // The search is asked in the Region looked at (its own index), or in the default Region, where an aggregator index usually is.
        var spot = new Spot(regions.IsAll ? calls.Turn.Caller.DefaultRegion : regions.Names[0], accounts[0]);
        var outcome = await calls.AskAsync("resource-explorer-2", "Search", new() { ["QueryString"] = text.Trim(), ["MaxResults"] = 1000 }, spot).ConfigureAwait(false);
        var notes = new List<string> { "From Resource Explorer's index, which can lag some minutes to hours behind and covers only the Regions and types that it indexes." };
        if (outcome is not CallOutcome.Ok ok)
        {
            calls.Findings.Fail(outcome, spot);
            return Write([], words, calls, regions, notes, everywhere);
        }
        if (ok.Body["Count"]?["Complete"] is JsonValue complete && complete.TryGetValue<bool>(out var all) && !all)
            notes.Add("Resource Explorer returns at most 1,000 resources; there are more.");
        return Write((ok.Body["Resources"] as JsonArray ?? []).Select(r => r?["Arn"]?.ToString()).OfType<string>(), words, calls, regions, notes, everywhere);
    }

    private static Answer Write(IEnumerable<string> arns, string words, Calls calls, RegionPlan regions, List<string> notes, bool everywhere = false)
    {
        var where = everywhere ? "all Regions" : regions.Words;
        var found = arns.Select(a => a.Split(':', 6)).Where(p => p.Length == 6).ToList();
        var shown = found.OrderBy(p => p[2], StringComparer.Ordinal).ThenBy(p => p[5], StringComparer.Ordinal).Take(MaxShown);
        var table = new Table("", [new("Name"), new("Type"), new("Region"), new("ARN")], [.. shown.Select(p => ImmutableArray.Create<Cell>(
            new Cell(TargetText.LastOf(p[5]), null, $"https://console.aws.amazon.com/go/view?arn={Uri.EscapeDataString(string.Join(':', p))}"), $"{p[2]} {p[5][..(p[5].AsSpan().IndexOfAny('/', ':') is >= 0 and var at ? at : p[5].Length)]}", p[3].Length == 0 ? "global" : p[3], string.Join(':', p)))])
        { Total = found.Count };
        var byService = found.GroupBy(p => p[2]).OrderByDescending(g => g.Count()).Take(6).Select(g => $"{g.Key} {g.Count()}");
        var failed = calls.Findings.Answered == 0 && calls.Findings.Problems.Count > 0;
        return new Answer
        {
            Text = failed ? "That could not be found out: AWS did not answer." : found.Count == 0 ? $"No resources {words} in {where}.".Replace("  ", " ", StringComparison.Ordinal) : $"**{found.Count} resource{(found.Count == 1 ? "" : "s")}**{(words.Length > 0 ? " " : "")}{words} in {where}: {string.Join(", ", byService)}.",
            Tables = found.Count == 0 ? [] : [table],
            Notes = [.. Notes.Of(calls.Findings), .. notes],
            Failed = failed,
            Refused = failed ? calls.Findings.Refusal : null,
            Sources = [new("Resource Explorer", $"https://{regions.Names[0]}.console.aws.amazon.com/resource-explorer/home?region={regions.Names[0]}#/search")],
            Offers = regions.IsAll || everywhere ? [] : [new("all-regions", "In all Regions", "the same in all regions")],
        };
    }
}
