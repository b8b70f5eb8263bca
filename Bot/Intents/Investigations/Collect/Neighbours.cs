using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Walks from the subjects to what they are made of, depend on and are set up with.</summary>
internal sealed partial class Neighbours(Case @case)
{
    /// <summary>Subjects beyond this many are not walked from: a question about all of a kind first finds the bad ones.</summary>
    public const int MaxStarts = 4;
    private const int MaxPerWay = 12, MaxLookedUp = 8, MaxAlike = 4;
    private readonly Finder _finder = new(@case.Calls);
    private readonly Dictionary<(string Kind, Spot Spot), Task<List<Row>>> _lists = [];
    private readonly HashSet<string> _lookedUp = new(StringComparer.Ordinal);
    private readonly HashSet<string> _walked = new(StringComparer.Ordinal);

    /// <summary>All ways from it were walked, not only those that it names itself.</summary>
    public bool IsWalked(Thing thing) => _walked.Contains(thing.Key);

    /// <summary>Up to four steps out; the later ones only where a thing names the next.</summary>
    /// <param name="starts">Where from.</param>
    /// <param name="reserve">Calls to be left for the rest of the collection.</param>
    public async Task WalkAsync(IReadOnlyList<Thing> starts, int reserve)
    {
        var seen = new HashSet<string>(starts.Select(s => s.Key), StringComparer.Ordinal);
        IReadOnlyList<Thing> ring = [.. starts.Take(MaxStarts)];
        for (var step = 0; step < 4 && ring.Count > 0 && @case.Left > reserve; step++)
        {
            if (step < 2)
                _walked.UnionWith(ring.Select(t => t.Key));
            var apis = Task.WhenAll(ring.Where(t => t.Kind is "rest-api" or "http-api" && t.Row is not null).Select(IntegrationsAsync).ToList());
            var sources = Task.WhenAll(ring.Where(t => t.Kind == "sqs-queue" && step == 0).Select(SourcesAsync).ToList());
            var reached = await Task.WhenAll(ring.SelectMany(t => Way.All.Where(w => w.From == t.Kind && (!w.OfSubjects || @case.Subjects.Contains(t)) && (step < 2 || w.Reach is Reach.Names or Reach.Points or Reach.Texts or Reach.Arns || w.To is "ebs-volume" or "event-source-mapping")).Select(w => WalkAsync(t, w))).ToList()).ConfigureAwait(false);
            await apis.ConfigureAwait(false);
            var next = reached.SelectMany(r => r).Where(r => r.Way.Tie != Tie.SetUpWith).Select(r => r.Thing).Concat((await sources.ConfigureAwait(false)).SelectMany(s => s)).ToList();
            next.AddRange(Referred(ring));
            next = await LookUpAsync(next, reserve).ConfigureAwait(false);
            // The members of a group are set up alike: a few of them show what all hang on.
            ring = [.. next.Where(t => t.Row is not null && seen.Add(t.Key)).GroupBy(t => t.Kind).SelectMany(g => g.Take(MaxAlike)).Take(10)];
        }
    }

    /// <summary>Looks up what is known by its name alone: its settings and its state are seen then, and the ways on from it.</summary>
    /// <returns>The same things as they are known now.</returns>
    public async Task<List<Thing>> LookUpAsync(IReadOnlyList<Thing> things, int reserve)
    {
        var named = @case.Left - MaxLookedUp <= reserve ? [] : things.Where(t => t.Row is null && ResourceRegistry.Find(t.Kind) is not null && _lookedUp.Add(t.Key)).ToList();
        // Lists of ids go into one call.
        var alike = named.ToLookup(t => ResourceRegistry.Find(t.Kind)!.One?.With.Contains("[{id}]", StringComparison.Ordinal) == true);
        var rows = alike[true].GroupBy(t => (t.Kind, t.Spot)).Select(g => _finder.RowsAsync(Kind(g.Key.Kind), g.Key.Spot, new([.. g.Select(t => new TargetText(t.Id))], []), Looks.FieldsOf(g.Key.Kind))).ToList();
        var others = alike[false].Take(MaxLookedUp).Select(t => SubjectFinder.FindAsync(@case, t)).ToList();
        foreach (var found in await Task.WhenAll(others).ConfigureAwait(false))
            @case.Add(found);
        foreach (var row in (await Task.WhenAll(rows).ConfigureAwait(false)).SelectMany(r => r))
            @case.Add(Thing.Of(row));
        @case.Settle();
        return [.. things.Select(@case.Known)];
    }

