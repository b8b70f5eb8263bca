using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Identity;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Intents.Resources.Wording;
using Bot.Understanding;

namespace Bot.Intents.Resources.Special;

/// <summary>The CloudFormation stack that owns a resource: CloudFormation finds it by the physical id.</summary>
internal sealed class OwnerStackAnswer : IResourceSpecial
{
    public async Task<Answer?> TryAsync(ResourceQuery query, Calls calls, RegionPlan regions, IReadOnlyList<string> accounts)
    {
        if (query.Kinds is not ["stack"] || query.RelatedFrom is null or "stack" || query.Targets is not [var target, ..])
            return null;
        var id = new TargetText(target.Text).Short;
        var found = await Task.WhenAll(regions.Names.Select(r => AskAsync(calls, id, new(r, accounts[0])))).ConfigureAwait(false);
        var owners = found.SelectMany(f => f).DistinctBy(f => (f.Stack, f.Region)).ToList();
        var failed = calls.Findings.Answered == 0 && calls.Findings.Problems.Count > 0;
        var kind = ResourceRegistry.Find("stack")!;
        return new Answer
        {
            Text = failed ? "CloudFormation did not answer." : owners.Count == 0 ? $"No CloudFormation stack in {regions.Words} owns `{id}`." : $"`{id}` belongs to the stack **{owners[0].Stack}** in {owners[0].Region}, as `{owners[0].Logical}`.",
            Tables = owners.Count == 0 ? [] : [new("", [new("Stack"), new("Logical ID"), new("Type"), new("State"), new("Region")], [.. owners.Select(o => ImmutableArray.Create<Cell>(o.Stack, o.Logical, o.Type, o.State, o.Region))])],
            Notes = Notes.Of(calls.Findings),
            Failed = failed,
            Refused = failed ? calls.Findings.Refusal : null,
            Mentions = [.. owners.Select(o => new Mentioned("stack", o.Stack, o.Stack, o.Region, accounts[0]))],
            Sources = [new("CloudFormation stacks", ConsoleLink.List(kind, regions.Names[0]))],
        };
    }

    private static async Task<IEnumerable<(string Stack, string Logical, string Type, string State, string Region)>> AskAsync(Calls calls, string id, Spot spot)
    {
        var outcome = await calls.AskAsync("cloudformation", "DescribeStackResources", new() { ["PhysicalResourceId"] = id }, spot).ConfigureAwait(false);
        if (outcome is CallOutcome.Ok ok)
        {
            return (ok.Body["StackResources"] as JsonArray ?? []).OfType<JsonObject>().Where(r => string.Equals(r["PhysicalResourceId"]?.ToString(), id, StringComparison.OrdinalIgnoreCase))
                .Select(r => (r["StackName"]?.ToString() ?? "", r["LogicalResourceId"]?.ToString() ?? "", r["ResourceType"]?.ToString() ?? "", r["ResourceStatus"]?.ToString() ?? "", spot.Region)).ToList();
        }
        if (outcome is not CallOutcome.Failed { Error: var error } || !(Calls.IsMissing(error) || error.Code == "ValidationError"))
            calls.Findings.Fail(outcome, spot);
        else
            calls.Findings.Answer();
        return [];
    }
}
