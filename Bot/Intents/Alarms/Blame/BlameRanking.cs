using System.Collections.Immutable;

namespace Bot.Intents.Alarms.Blame;

/// <summary>Ranks the nodes that an alarming node depends on by their own excess: what they do worse than before, over all their requests, less what the nodes they call explain.</summary>
/// <remarks>Nothing is learned and no name is known here: graph, samples and the time it began are all there is.</remarks>
internal static class BlameRanking
{
    /// <summary>Standard errors that count as chance.</summary>
    private const double Errors = 1.5;
    /// <summary>Deviation of single requests, as a share of the reference, where none was measured or it seems too good.</summary>
    private const double LeastDeviation = 0.1;

    /// <summary>What a node's excess counts for where no known call leads to it: call graphs are drawn from samples and miss calls.</summary>
    private const double Unreached = 0.5;

    /// <summary>All nodes, most to blame first; those that the target is known to depend on count fully.</summary>
    public static ImmutableArray<Suspect> Of(Incident incident)
    {
        var weights = Weights(incident);
        var distances = Distances(incident);
        var callers = incident.Edges.Distinct().ToLookup(e => e.Callee, e => e.Caller);
        var callees = incident.Edges.Distinct().ToLookup(e => e.Caller, e => e.Callee);
        var measured = new Dictionary<string, Excess>(StringComparer.Ordinal);
        Excess At(string node)
        {
            if (!measured.TryGetValue(node, out var excess))
                measured[node] = excess = Measure(incident, node, weights);
            return excess;
        }

        var suspects = new List<Suspect>();
        foreach (var node in incident.Samples.Keys.Union(distances.Keys))
        {
            var isReached = distances.TryGetValue(node, out var distance);
            // Who calls the target suffers with it and cannot be its cause.
            if (!isReached && Calls(callees, node, incident.Target))
                continue;
            var excess = At(node);
            var explained = 0.0;
            foreach (var callee in callees[node].Where(c => c != node))
            {
                // A callee's excess is its callers' by their share of the requests it gets.
                var requests = callers[callee].Sum(c => At(c).Requests);
                if (requests > 0)
                    explained += Math.Max(0, At(callee).Amount) * excess.Requests / requests;
            }
            var share = isReached ? 1 : Unreached;
            suspects.Add(new(node, (excess.Amount - explained) * share, excess.Amount, excess.Noise, isReached ? distance : int.MaxValue));
        }
        return [.. suspects.OrderByDescending(s => s.Score).ThenBy(s => s.Distance).ThenBy(s => s.Node, StringComparer.Ordinal)];
    }

    private static bool Calls(ILookup<string, string> callees, string node, string target)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { node };
        var queue = new Queue<string>([node]);
        while (queue.TryDequeue(out var next))
        {
            foreach (var callee in callees[next])
            {
                if (callee == target)
                    return true;
                if (seen.Add(callee))
                    queue.Enqueue(callee);
            }
        }
        return false;
    }

    private readonly record struct Excess(double Amount, double Noise, double Requests);

    /// <summary>How much each period counts: by how bad the target was in it. A fault that ended is not diluted by the time after.</summary>
    private static Dictionary<DateTimeOffset, double> Weights(Incident incident)
    {
        var reference = Reference(incident, incident.Target)?.Mean ?? 0;
        var after = incident.After(incident.Target).ToDictionary(s => s.Start, s => Math.Max(0, (s.Badness ?? 0) - reference));
        var sum = after.Values.Sum();
        var even = after.Count == 0 ? incident.Samples.Keys.SelectMany(incident.After).Select(s => s.Start).Distinct().ToList() : [.. after.Keys];
        return sum > 0 ? after.ToDictionary(a => a.Key, a => a.Value / sum) : even.ToDictionary(a => a, _ => 1.0 / even.Count);
    }

    private static Excess Measure(Incident incident, string node, Dictionary<DateTimeOffset, double> weights)
    {
        var after = incident.After(node).Where(s => weights.ContainsKey(s.Start)).ToList();
        var requests = after.Sum(s => weights[s.Start] * s.Requests);
        // A node that failed nothing before may be silent until it fails; seconds without a reference say nothing.
        if (Reference(incident, node) is not { } reference)
        {
            if (!incident.IsShare)
                return new(0, 0, requests);
            reference = new(0, 0, 0);
        }
        var amount = after.Where(s => s.Badness is not null).Sum(s => weights[s.Start] * s.Requests * (s.Badness!.Value - reference.Mean));
        var error = incident.IsShare
            ? Math.Sqrt(Math.Max(reference.Mean * (1 - reference.Mean), 1 / (requests + 2)) / Math.Max(requests, 1)) / 2
            : Errors * Math.Max(reference.Deviation, LeastDeviation * reference.Mean) / Math.Sqrt(Math.Max(requests, 1));
        return new(amount, requests * Math.Max(reference.Spread, error), requests);
    }

    private readonly record struct Normal(double Mean, double Spread, double Deviation);

    /// <summary>What was normal: the samples before; where there are none, the one in which it began. Null where nothing was measured.</summary>
    private static Normal? Reference(Incident incident, string node)
    {
        var rows = incident.Before(node).Where(s => s.Badness is not null).ToList();
        if (rows.Count == 0)
            rows = [.. incident.Between(node).Where(s => s.Badness is not null)];
        if (rows.Count == 0)
            return null;
        var mean = rows.Sum(r => Math.Max(r.Requests, 1) * r.Badness!.Value) / rows.Sum(r => Math.Max(r.Requests, 1));
        var deviation = rows.Max(r => r.Deviation) ?? mean;
        return new(mean, rows.Max(r => Math.Abs(r.Badness!.Value - mean)), deviation);
    }

    private static Dictionary<string, int> Distances(Incident incident)
    {
        var callees = incident.Edges.ToLookup(e => e.Caller, e => e.Callee);
        var distances = new Dictionary<string, int>(StringComparer.Ordinal) { [incident.Target] = 0 };
        var queue = new Queue<string>([incident.Target]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var callee in callees[node])
            {
                if (distances.TryAdd(callee, distances[node] + 1))
                    queue.Enqueue(callee);
            }
        }
        return distances;
    }
}