    /// <summary>What the settings of things name; what is only set up with it needs no look of its own.</summary>
    private List<Thing> Referred(IReadOnlyList<Thing> things)
    {
        var found = new List<Thing>();
        foreach (var thing in things)
        {
            foreach (var other in References.Of(thing))
            {
                var known = @case.Add(other);
                if (@case.Links.Any(l => l.From.Key == thing.Key && l.To.Key == known.Key || l.From.Key == known.Key && l.To.Key == thing.Key))
                    continue;
                @case.Join(thing, known, NamedIn.TieOf(known.Kind));
                if (NamedIn.TieOf(known.Kind) != Tie.SetUpWith)
                    found.Add(known);
            }
        }
        return found;
    }

    /// <summary>What a dead letter queue takes comes from the queues that name it: their consumers fail.</summary>
    private async Task<IEnumerable<Thing>> SourcesAsync(Thing queue)
    {
        var outcome = await @case.Calls.AskAsync("sqs", "ListDeadLetterSourceQueues", new() { ["QueueUrl"] = queue.Id }, queue.Spot, 1).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            if (outcome is not CallOutcome.Failed { Error: var error } || !Calls.IsMissing(error))
                @case.Book.Miss(Gaps.Of($"the queues whose dead letters {queue.Name} takes", outcome));
            return [];
        }
        var sources = (ok.Body["queueUrls"] as JsonArray ?? []).Select(u => Thing.Named(Kind("sqs-queue"), TargetText.LastOf(u.Text()), queue.Spot)).Take(MaxPerWay).Select(@case.Add).ToList();
        foreach (var source in sources)
        {
            @case.Book.Add(new("state.dead-letters-of", queue, $"{queue.Name}: takes what fails in {source.Name}", ok.Call.Id));
            @case.Join(queue, source, Tie.DependsOn);
        }
        return sources;
    }

    /// <summary>The functions that an API calls stand in its integrations.</summary>
    private async Task IntegrationsAsync(Thing api)
    {
        var outcome = api.Kind == "rest-api"
            ? await @case.Calls.AskAsync("apigateway", "GetResources", new() { ["restApiId"] = api.Id, ["embed"] = new JsonArray("methods"), ["limit"] = 500 }, api.Spot, 1).ConfigureAwait(false)
            : await @case.Calls.AskAsync("apigatewayv2", "GetIntegrations", new() { ["ApiId"] = api.Id }, api.Spot, 1).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of($"the integrations of {api.Name}", outcome));
            return;
        }
        var text = ok.Body.ToJsonString();
        // Who decides about requests before the integration is asked.
        var authorizers = @case.Calls.AskAsync(api.Kind == "rest-api" ? "apigateway" : "apigatewayv2", "GetAuthorizers", new() { [api.Kind == "rest-api" ? "restApiId" : "ApiId"] = api.Id }, api.Spot, 1);
        var stages = @case.Calls.AskAsync(api.Kind == "rest-api" ? "apigateway" : "apigatewayv2", "GetStages", new() { [api.Kind == "rest-api" ? "restApiId" : "ApiId"] = api.Id }, api.Spot, 1);
        if (api.Kind == "rest-api")
            await PlansAsync(api).ConfigureAwait(false);
        if (await authorizers.ConfigureAwait(false) is CallOutcome.Ok deciding)
            text += deciding.Body.ToJsonString();
        if (await stages.ConfigureAwait(false) is CallOutcome.Ok staged)
            api.Row!.SetDetail("stages", staged.Body);
        var arns = FunctionPattern().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Take(MaxPerWay).Select(a => ArnThing.Of(a, api.Spot)).OfType<Thing>().ToList();
        var functions = await Task.WhenAll(arns.Select(a => SubjectFinder.FindAsync(@case, a))).ConfigureAwait(false);
        foreach (var function in functions)
            @case.Join(api, @case.Add(function), Tie.DependsOn);
        Referred(functions);
    }

    /// <summary>The plans that limit how often its clients may ask.</summary>
    private async Task PlansAsync(Thing api)
    {
        var plans = await _finder.RowsAsync(Kind("usage-plan"), api.Spot, Selection.All).ConfigureAwait(false);
        foreach (var plan in plans.Where(p => p.Item["apiStages"].Objects().Any(s => s["apiId"].Text() == api.Id)).Take(MaxPerWay))
            @case.Join(api, @case.Add(Thing.Of(plan)), Tie.SetUpWith);
    }

    private async Task<IEnumerable<(Way Way, Thing Thing)>> WalkAsync(Thing from, Way way)
    {
        var things = way.Reach switch
        {
            Reach.Names => Values(from, way.Field).Take(MaxPerWay).Select(v => Named(v, way, from)).OfType<Thing>().ToList(),
            Reach.Arns => Arns(from, way),
            Reach.Texts => Texts(from, way),
            Reach.Points => await PointsAsync(from, way).ConfigureAwait(false),
            Reach.Under => [.. (await _finder.RowsAsync(Kind(way.To), from.Spot, new([], [new(from.Name)]), Looks.FieldsOf(way.To)).ConfigureAwait(false)).Take(MaxPerWay).Select(Thing.Of)],
            _ => await HoldsAsync(from, way).ConfigureAwait(false),
        };
        var known = things.Where(t => t.Key != from.Key).Select(@case.Add).ToList();
        foreach (var thing in known)
            @case.Join(IsBack(way, thing) ? thing : from, IsBack(way, thing) ? from : thing, way.Reach == Reach.Texts ? NamedIn.TieOf(thing.Kind) : way.Tie);
        return known.Select(t => (way.Reach == Reach.Texts ? way with { Tie = NamedIn.TieOf(t.Kind) } : way, t));
    }

    /// <summary>A mapping works a queue off; brokers it must reach itself, over their network.</summary>
    private static bool IsBack(Way way, Thing to) => way.Back && to.Kind is not ("msk-cluster" or "mq-broker");

    private static List<Thing> Texts(Thing from, Way way)
    {
        var document = way.Detail is { Length: > 0 } detail ? from.Row?.Detail(detail) : from.Row?.Item;
        var texts = ItemPath.Parse(way.Field[(way.Field.IndexOf('#', StringComparison.Ordinal) + 1)..]).Nodes(document).SelectMany(NamedIn.Strings);
        // What is logged where, and which image runs, is known by other ways.
        return [.. texts.SelectMany(t => NamedIn.Of(t, from.Spot)).Where(t => t.Kind is not ("log-group" or "ecr-repository")).DistinctBy(t => t.Key).Take(MaxPerWay)];
    }

    private static IEnumerable<string> Values(Thing thing, string field)
    {
        var value = thing.Row?.Value(field);
        return (value?.Values ?? (value?.Text is { Length: > 0 } one ? [one] : [])).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private static Thing? Named(string value, Way way, Thing from) =>
        value.StartsWith("arn:", StringComparison.Ordinal) && ArnThing.Of(value, from.Spot) is { } thing ? thing : way.To.Length == 0 ? null : Thing.Named(Kind(way.To), value, from.Spot);

    private async Task<List<Thing>> PointsAsync(Thing from, Way way)
    {
        var targets = Values(from, way.Field).Take(MaxPerWay).Select(v => new TargetText(v)).ToImmutableArray();
        if (targets.IsEmpty)
            return [];
        var rows = await _finder.RowsAsync(Kind(way.To), from.Spot, new(targets, []), Looks.FieldsOf(way.To)).ConfigureAwait(false);
        // What is named and cannot be found is known by its name: it may have been deleted.
        return [.. rows.Select(Thing.Of), .. targets.Where(t => !rows.Any(r => Filter.IsNamed(r, t.Text))).Select(t => Named(t.Text, way, from)).OfType<Thing>()];
    }

    private async Task<List<Thing>> HoldsAsync(Thing from, Way way)
    {
        var kind = Kind(way.To);
        string[] keys = [from.Id, from.Name, from.Arn];
        if (keys.All(k => k.Length == 0))
            return [];
        var rows = await ListAsync(kind, from, way).ConfigureAwait(false);
        var found = rows.Where(r => (r.Value(way.Field) is var v ? v.Values ?? (v.Text is { } one ? [one] : []) : []).Any(v => keys.Contains(v, StringComparer.OrdinalIgnoreCase)));
        return [.. found.Take(MaxPerWay).Select(Thing.Of)];
    }

    private Task<List<Row>> ListAsync(ResourceKind kind, Thing from, Way way)
    {
        lock (_lists)
        {
            // Mappings are asked for by function or source, volumes by instance; everything else is listed once.
            var where = kind.Name == "ebs-volume" ? ImmutableArray.Create(new Condition(way.Field, ConditionOperator.Equal, from.Id)) : kind.Name == "event-source-mapping" ? ImmutableArray.Create(new Condition(way.Field, ConditionOperator.Equal, way.Field == "function_name" ? from.Name : from.Arn)) : [];
            var key = (kind.Name + string.Concat(where.Select(w => w.Value)), from.Spot);
            if (!_lists.TryGetValue(key, out var task))
                _lists[key] = task = where.IsEmpty ? _finder.RowsAsync(kind, from.Spot, Selection.All, Looks.FieldsOf(kind.Name)) : MappingsAsync(kind, from, where);
            return task;
        }
    }

    private async Task<List<Row>> MappingsAsync(ResourceKind kind, Thing from, ImmutableArray<Condition> where)
    {
        var found = await _finder.FindAsync(kind, new() { Kinds = [kind.Name], Where = where }, new([from.Spot.Region], false, false), [from.Spot.Account], columns: false).ConfigureAwait(false);
        return found.Rows;
    }

    private static List<Thing> Arns(Thing from, Way way)
    {
        if (from.Row?.Detail(way.Field) is not { } document)
            return [];
        var found = ArnPattern().Matches(document.ToJsonString()).Select(m => m.Value).Distinct(StringComparer.Ordinal).Where(a => a != from.Arn).Select(a => ArnThing.Of(a, from.Spot)).OfType<Thing>();
        var instances = way.From != "target-group" ? [] : document["TargetHealthDescriptions"].Objects().Select(t => t["Target"]?["Id"].Text() ?? "").Where(id => id.StartsWith("i-", StringComparison.Ordinal)).Select(id => Thing.Named(Kind("ec2-instance"), id, from.Spot));
        return [.. found.Where(t => t.Kind is "lambda-function" or "sqs-queue" or "sns-topic" or "dynamodb-table" or "state-machine" or "kinesis-stream").Concat(instances).DistinctBy(t => t.Key).Take(MaxPerWay)];
    }

    private static ResourceKind Kind(string name) => ResourceRegistry.Find(name) ?? throw new InvalidOperationException($"The registry has no kind '{name}'.");

    [GeneratedRegex(@"arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+")]
    private static partial Regex FunctionPattern();

    [GeneratedRegex(@"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d{12}:[A-Za-z0-9_\-/:.]+")]
    private static partial Regex ArnPattern();
}
