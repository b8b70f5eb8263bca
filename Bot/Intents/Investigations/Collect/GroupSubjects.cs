using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What belongs together and is asked after as one.</summary>
/// <param name="Things">The resources in it; empty where there is no such group.</param>
/// <param name="Note">What was looked at, or that there is nothing, in words.</param>
internal sealed record Group(ImmutableArray<Thing> Things, string Note);

/// <summary>Resources that are asked after as one: by a tag, in a CloudFormation stack, of an application or of a service of Application Signals.</summary>
/// <remarks>Sources: API references of the Resource Groups Tagging API (GetResources, GetTagKeys), CloudFormation (ListStackResources) and Application Signals (ListServices).</remarks>
internal static partial class GroupSubjects
{
    /// <summary>A service as Application Signals knows it; its environment is its parent.</summary>
    public const string Service = "Application Signals service";

    private const int MaxThings = 60, MaxPages = 5;

    /// <summary>Keys of tags by which applications are told apart, as people write them.</summary>
    private static readonly ImmutableArray<string> ApplicationKeys = ["application", "app", "awsapplication", "app.kubernetes.io/name", "project", "service", "system"];

    /// <summary>The group that a question names; null where it names none or there is none.</summary>
    public static async Task<Group?> FindAsync(Case @case, Question question, RegionPlan regions, string account)
    {
        var spots = regions.Names.Select(r => new Spot(r, account)).ToList();
        var tag = question.Resources?.Where.FirstOrDefault(c => c.Operator == ConditionOperator.Equal && c.Field.StartsWith("tag:", StringComparison.Ordinal) && c.Value is { Length: > 0 });
        if (tag is not null && question.Resources!.Kinds.All(k => k is "resource" or ""))
            return await GatherAsync(spots, s => TaggedAsync(@case.Calls, s, tag.Field[4..], tag.Value!), $"the tag `{tag.Field[4..]}={tag.Value}`").ConfigureAwait(false)
                ?? new([], $"No resource in {regions.Words} bears the tag `{tag.Field[4..]}={tag.Value}`.");
        var names = (question.Resources?.Targets ?? []).Concat(question.Entities).Where(e => e.Kind == EntityKind.Name).DistinctBy(e => e.Text).ToList();
        var environment = Environment().Match(question.Text);
        if (environment.Success || question.Text.Contains("application signals", StringComparison.OrdinalIgnoreCase))
        {
            var asked = names.FirstOrDefault(n => !environment.Value.Contains(n.Text, StringComparison.Ordinal) && n.Text != "signals")?.Text ?? ServiceName().Match(question.Text).Groups["name"].Value;
            return asked.Length == 0 ? null : await GatherAsync(spots, s => ServiceAsync(@case, s, asked, environment.Value), $"`{asked}` in Application Signals").ConfigureAwait(false)
                ?? new([], $"Application Signals knows no service `{asked}`{(environment.Success ? $" in environment `{environment.Value}`" : "")} in {regions.Words}.");
        }
        if (names.Find(n => n.ResourceKind == "stack") is { } stack)
            return await GatherAsync(spots, s => StackAsync(@case.Calls, s, stack.Text), $"stack `{stack.Text}`").ConfigureAwait(false);
        if (names.Find(n => Application().Matches(question.Text).Any(m => m.Groups["name"].Value == n.Text))?.Text is { } name)
            return await GatherAsync(spots, s => ApplicationAsync(@case, s, name), $"application `{name}`").ConfigureAwait(false);
        return null;
    }

    /// <summary>The application of a name, where a tag, a stack or Application Signals knows one.</summary>
    public static Task<Group?> OfApplicationAsync(Case @case, string name, Spot spot) => GatherAsync([spot], s => ApplicationAsync(@case, s, name), $"application `{name}`");

