using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario.Yaml;

namespace Bot.DemoAccount.Scenario;

/// <summary>A resource whose identity is settled and whose documents are still YAML: references need every identity first.</summary>
internal sealed class Draft
{
    public required TypeDefaults Defaults { get; init; }
    public required YamlMap Entry { get; init; }
    public required string Path { get; init; }
    public required string Account { get; init; }
    public required string Region { get; init; }
    public required int Index { get; init; }
    public YamlNode? Item { get; init; }
    /// <summary>The resource that this one came with.</summary>
    public Draft? Parent { get; init; }
    public string Name { get; set; } = "";
    public string Id { get; set; } = "";
    public string Arn { get; set; } = "";
    public DateTimeOffset Created { get; set; }
    public YamlMap? GroupTags { get; init; }
    public YamlMap? GroupVars { get; init; }
    public JsonObject? Document { get; set; }
    /// <summary>Seed of everything made up for it.</summary>
    public ulong Seed => SeededHash.Of($"{Defaults.Type}/{Account}/{Region}/{Name}/{Index}");
}

/// <summary>All drafts, found by type and name or id.</summary>
internal sealed class DraftIndex
{
    private readonly Dictionary<(string Type, string Key), List<Draft>> _found = [];

    private readonly Dictionary<(Draft, string), string> _hosts = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public List<Draft> All { get; } = [];

    /// <summary>A free address of a subnet, always the same one for the same resource.</summary>
    public string? Host(Draft draft, string cidr)
    {
        if (_hosts.TryGetValue((draft, cidr), out var known)) return known;
        if (!System.Net.IPNetwork.TryParse(cidr, out var network) || network.BaseAddress.GetAddressBytes() is not { Length: 4 } bytes) return null;
        var start = (uint)(bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]);
        var size = 1UL << (32 - network.PrefixLength);
        if (size < 16) return null;
        for (var at = draft.Seed; ; at++)
        {
            // AWS keeps the first four addresses and the last one of a subnet.
            var address = start + 4 + (uint)(at % (size - 5));
            var text = $"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}";
            if (_taken.Add(draft.Account + draft.Region + text)) return _hosts[(draft, cidr)] = text;
        }
    }

    public void Add(Draft draft)
    {
        All.Add(draft);
        Enter(draft.Name, draft);
        if (draft.Id != draft.Name) Enter(draft.Id, draft);
    }

    /// <summary>The nearest one: same Region, then global, then the same account, then any.</summary>
    public Draft? Find(string type, string key, string account, string region)
    {
        if (!_found.TryGetValue((type, key), out var drafts)) return null;
        Draft? best = null;
        var score = -1;
        foreach (var draft in drafts)
        {
            var s = (draft.Account == account ? 4 : 0) + (draft.Region == region ? 2 : draft.Region == "global" ? 1 : 0);
            if (s > score) (best, score) = (draft, s);
        }
        return best;
    }

    private void Enter(string key, Draft draft)
    {
        if (!_found.TryGetValue((draft.Defaults.Type, key), out var list)) _found[(draft.Defaults.Type, key)] = list = [];
        list.Add(draft);
    }
}
