using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Resources.Planning;

namespace Bot.Intents.Investigations.Collect;

/// <summary>A change that CloudTrail saw.</summary>
/// <param name="At">When.</param>
/// <param name="Name">The event.</param>
/// <param name="By">Who.</param>
/// <param name="Sort">What sort; null for one that is no reason for trouble.</param>
/// <param name="Names">Names, ids and ARNs that stand in it.</param>
/// <param name="Call">The recorded call.</param>
internal sealed record Change(DateTimeOffset At, string Name, string By, ChangeSort? Sort, ImmutableHashSet<string> Names, string Call)
{
    /// <summary>What was changed, as CloudTrail says: CloudFormation's type and the name, id or ARN.</summary>
    public ImmutableArray<(string Type, string Name)> Resources { get; init; } = [];
    /// <summary>The service that made the event, without its domain: <c>ecs</c>.</summary>
    public string Source { get; init; } = "";
}

/// <summary>What CloudTrail said of a Region.</summary>
/// <param name="Spot">Which.</param>
/// <param name="Call">The recorded call; empty where it failed.</param>
/// <param name="Changes">What was changed.</param>
/// <param name="Unused">Calls that were set aside for it and not needed.</param>
internal sealed record ReadChanges(Spot Spot, string Call, ImmutableArray<Change> Changes, int Unused);

/// <summary>Writes that CloudTrail recorded, and which of the things each is about.</summary>
internal sealed class ChangeCollector(Case @case)
{
    private static readonly TimeSpan Before = TimeSpan.FromHours(24);
    private const int MaxPages = 3;

    /// <summary>Writes before and in the window, in the Region and, for global services, in us-east-1.</summary>
    public async Task<ImmutableArray<ReadChanges>> ReadAsync(IEnumerable<Spot> spots)
    {
        var wanted = spots.Concat(spots.Select(s => s with { Region = "us-east-1" })).Distinct().Take(4).ToList();
        var calls = @case.Claim(wanted.Count * MaxPages);
        return [.. await Task.WhenAll(wanted.Select(s => ReadAsync(calls, s))).ConfigureAwait(false)];
    }

    private async Task<ReadChanges> ReadAsync(Calls calls, Spot spot)
    {
        var outcome = await calls.AskAsync("cloudtrail", "LookupEvents", new()
        {
            ["StartTime"] = MetricCall.Iso(@case.Window.IsAsked ? @case.Window.Start : @case.Window.Start - Before),
            ["EndTime"] = MetricCall.Iso(@case.Window.End),
            ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = "ReadOnly", ["AttributeValue"] = "false" }),
        }, spot, MaxPages).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of($"changes in {spot.Region}", outcome));
            return new(spot, "", [], MaxPages - 1);
        }
        return new(spot, ok.Call.Id, [.. ok.Body["Events"].Objects().Select(e => Of(e, ok.Call.Id)).OfType<Change>()], MaxPages - ok.Pages);
    }

    private static Change? Of(JsonObject e, string call)
    {
        if (!DateTimeOffset.TryParse(e["EventTime"].Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return null;
        var names = ImmutableHashSet.CreateBuilder<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in e["Resources"].Objects())
            Put(names, resource["ResourceName"].Text());
        var record = JsonFields.Parsed(e["CloudTrailEvent"].Text());
        // What was refused changed nothing.
        if (record?["errorCode"] is not null)
            return null;
        var request = record?["requestParameters"];
        Texts(request, names);
        var name = e["EventName"].Text();
        return new(at, name, e["Username"].Text(), ChangeTable.Of(name, e["EventSource"].Text(), request), names.ToImmutable(), call)
        {
            Source = e["EventSource"].Text().Split('.')[0],
            Resources = [.. e["Resources"].Objects().Select(r => (r["ResourceType"].Text(), r["ResourceName"].Text())).Where(r => r.Item2.Length > 0)],
        };
    }

    private static void Texts(JsonNode? node, ImmutableHashSet<string>.Builder names)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                    Texts(value, names);
                break;
            case JsonArray list:
                foreach (var value in list)
                    Texts(value, names);
                break;
            // Policies and definitions are texts that hold JSON.
            case JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('{') && JsonFields.Parsed(text) is JsonObject inner:
                Texts(inner, names);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Put(names, text);
                break;
        }
    }

    private static void Put(ImmutableHashSet<string>.Builder names, string text)
    {
        if (text.Length is 0 or > 500)
            return;
        names.Add(text);
        names.Add(TargetText.LastOf(text));
        // A task definition without its revision, a function without its version.
        if (text.Split(':') is [var family, var revision] && int.TryParse(revision, CultureInfo.InvariantCulture, out _))
            names.Add(family);
        if (text.StartsWith("arn:", StringComparison.Ordinal) && text.Contains("targetgroup/", StringComparison.Ordinal) && text.Split('/') is [_, var name, ..])
            names.Add(name);
        // A listener and its rules are the load balancer's.
        if (text.StartsWith("arn:", StringComparison.Ordinal) && (text.Contains(":listener/", StringComparison.Ordinal) || text.Contains(":listener-rule/", StringComparison.Ordinal)) && text.Split('/') is [_, _, var balancer, ..])
            names.Add(balancer);
    }
}