    private static async Task<Group?> GatherAsync(List<Spot> spots, Func<Spot, Task<IEnumerable<Thing>>> find, string words)
    {
        var found = (await Task.WhenAll(spots.Select(find)).ConfigureAwait(false)).SelectMany(t => t).DistinctBy(t => t.Key).ToList();
        // What nothing is measured or known of cannot be well or ill; what users feel comes first.
        var things = found.Where(t => MetricTable.Of(t.Kind) is not null || Looks.Of(t.Kind).Length > 0).OrderByDescending(t => MetricTable.Of(t.Kind)?.Rules.Count(r => r.Role == MetricRole.Symptom) ?? 0).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MaxThings).ToImmutableArray();
        return things.IsEmpty ? null : new(things, $"Looked at: {things.Length} of the {found.Count} resource{(found.Count == 1 ? "" : "s")} of {words} ({string.Join(", ", things.GroupBy(t => t.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(6).Select(g => $"{ResourceRegistry.Find(g.Key)?.Title ?? g.Key} {g.Count()}"))}).");
    }

    private static async Task<IEnumerable<Thing>> TaggedAsync(Calls calls, Spot spot, string key, string value)
    {
        // The API wants a tag's case exactly, people do not.
        return await TaggedAsync(calls, spot, await KeysAsync(calls, spot, [key.ToLowerInvariant()]).ConfigureAwait(false), value).ConfigureAwait(false);
    }

    private static async Task<List<Thing>> TaggedAsync(Calls calls, Spot spot, IReadOnlyList<string> keys, string value)
    {
        var outcomes = await Task.WhenAll(keys.Select(k => calls.AskAsync("resourcegroupstaggingapi", "GetResources", new() { ["TagFilters"] = new JsonArray(new JsonObject { ["Key"] = k, ["Values"] = new JsonArray(value) }) }, spot, MaxPages))).ConfigureAwait(false);
        foreach (var outcome in outcomes.Where(o => o is not CallOutcome.Ok))
            calls.Findings.Fail(outcome, spot);
        return [.. outcomes.OfType<CallOutcome.Ok>().SelectMany(o => o.Body["ResourceTagMappingList"].Objects()).Select(r => ArnThing.Of(r["ResourceARN"].Text(), spot)).OfType<Thing>()];
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(Calls calls, Spot spot, ImmutableArray<string> wanted)
    {
        var outcome = await calls.AskAsync("resourcegroupstaggingapi", "GetTagKeys", [], spot, MaxPages).ConfigureAwait(false);
        if (outcome is CallOutcome.Ok ok)
            return [.. (ok.Body["TagKeys"] as JsonArray ?? []).Select(k => k.Text()).Where(k => wanted.Contains(k.ToLowerInvariant()))];
        calls.Findings.Fail(outcome, spot);
        return [];
    }

    private static async Task<IEnumerable<Thing>> StackAsync(Calls calls, Spot spot, string name)
    {
        var outcome = await calls.AskAsync("cloudformation", "ListStackResources", new() { ["StackName"] = name }, spot, MaxPages).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            // A stack that is not here gives a ValidationError.
            if (outcome is not CallOutcome.Failed { Error.Code: "ValidationError" })
                calls.Findings.Fail(outcome, spot);
            return [];
        }
        var resources = ok.Body["StackResourceSummaries"].Objects().Select(r => (Kind: ResourceRegistry.Kinds.FirstOrDefault(k => k.CloudFormationType == r["ResourceType"].Text()), Id: r["PhysicalResourceId"].Text()))
            .Where(r => r.Kind is not null && r.Id.Length > 0).Select(r => (r.Id.StartsWith("arn:", StringComparison.Ordinal) ? ArnThing.Of(r.Id, spot) : null) ?? Thing.Named(r.Kind!, r.Id, spot));
        return [Thing.Named(ResourceRegistry.Find("stack")!, name, spot), .. resources];
    }

    /// <summary>By the tags that applications bear; else a stack, else a service of that name.</summary>
    private static async Task<IEnumerable<Thing>> ApplicationAsync(Case @case, Spot spot, string name)
    {
        var keys = await KeysAsync(@case.Calls, spot, ApplicationKeys).ConfigureAwait(false);
        var tagged = await TaggedAsync(@case.Calls, spot, keys, name).ConfigureAwait(false);
        if (tagged.Count > 0)
            return tagged;
        var stack = (await StackAsync(@case.Calls, spot, name).ConfigureAwait(false)).ToList();
        return stack.Count > 0 ? stack : await ServiceAsync(@case, spot, name, "").ConfigureAwait(false);
    }

    /// <summary>The service with its metrics, and what it runs on where that has its name.</summary>
    private static async Task<IEnumerable<Thing>> ServiceAsync(Case @case, Spot spot, string name, string environment)
    {
        var outcome = await @case.Calls.AskAsync("application-signals", "ListServices", new() { ["StartTime"] = MetricCall.Iso(@case.Window.Start), ["EndTime"] = MetricCall.Iso(@case.Window.End) }, spot, MaxPages).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Calls.Findings.Fail(outcome, spot);
            return [];
        }
        var services = ok.Body["ServiceSummaries"].Objects().Select(s => s["KeyAttributes"]).Where(k => k?["Name"].Text() == name && (environment.Length == 0 || k["Environment"].Text() == environment))
            .Select(k => new Thing(Service, $"{k!["Environment"].Text()}/{name}", name, "", spot) { Parent = k["Environment"].Text() }).ToList();
        foreach (var service in services)
        {
            var runsOn = service.Parent.Split(':')[0] switch { "lambda" => "lambda-function", "ecs" => "ecs-service", _ => "" };
            if (ResourceRegistry.Find(runsOn) is { } kind && await SubjectFinder.FindAsync(@case, Thing.Named(kind, name, spot)).ConfigureAwait(false) is { Row: not null } found)
                @case.Join(@case.Add(service), @case.Add(found), Tie.DependsOn);
        }
        return services;
    }

    /// <summary>As Application Signals names environments: <c>eks:cluster/namespace</c>, <c>lambda:default</c>; a part of an ARN is none.</summary>
    [GeneratedRegex(@"(?<![:\w])(eks|ecs|ec2|lambda|generic|k8s):[\w./-]*\w", RegexOptions.ExplicitCapture)]
    private static partial Regex Environment();

    [GeneratedRegex(@"\bservice\s+(?<name>[\w.-]*\w)", RegexOptions.IgnoreCase)]
    private static partial Regex ServiceName();

    [GeneratedRegex(@"(?<=\b(?:application|app)\s+)(?<name>[\w.-]*\w)|(?<name>[\w.-]*\w)(?=\s+(?:application|app)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Application();
}
