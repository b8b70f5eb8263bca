using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Scenario.Sections;
using Bot.DemoAccount.Scenario.Signals;
using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.Services.Insight.Metrics;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Graph;

/// <summary>A service that is traced: how often it is called, how often that fails, how long it takes, and what it calls.</summary>
internal sealed record GraphNode(string Account, string Region, string Name, string Type, string? Environment, bool Root, NodeSignals Signals, IReadOnlyList<(string To, double Share)> Calls)
{
    public int Id { get; init; }
}

/// <summary>Requests a minute; the share of them that is the caller's or the service's fault; milliseconds.</summary>
internal sealed record NodeSignals(Func<long, double> Requests, Func<long, double> ErrorShare, Func<long, double> FaultShare, Func<long, double> Latency);

/// <summary>The call graph of the scenario's <c>services:</c> section, that X-Ray and Application Signals show.</summary>
internal sealed class CallGraph
{
    private readonly Lock _gate = new();
    private List<GraphNode>? _nodes;

    public IReadOnlyList<GraphNode> In(World world, string account, string region)
    {
        lock (_gate)
        {
            if (_nodes is null)
            {
                var faults = new List<ScenarioFault>();
                _nodes = Read(world, faults);
                if (faults.Count > 0) throw new ScenarioException(faults);
            }
        }
        return [.. _nodes.Where(n => n.Account == account && n.Region == region)];
    }

    /// <summary>Reads the section, collecting what is wrong in it.</summary>
    internal static List<GraphNode> Read(World world, List<ScenarioFault> faults)
    {
        var source = world.Part<ScenarioSource>();
        var nodes = new List<GraphNode>();
        foreach (var root in source.Roots)
            foreach (var group in root.With(faults).Maps("services"))
            {
                var account = Places.Account(world, group);
                var region = Places.Region(world, group, account);
                foreach (var node in group.Maps("nodes")) nodes.Add(Node(world, source, node, account, region) with { Id = nodes.Count });
                group.Done();
            }
        foreach (var node in nodes)
            foreach (var (to, _) in node.Calls)
                if (!nodes.Exists(n => n.Name == to && n.Account == node.Account && n.Region == node.Region)) faults.Add(new ScenarioFault("services", 0, node.Name, $"calls '{to}', which is not a node of {node.Region}"));
        return nodes;
    }

    private static GraphNode Node(World world, ScenarioSource source, MapReading map, string account, string region)
    {
        var name = map.Required("name");
        var signals = map.Text("of") is { } of ? Measured(world, map, of, account, region) : new NodeSignals(Read(map, "requests", source, account), Read(map, "errors", source, account), Read(map, "faults", source, account), Read(map, "latency", source, account));
        var node = new GraphNode(account, region, name, map.Text("type") ?? TypeOf(map.Text("of")), map.Text("environment"), map.Flag("root", false), signals,
            [.. map.Maps("calls").Select(c => { var call = (c.Required("to"), c.Number("share", 1)); c.Done(); return call; })]);
        map.Done();
        return node;
    }

    /// <summary>As X-Ray names the types of its nodes.</summary>
    private static string TypeOf(string? resource) => resource?.Split('/')[0] switch
    {
        "AWS::Lambda::Function" => "AWS::Lambda::Function",
        "AWS::DynamoDB::Table" => "AWS::DynamoDB::Table",
        "AWS::SQS::Queue" => "AWS::SQS::Queue",
        "AWS::SNS::Topic" => "AWS::SNS",
        "AWS::StepFunctions::StateMachine" => "AWS::StepFunctions::StateMachine",
        _ => "AWS::ECS::Container",
    };

    /// <summary>A node that is a resource shows what the resource's metrics show.</summary>
    private static NodeSignals Measured(World world, MapReading map, string of, string account, string region)
    {
        var slash = of.IndexOf('/');
        if (slash < 0 || world.Find(account, region, of[..slash], of[(slash + 1)..]) is not { } resource)
        {
            map.Fault("of", $"there is no {of} in {account}/{region}");
            return new(_ => 0, _ => 0, _ => 0, _ => 0);
        }
        var series = new Lazy<IReadOnlyList<MetricSeries>>(() => world.Part<MetricBook>().Of(world, resource));
        double At(string name, long minute) => series.Value.FirstOrDefault(s => s.Name == name)?.Signal.At(minute) ?? 0;
        double Share(string part, string whole, long minute) => At(whole, minute) is > 0 and var w ? At(part, minute) / w : 0;
        return resource.Type switch
        {
            "AWS::Lambda::Function" => new(m => At("Invocations", m), m => Share("Throttles", "Invocations", m), m => Share("Errors", "Invocations", m), m => At("Duration", m)),
            "AWS::ElasticLoadBalancingV2::LoadBalancer" => new(m => At("RequestCount", m), m => Share("HTTPCode_Target_4XX_Count", "RequestCount", m), m => Share("HTTPCode_Target_5XX_Count", "RequestCount", m), m => At("TargetResponseTime", m) * 1000),
            "AWS::DynamoDB::Table" => new(m => At("ConsumedReadCapacityUnits", m), m => Share("ReadThrottleEvents", "ConsumedReadCapacityUnits", m), _ => 0, m => At("SuccessfulRequestLatency", m)),
            _ => new(m => At("Requests", m), _ => 0, m => At("FaultShare", m), m => At("Latency", m)),
        };
    }

    private static Func<long, double> Read(MapReading map, string key, ScenarioSource source, string account)
    {
        var seed = SeededHash.Of($"{account}/{map.Path}/{key}");
        if (map.Node(key) is YamlScalar)
        {
            var constant = map.Number(key, 0);
            return _ => constant;
        }
        if (map.Open(key) is not { } spec) return _ => 0;
        var signal = SignalReader.Read(spec, source.Time, seed);
        spec.Done();
        return minute => signal.At(minute) ?? 0;
    }
}
