using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Where a thing gets its work from: looked for where it gets none any more. Trouble travels down what is called; silence comes from what calls.</summary>
internal sealed partial class Feeders(Case @case)
{
    private const int Most = 8, Rounds = 3;
    private readonly Finder _finder = new(@case.Calls);

    /// <summary>Walks up from things that starve.</summary>
    /// <returns>What was found on the way.</returns>
    public async Task<IReadOnlyList<Thing>> WalkAsync(IReadOnlyList<Thing> starving, int reserve)
    {
        var found = new List<Thing>();
        var seen = starving.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<Thing> ring = starving;
        for (var round = 0; round < Rounds && ring.Count > 0 && @case.Left > reserve + 3; round++)
        {
            var reached = await Task.WhenAll(ring.Take(3).Select(OfAsync).ToList()).ConfigureAwait(false);
            var next = new List<Thing>();
            foreach (var (thing, feeder) in reached.SelectMany(r => r))
            {
                var known = @case.Add(feeder);
                @case.Join(thing, known, Tie.FedBy);
                if (seen.Add(known.Key))
                    next.Add(known);
            }
            @case.Settle();
            var looked = await Task.WhenAll(next.Take(Most).Where(t => t.Row is null && @case.Left > reserve).Select(t => SubjectFinder.FindAsync(@case, t)).ToList()).ConfigureAwait(false);
            foreach (var thing in looked)
                @case.Add(thing);
            @case.Settle();
            ring = [.. next.Select(@case.Known)];
            found.AddRange(ring);
        }
        return found;
    }

    private async Task<List<(Thing, Thing)>> OfAsync(Thing thing)
    {
        IEnumerable<Thing> feeders = thing.Kind switch
        {
            "lambda-function" => await OfFunctionAsync(thing).ConfigureAwait(false),
            "sqs-queue" => (await SubscriptionsAsync(thing).ConfigureAwait(false)).Concat(await RulesAsync(thing).ConfigureAwait(false)).Concat(await PipesAsync(thing).ConfigureAwait(false)),
            "sns-topic" => (await RulesAsync(thing).ConfigureAwait(false)).Concat(await PipesAsync(thing).ConfigureAwait(false)),
            "state-machine" => (await RulesAsync(thing).ConfigureAwait(false)).Concat(await SchedulesAsync(thing).ConfigureAwait(false)).Concat(await PipesAsync(thing).ConfigureAwait(false)),
            "rest-api" or "http-api" => await DomainsAsync(thing).ConfigureAwait(false),
            "pipe" when thing.Row?.Item["Source"].Text() is { Length: > 0 } from && ArnThing.Of(from, thing.Spot) is { } piped => [piped],
            "event-source-mapping" when thing.Row?.Value("event_source_arn").Text is { Length: > 0 } source && ArnThing.Of(source, thing.Spot) is { } queue => [queue],
            "sns-subscription" when thing.Row?.Item["TopicArn"].Text() is { Length: > 0 } topic && ArnThing.Of(topic, thing.Spot) is { } fed => [fed],
            _ => [],
        };
        return [.. feeders.Where(f => f.Key != thing.Key).DistinctBy(f => f.Key).Take(Most).Select(f => (thing, f))];
    }

    /// <summary>Its policy says who may call it; rules say whom they call.</summary>
    private async Task<IEnumerable<Thing>> OfFunctionAsync(Thing function)
    {
        var policy = @case.Calls.AskAsync("lambda", "GetPolicy", new() { ["FunctionName"] = function.Name }, function.Spot, 1);
        var rules = RulesAsync(function);
        var schedules = SchedulesAsync(function);
        var mappings = @case.Links.Where(l => l.From.Key == function.Key && l.To.Kind == "event-source-mapping").Select(l => @case.Known(l.To));
        var callers = Enumerable.Empty<Thing>();
        if (await policy.ConfigureAwait(false) is CallOutcome.Ok ok)
        {
            callers = SourceArn().Matches(ok.Body["Policy"].Text()).Select(m => m.Groups["arn"].Value).Select(a => Caller(a, function.Spot)).OfType<Thing>();
            @case.Book.Add(new("state.read", function, $"{function.Title}: who may call it was looked at", ok.Call.Id));
        }
        var topics = callers.Where(c => c.Kind == "sns-topic").ToList();
        var pipes = await PipesAsync(function).ConfigureAwait(false);
        return callers.Where(c => c.Kind != "sns-topic").Concat(pipes).Concat(topics.Count == 0 ? [] : await SubscriptionsAsync(function).ConfigureAwait(false)).Concat(await rules.ConfigureAwait(false)).Concat(await schedules.ConfigureAwait(false)).Concat(mappings);
    }

