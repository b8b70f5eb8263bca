using System.Collections.Concurrent;

namespace Bot.DemoAccount.State;

/// <summary>Everything that exists in the demo account's accounts. Thread-safe for reads; writers replace documents whole.</summary>
public sealed class World
{
    private readonly ConcurrentDictionary<(string Account, string Region, string Type), ConcurrentDictionary<string, Resource>> _tables = new();

    /// <summary>The accounts by id.</summary>
    public ConcurrentDictionary<string, Account> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Resources of a type in one Region (<c>global</c> for global ones), ordered by id.</summary>
    public IEnumerable<Resource> List(string account, string region, string type) =>
        _tables.TryGetValue((account, region, type), out var table) ? table.Values.OrderBy(r => r.Created).ThenBy(r => r.Id, StringComparer.Ordinal) : [];

    /// <summary>Resources of a type in all Regions of an account.</summary>
    public IEnumerable<Resource> ListEverywhere(string account, string type) =>
        _tables.Where(t => t.Key.Account == account && t.Key.Type == type).SelectMany(t => t.Value.Values).OrderBy(r => r.Id, StringComparer.Ordinal);

    /// <summary>Every resource of an account.</summary>
    public IEnumerable<Resource> All(string account) =>
        _tables.Where(t => t.Key.Account == account).SelectMany(t => t.Value.Values);

    /// <summary>One resource; null when there is none.</summary>
    public Resource? Find(string account, string region, string type, string id) =>
        _tables.TryGetValue((account, region, type), out var table) && table.TryGetValue(id, out var found) ? found : null;

    /// <summary>Adds or replaces a resource.</summary>
    public void Put(Resource resource) =>
        _tables.GetOrAdd((resource.Account, resource.Region, resource.Type), _ => new(StringComparer.Ordinal))[resource.Id] = resource;

    /// <summary>Removes a resource; false when there was none.</summary>
    public bool Remove(Resource resource) =>
        _tables.TryGetValue((resource.Account, resource.Region, resource.Type), out var table) && table.TryRemove(resource.Id, out _);
}
