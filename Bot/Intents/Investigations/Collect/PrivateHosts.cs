using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What runs on hosts of one's own and is talked to by a private name or address: no setting of AWS's ties it to what uses it.</summary>
internal sealed class PrivateHosts(Case @case, Neighbours neighbours)
{
    private const int MaxThings = 3, MaxHosts = 2, CallsPerHost = 3;
    private static readonly string[] Inner = [".internal", ".local", ".lan", ".corp", ".intra", ".private"];

    /// <summary>Looks for the hosts of what is asked about, where something is wrong and nothing that it uses shows why.</summary>
    public async Task CollectAsync(int reserve)
    {
        if (@case.Onset is null)
            return;
        var workers = @case.Things.Where(t => t.Row is not null && (References.IsWorker(t) || t.Kind == "ec2-instance") && !IsExplained(t)).Take(MaxThings).ToList();
        var named = workers.SelectMany(w => Named(w).Select(n => (Worker: w, n.Address, n.Host))).DistinctBy(n => (n.Worker.Key, n.Address, n.Host)).ToList();
        var found = new List<Thing>();
        foreach (var group in named.GroupBy(n => (n.Address, n.Host)).Take(MaxHosts))
        {
            if (@case.Left <= reserve + CallsPerHost)
                break;
            var (users, spot) = (group.Select(g => g.Worker).ToList(), group.First().Worker.Spot);
            if (group.Key.Host.Length > 0)
                found.AddRange(await new HostZones(@case).OfAsync(group.Key.Host, users, spot).ConfigureAwait(false));
            else if (await PrivateAddresses.FindAsync(@case, group.Key.Address, spot).ConfigureAwait(false) is { } thing)
                found.AddRange(Join(users, thing));
        }
        @case.Settle();
        found = await neighbours.LookUpAsync([.. found.Select(@case.Known).DistinctBy(t => t.Key)], reserve).ConfigureAwait(false);
        await neighbours.WalkAsync(found, reserve).ConfigureAwait(false);
    }

    private IEnumerable<Thing> Join(List<Thing> users, Thing thing)
    {
        var known = @case.Add(thing);
        foreach (var user in users.Where(u => u.Key != known.Key))
        {
            @case.Join(user, known, Tie.DependsOn);
            yield return known;
        }
    }

    /// <summary>Addresses in what it logs since then come first, then the private names in its settings; a host's own are none.</summary>
    private IEnumerable<(string Address, string Host)> Named(Thing thing)
    {
        var texts = References.Texts(thing).Order(StringComparer.Ordinal).ToList();
        var settings = References.IsWorker(thing) ? texts : [];
        var own = References.IsWorker(thing) ? [] : texts.SelectMany(PrivateAddresses.Of).ToHashSet(StringComparer.Ordinal);
        var lines = @case.Lines(thing).Order(StringComparer.Ordinal).ToList();
        return lines.Concat(settings).SelectMany(PrivateAddresses.Of).Where(a => !own.Contains(a)).Select(a => (a, ""))
            .Concat(lines.Concat(settings).SelectMany(NamedIn.OwnHosts).Where(h => Inner.Any(i => h.EndsWith(i, StringComparison.Ordinal)) && !PrivateAddresses.Of(h).Any()).Select(h => ("", h)));
    }

    /// <summary>Something that it uses is in trouble itself.</summary>
    private bool IsExplained(Thing thing) =>
        @case.Links.Where(l => l.From.Key == thing.Key && l.Tie is Tie.DependsOn or Tie.MadeOf).Any(l => @case.Book.Facts.Any(f => f.Thing.Key == l.To.Key && (f.IsSymptom && f.Source == "metric" || Investigator.IsTrouble(f))));
}
