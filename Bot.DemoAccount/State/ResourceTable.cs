namespace Bot.DemoAccount.State;

/// <summary>Resources of one type in one Region; lists are kept sorted between changes, because reads are many and changes few.</summary>
internal sealed class ResourceTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Resource> _byId = new(StringComparer.Ordinal);
    private Resource[]? _sorted;

    public IReadOnlyList<Resource> Sorted()
    {
        lock (_gate)
            return _sorted ??= [.. _byId.Values.OrderBy(r => r.Created).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }

    public Resource? Find(string id)
    {
        lock (_gate)
            return _byId.GetValueOrDefault(id);
    }

    public void Put(Resource resource)
    {
        lock (_gate)
        {
            _byId[resource.Id] = resource;
            _sorted = null;
        }
    }

    public bool Remove(string id)
    {
        lock (_gate)
        {
            _sorted = null;
            return _byId.Remove(id);
        }
    }
}
