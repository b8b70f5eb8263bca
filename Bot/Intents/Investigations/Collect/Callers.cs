using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Who asks a database, table or cache for so much, and who puts what into a queue or stream: the load comes from what calls it, which nothing of its own settings names.</summary>
internal sealed class Callers(Case @case)
{
    private const int MaxStores = 3, MaxCallers = 6;
    private static readonly string[] Stores = ["rds-instance", "rds-cluster", "dynamodb-table", "elasticache-cluster", "elasticache-replication-group", "opensearch-domain", "efs-file-system", "kinesis-stream", "sqs-queue"];

    public static bool IsStore(Thing thing) => Stores.Contains(thing.Kind);

    /// <summary>Ties the callers of stores to them, both ways: they depend on it, and it gets its work from them.</summary>
    /// <returns>The callers.</returns>
    public async Task<List<Thing>> FindAsync(IEnumerable<Thing> stores, int reserve)
    {
        // A cluster's host names the cluster, a member's the member: either way the same is meant.
        var wanted = stores.Where(IsStore).Take(2).SelectMany(s => @case.Links.Where(l => l.From.Key == s.Key && l.Tie == Tie.MadeOf && IsStore(l.To)).Select(l => @case.Known(l.To)).Prepend(s)).DistinctBy(t => t.Key).Take(MaxStores).ToList();
        // What the call graph shows already needs no search.
        var callers = new List<Thing>();
        foreach (var (caller, store) in wanted.SelectMany(s => @case.Links.Where(l => l.To.Key == s.Key && l.Tie == Tie.DependsOn && References.IsWorker(l.From)).Select(l => (l.From, s))).ToList())
        {
            @case.Join(store, caller, Tie.FedBy);
            callers.Add(caller);
        }
        if (wanted.Count == 0 || @case.Left < reserve + 3 || ResourceRegistry.Find("lambda-function") is not { } kind)
            return [.. callers.DistinctBy(c => c.Key).Take(MaxCallers)];
        var listed = new Finder(@case.Calls).RowsAsync(kind, wanted[0].Spot, Selection.All);
        var services = wanted[0].Kind != "dynamodb-table" && @case.Left >= reserve + 3 + NamingServices.MostCalls ? NamingServices.FindAsync(@case, wanted) : Task.FromResult(new List<(Thing Service, Thing Named)>());
        var functions = (await listed.ConfigureAwait(false)).Select(Thing.Of).SelectMany(f => wanted.Select(s => (Caller: f, Store: s, Rank: Rank(f, s))));
        var found = functions.Concat((await services.ConfigureAwait(false)).Select(s => (Caller: s.Service, Store: s.Named, Rank: 2)))
            .Where(f => f.Rank > 0 && !IsConsumer(f.Caller, f.Store)).OrderByDescending(f => f.Rank).ThenBy(f => f.Caller.Key, StringComparer.Ordinal).Take(MaxCallers).ToList();
        foreach (var (caller, store, _) in found)
        {
            var known = @case.Add(caller);
            @case.Join(known, store, Tie.DependsOn);
            @case.Join(store, known, Tie.FedBy);
            callers.Add(known);
        }
        @case.Settle();
        return [.. callers.DistinctBy(c => c.Key).Select(@case.Known)];
    }

    /// <summary>It works the queue or stream off.</summary>
    private bool IsConsumer(Thing caller, Thing store)
    {
        var hung = @case.Links.Where(l => l.From.Key == store.Key && l.Tie is Tie.MadeOf or Tie.DependsOn).Select(l => l.To.Key).ToHashSet(StringComparer.Ordinal);
        return hung.Contains(caller.Key) || @case.Links.Any(l => hung.Contains(l.From.Key) && (l.To.Key == caller.Key || l.To.Kind == caller.Kind && l.To.Name == caller.Name));
    }

    /// <summary>2 where its settings name the store, 1 where the names of its variables say that it uses one of such a name.</summary>
    private static int Rank(Thing function, Thing store) =>
        NamedIn.Strings(function.Row!.Item["Environment"]).Any(t => NamingServices.Names(t, store)) ? 2 : References.Suggests(function, store) ? 1 : 0;
}
