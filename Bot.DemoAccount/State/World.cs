using System.Collections.Concurrent;

namespace Bot.DemoAccount.State;

/// <summary>Everything that exists in the demo account's accounts. Thread-safe for reads; writers replace documents whole, then <see cref="Put"/> the resource.</summary>
public sealed class World
{
    private readonly ConcurrentDictionary<(string Account, string Region, string Type), ResourceTable> _tables = new();
    private readonly ConcurrentDictionary<string, Resource> _byArn = new(StringComparer.Ordinal);
    private int _identityVersion;

    private readonly ConcurrentDictionary<Type, object> _parts = new();

    /// <summary>What a room keeps beside the resources: metric series, log templates, the cost ledger. Made when first asked for.</summary>
    /// <typeparam name="T">The part.</typeparam>
    public T Part<T>() where T : class, new() => (T)_parts.GetOrAdd(typeof(T), static _ => new T());

    /// <summary>Puts a part.</summary>
    /// <typeparam name="T">The part.</typeparam>
    public void SetPart<T>(T part) where T : class => _parts[typeof(T)] = part;

    /// <summary>The accounts by id.</summary>
    public ConcurrentDictionary<string, Account> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>The calls served so far, as CloudTrail records them.</summary>
    public TrailLog Trail { get; } = new();

    /// <summary>New ids, the same in every run that makes the same calls.</summary>
    public IdMaker Ids { get; } = new();

    /// <summary>Settings of accounts and Regions that belong to no resource: <c>ACCOUNT/REGION/name</c>.</summary>
    public ConcurrentDictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes with every change of a principal, policy or organisation, so that what was derived from them can be kept until then.</summary>
    public int IdentityVersion => Volatile.Read(ref _identityVersion);

    /// <summary>Resources of a type in one Region (<c>global</c> for global ones), oldest first.</summary>
    public IReadOnlyList<Resource> List(string account, string region, string type) =>
        _tables.TryGetValue((account, region, type), out var table) ? table.Sorted() : [];

    /// <summary>Resources of a type in all Regions of an account.</summary>
    public IEnumerable<Resource> ListEverywhere(string account, string type) =>
        _tables.Where(t => t.Key.Account == account && t.Key.Type == type).SelectMany(t => t.Value.Sorted()).OrderBy(r => r.Id, StringComparer.Ordinal);

    /// <summary>Every resource of an account.</summary>
    public IEnumerable<Resource> All(string account) =>
        _tables.Where(t => t.Key.Account == account).SelectMany(t => t.Value.Sorted());

    /// <summary>One resource; null when there is none.</summary>
    public Resource? Find(string account, string region, string type, string id) =>
        _tables.TryGetValue((account, region, type), out var table) ? table.Find(id) : null;

    /// <summary>The resource with an ARN; null when there is none.</summary>
    public Resource? FindByArn(string arn) => _byArn.GetValueOrDefault(arn);

    /// <summary>A resource of any account and Region by type and id, for names that are unique in all of AWS (buckets); null when there is none.</summary>
    public Resource? FindAnywhere(string type, string id)
    {
        foreach (var (key, table) in _tables)
        {
            if (key.Type == type && table.Find(id) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>Adds or replaces a resource.</summary>
    public void Put(Resource resource)
    {
        _tables.GetOrAdd((resource.Account, resource.Region, resource.Type), _ => new()).Put(resource);
        _byArn[resource.Arn] = resource;
        Changed(resource.Type);
    }

    /// <summary>Removes a resource; false when there was none.</summary>
    public bool Remove(Resource resource)
    {
        if (!_tables.TryGetValue((resource.Account, resource.Region, resource.Type), out var table) || !table.Remove(resource.Id))
            return false;
        _byArn.TryRemove(resource.Arn, out _);
        Changed(resource.Type);
        return true;
    }

    private void Changed(string type)
    {
        if (type.StartsWith("AWS::IAM::", StringComparison.Ordinal) || type.StartsWith("AWS::Organizations::", StringComparison.Ordinal))
            Interlocked.Increment(ref _identityVersion);
    }
}
