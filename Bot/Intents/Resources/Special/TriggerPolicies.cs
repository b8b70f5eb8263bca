using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Identity;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Wording;

namespace Bot.Intents.Resources.Special;

/// <summary>What may invoke a function by its resource policy (API Gateway, S3, EventBridge, SNS): the other half of "what triggers".</summary>
internal static class TriggerPolicies
{
    /// <summary>The question is what triggers a named function.</summary>
    public static bool Applies(Context context) =>
        context.Found is [{ Kind.Name: "event-source-mapping" }] && context.Query.RelatedFrom is null or "lambda-function" && context.Query.Relation is null or "triggers" && context.Query.Targets.Any(t => t.ResourceKind is null or "lambda-function");

    public static async Task<Answer> AddAsync(Answer answer, Context context, Calls calls)
    {
        if (!Applies(context))
            return answer;
        var functions = context.Query.Targets.Where(t => t.ResourceKind is null or "lambda-function").Select(t => new TargetText(t.Text).Short).ToList();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Cell>>();
        foreach (var (function, region) in functions.SelectMany(f => context.Regions.Names.Select(r => (f, r))))
        {
            var outcome = await calls.AskAsync("lambda", "GetPolicy", new() { ["FunctionName"] = function }, new(region, calls.Turn.Caller.Account)).ConfigureAwait(false);
            if (outcome is CallOutcome.Ok ok)
                rows.AddRange(Statements(ok.Body["Policy"]?.ToString()).Select(s => ImmutableArray.Create<Cell>(s.Service, s.Source, function, region)));
            else if (outcome is not CallOutcome.Failed { Error.IsNotFound: true })
                calls.Findings.Fail(outcome, new(region, calls.Turn.Caller.Account));
        }
        var mappings = context.Found[0].Rows;
        var names = string.Join(" and ", functions.Select(f => $"`{f}`"));
        var sources = mappings.Select(m => TargetText.LastOf(m.Value("event_source_arn").Text ?? "")).Where(s => s.Length > 0).Select(s => $"`{s}`").Concat(rows.Select(r => r[0].Text)).Distinct().Take(8).ToList();
        return answer with
        {
            Text = sources.Count == 0 && calls.Findings.Problems.Count > 0 ? $"What triggers {names} could not be found out in {context.Regions.Words}: AWS did not answer everything." : sources.Count == 0 ? $"Nothing triggers {names} in {context.Regions.Words}: no event source mapping, and no service is allowed to invoke it." : $"{names} is triggered by **{string.Join(", ", sources)}**.",
            Tables = [.. mappings.Count == 0 ? [] : answer.Tables, .. rows.Count == 0 ? ImmutableArray<Table>.Empty : [new("Allowed to invoke it by its resource policy", [new("Principal"), new("Source"), new("Function"), new("Region")], rows.ToImmutable())]],
            Notes = Notes.Of(calls.Findings),
            Failed = sources.Count == 0 && calls.Findings.Problems.Count > 0,
        };
    }

    private static List<(string Service, string Source)> Statements(string? policy)
    {
        if (policy is null)
            return [];
        try
        {
            var statements = JsonNode.Parse(policy)?["Statement"] switch { JsonArray list => list, JsonObject one => new JsonArray(one.DeepClone()), _ => [] };
            return [.. statements.OfType<JsonObject>().Select(s => (
                s["Principal"] is JsonObject p ? p.Select(v => v.Value?.ToString()).FirstOrDefault() ?? "" : s["Principal"]?.ToString() ?? "",
                (s["Condition"] as JsonObject ?? []).Select(c => c.Value).OfType<JsonObject>().SelectMany(c => c).Where(c => c.Key.Contains("SourceArn", StringComparison.OrdinalIgnoreCase)).Select(c => c.Value?.ToString()).FirstOrDefault() ?? "")) ];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