    /// <summary>The names of its own under which clients ask it, with their certificates.</summary>
    private async Task<IEnumerable<Thing>> DomainsAsync(Thing api)
    {
        var domains = (await _finder.RowsAsync(ResourceRegistry.Find("api-domain")!, api.Spot, Selection.All).ConfigureAwait(false)).Take(Most).ToList();
        var (service, operation, place) = api.Kind == "rest-api" ? ("apigateway", "GetBasePathMappings", "domainName") : ("apigatewayv2", "GetApiMappings", "DomainName");
        var mappings = await Task.WhenAll(domains.Select(d => @case.Calls.AskAsync(service, operation, new() { [place] = d.Id }, api.Spot, 1)).ToList()).ConfigureAwait(false);
        var found = new List<Thing>();
        foreach (var (domain, _) in domains.Zip(mappings).Where(p => p.Second is CallOutcome.Ok ok && NamedIn.Strings(ok.Body).Contains(api.Id, StringComparer.Ordinal)))
        {
            var known = @case.Add(Thing.Of(domain));
            foreach (var certificate in NamedIn.Strings(domain.Item).SelectMany(t => NamedIn.Of(t, api.Spot)).Where(t => t.Kind == "acm-certificate"))
                @case.Join(known, @case.Add(certificate), Tie.SetUpWith);
            found.Add(known);
        }
        return found;
    }

    private static Thing? Caller(string arn, Spot spot) =>
        arn.Split(':') is [_, _, "execute-api", _, _, var path, ..] && ResourceRegistry.Find("rest-api") is { } api ? Thing.Named(api, path.Split('/')[0], spot)
        : ArnThing.Of(arn, spot) is { Kind: "event-rule" or "s3-bucket" or "sns-topic" or "state-machine" or "load-balancer" or "target-group" } thing ? thing : null;

    private async Task<IEnumerable<Thing>> RulesAsync(Thing target)
    {
        var outcome = await @case.Calls.AskAsync("events", "ListRuleNamesByTarget", new() { ["TargetArn"] = target.Arn }, target.Spot, 1).ConfigureAwait(false);
        // The default bus alone is asked where none is named.
        if (outcome is CallOutcome.Ok ok)
            return (ok.Body["RuleNames"] as JsonArray ?? []).Select(n => Thing.Named(ResourceRegistry.Find("event-rule")!, n.Text(), target.Spot)).ToList() is { Count: > 0 } rules ? rules : await BusRules.FindAsync(@case, target).ConfigureAwait(false);
        @case.Book.Miss(Gaps.Of($"the rules that call {target.Name}", outcome));
        return [];
    }

    private async Task<IEnumerable<Thing>> SchedulesAsync(Thing target) =>
        (await _finder.RowsAsync(ResourceRegistry.Find("schedule")!, target.Spot, Selection.All).ConfigureAwait(false)).Where(r => r.Item["Target"]?["Arn"].Text() is { Length: > 0 } arn && (arn == target.Arn || arn.StartsWith(target.Arn + ":", StringComparison.Ordinal))).Select(Thing.Of);

    private async Task<IEnumerable<Thing>> PipesAsync(Thing target) =>
        (await _finder.RowsAsync(ResourceRegistry.Find("pipe")!, target.Spot, Selection.All).ConfigureAwait(false)).Where(r => r.Item["Target"].Text() == target.Arn).Select(Thing.Of);

    private async Task<IEnumerable<Thing>> SubscriptionsAsync(Thing endpoint) =>
        (await _finder.RowsAsync(ResourceRegistry.Find("sns-subscription")!, endpoint.Spot, Selection.All).ConfigureAwait(false)).Where(r => r.Value("endpoint").Text == endpoint.Arn).Select(Thing.Of);

    [GeneratedRegex("\"(?:AWS|aws):SourceArn\"\\s*:\\s*\"(?<arn>arn:[^\"]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex SourceArn();
}
