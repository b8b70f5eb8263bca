using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Alarms.Blame;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Reads the call graph that X-Ray saw, and who in it is to blame.</summary>
internal sealed class CallGraphCollector(Case @case)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);
    /// <summary>The share from which on the first suspect is blamed in full.</summary>
    private const double Most = 0.7;
    private const int Before = 3, After = 3, MaxBlamed = 3, MaxPages = 3;
    private static readonly string[] Databases = ["rds-instance", "rds-cluster"];
    private JsonObject? _latest;
    private Spot? _spot;

    /// <summary>The graph as it is now.</summary>
    public Task<CallOutcome> ReadAsync(Spot spot)
    {
        _spot = spot;
        return AskAsync(@case.Claim(MaxPages), spot, @case.Window.End - TimeSpan.FromMinutes(60) is var start && start < @case.Window.Start ? @case.Window.Start : start, @case.Window.End);
    }

    /// <summary>Nodes become things, calls become ties, once the neighbours are known.</summary>
    /// <returns>What the subjects reach in it.</returns>
    public async Task<IReadOnlyList<Thing>> JoinAsync(CallOutcome outcome, Spot spot)
    {
        @case.Release(MaxPages - ((outcome as CallOutcome.Ok)?.Pages ?? 1));
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of("the call graph of X-Ray", outcome));
            return [];
        }
        _latest = ok.Body;
        var services = ok.Body["Services"].Objects().ToList();
        var byReference = services.ToDictionary(s => s["ReferenceId"].Number() ?? -1, s => s);
        // Only what the subjects reach, or what reaches them, matters.
        var names = services.Select(s => (Service: s, Thing: ThingOf(s, spot))).ToList();
        var near = names.Where(n => @case.Things.Any(t => IsSame(t, n.Thing))).Select(n => n.Service).ToHashSet();
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var service in services)
            {
                foreach (var edge in service["Edges"].Objects())
                {
                    if (byReference.GetValueOrDefault(edge["ReferenceId"].Number() ?? -1) is { } callee && near.Contains(service))
                        grown |= near.Add(callee);
                }
            }
        }
        await DatabasesAsync([.. near.Select(s => ThingOf(s, spot)).Where(t => t.Kind == "database")], spot).ConfigureAwait(false);
        foreach (var service in services.Where(s => near.Contains(s) || s["Edges"].Objects().Any(e => byReference.GetValueOrDefault(e["ReferenceId"].Number() ?? -1) is { } c && near.Contains(c))))
        {
            var from = Known(ThingOf(service, spot));
            foreach (var edge in service["Edges"].Objects())
            {
                if (byReference.GetValueOrDefault(edge["ReferenceId"].Number() ?? -1) is { } callee && near.Contains(callee))
                    @case.Join(from, Known(ThingOf(callee, spot)), Tie.DependsOn);
            }
        }
        return [.. services.Where(near.Contains).Select(s => Known(ThingOf(s, spot), add: false))];
    }

    /// <summary>The graph names databases by their hosts or their own names: those of RDS are found there.</summary>
    private async Task DatabasesAsync(IReadOnlyList<Thing> nodes, Spot spot)
    {
        nodes = [.. nodes.Where(n => !@case.Things.Any(t => IsSame(t, n) && t.Row is not null))];
        if (nodes.Count == 0)
            return;
        var finder = new Finder(@case.Calls);
        var rows = await Task.WhenAll(Databases.Select(k => finder.RowsAsync(ResourceRegistry.Find(k)!, spot, Selection.All, Looks.FieldsOf(k))).ToList()).ConfigureAwait(false);
        foreach (var row in rows.SelectMany(r => r).Where(r => nodes.Any(n => n.Name.Contains(r.Id, StringComparison.Ordinal) || r.Value("endpoint").Text is { Length: > 0 } host && n.Name.Contains(host, StringComparison.Ordinal))))
            @case.Add(Thing.Of(row));
    }

    /// <summary>Ranks the nodes by their own excess since the onset, with the ranking used everywhere.</summary>
    public async Task BlameAsync(int reserve)
    {
        if (_latest is null || _spot is not { } spot || @case.Onset is not { } onset || @case.Left <= reserve + Before + After)
            return;
        var names = _latest["Services"].Objects().Select(s => (Name: s["Name"].Text(), Thing: Known(ThingOf(s, spot), add: false))).ToList();
        // Where the subject itself sends no traces, the first that it hangs on which does.
        if (@case.Things.Select(t => names.Find(n => n.Thing.Key == t.Key).Name).FirstOrDefault(n => n is not null) is not { } target)
            return;
        var began = new DateTimeOffset(onset.Ticks - onset.Ticks % TimeSpan.FromMinutes(1).Ticks, TimeSpan.Zero);
        var starts = Enumerable.Range(-Before, Before + After).Select(i => began + i * Step).Where(s => s + Step <= @case.Window.End).ToList();
        var read = await Task.WhenAll(starts.Select(s => AskAsync(@case.Calls, spot, s, s + Step))).ConfigureAwait(false);
        var call = read.OfType<CallOutcome.Ok>().LastOrDefault()?.Call.Id;
        if (call is null || read.Any(r => r is not CallOutcome.Ok))
            return;
        var bodies = read.Cast<CallOutcome.Ok>().Select((o, i) => (Start: starts[i], o.Body)).ToList();
        foreach (var isShare in (bool[])[true, false])
        {
            var suspects = BlameRanking.Of(new(target, began, Step, Edges(bodies[^1].Body), Samples(bodies, isShare), isShare));
            if (suspects.IsEmpty || suspects[0].Score <= 0)
                continue;
            var total = suspects.Sum(s => Math.Max(0, s.Score));
            foreach (var suspect in suspects.Where(s => s.Score > 0 && s.Score >= 0.2 * suspects[0].Score).Take(MaxBlamed))
            {
                var thing = Known(names.First(n => n.Name == suspect.Node).Thing);
                @case.Book.Add(new(suspect.Node == suspects[0].Node ? "blame.first" : "blame.share", thing, $"{thing.Name}: {suspect.Score / total:P0} of the {(isShare ? "failed requests" : "extra time")} begins there, less what it calls explains (X-Ray, since {onset:HH:mm})", call)
                {
                    From = onset,
                    // What begins with most of it is to blame, though callers add some of their own: retries, time-outs.
                    Strength = suspect.Node == suspects[0].Node ? Math.Clamp(suspect.Score / total / Most, 0.1, 1) : Math.Clamp(suspect.Score / total, 0.1, 1),
                    Url = $"https://{spot.Region}.console.aws.amazon.com/cloudwatch/home?region={spot.Region}#xray:service-map/map",
                });
            }
        }
    }

    private static Task<CallOutcome> AskAsync(Calls calls, Spot spot, DateTimeOffset start, DateTimeOffset end) =>
        calls.AskAsync("xray", "GetServiceGraph", new() { ["StartTime"] = MetricCall.Iso(start), ["EndTime"] = MetricCall.Iso(end) }, spot, MaxPages);

    private static List<CallEdge> Edges(JsonObject graph)
    {
        var names = graph["Services"].Objects().ToDictionary(s => s["ReferenceId"].Number() ?? -1, s => s["Name"].Text());
        return [.. graph["Services"].Objects().SelectMany(s => s["Edges"].Objects().Where(e => names.ContainsKey(e["ReferenceId"].Number() ?? -1)).Select(e => new CallEdge(s["Name"].Text(), names[e["ReferenceId"].Number()!.Value])))];
    }

    private static Dictionary<string, IReadOnlyList<Sample>> Samples(List<(DateTimeOffset Start, JsonObject Body)> bodies, bool isShare)
    {
        var samples = new Dictionary<string, List<Sample>>(StringComparer.Ordinal);
        foreach (var (start, body) in bodies)
        {
            foreach (var service in body["Services"].Objects())
            {
                var statistics = service["SummaryStatistics"];
                var total = statistics?["TotalCount"].Number() ?? 0;
                double? bad = total <= 0 ? null : isShare ? (statistics?["FaultStatistics"]?["TotalCount"].Number() ?? 0) / total : (statistics?["TotalResponseTime"].Number() ?? 0) / total;
                (samples.TryGetValue(service["Name"].Text(), out var list) ? list : samples[service["Name"].Text()] = []).Add(new(start, total, bad));
            }
        }
        return samples.ToDictionary(s => s.Key, s => (IReadOnlyList<Sample>)s.Value, StringComparer.Ordinal);
    }

    private Thing Known(Thing thing, bool add = true) => @case.Things.FirstOrDefault(t => IsSame(t, thing)) ?? (add ? @case.Add(thing) : thing);

    /// <summary>A node bears the resource's name; databases bear it before their host.</summary>
    private static bool IsSame(Thing known, Thing node) =>
        known.Name == node.Name && (known.Kind == node.Kind || ResourceRegistry.Find(node.Kind) is null || node.Kind == "ecs-service") || known.Kind.StartsWith("rds-", StringComparison.Ordinal) && node.Name.Contains(known.Name, StringComparison.Ordinal) && node.Kind == "database";

    private static Thing ThingOf(JsonObject service, Spot spot)
    {
        var name = service["Name"].Text();
        var kind = service["Type"].Text() switch
        {
            "AWS::Lambda::Function" or "AWS::Lambda" => "lambda-function",
            "AWS::DynamoDB::Table" => "dynamodb-table",
            "AWS::SQS::Queue" => "sqs-queue",
            "AWS::SNS" => "sns-topic",
            "AWS::ECS::Container" or "AWS::ECS::Fargate" => "ecs-service",
            "AWS::EC2::Instance" => "service",
            "AWS::ApiGateway::Stage" => "rest-api",
            "AWS::StepFunctions::StateMachine" => "state-machine",
            var type when type.StartsWith("Database", StringComparison.Ordinal) => "database",
            "remote" => "external service",
            "client" => "client",
            _ => "service",
        };
        return new(kind, name, kind is "rest-api" && name.Split('/') is [var api, _] ? api : name, "", spot);
    }
}
