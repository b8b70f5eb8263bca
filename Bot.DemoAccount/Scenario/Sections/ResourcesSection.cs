using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Scenario.Sections;

/// <summary><c>resources:</c>: groups of entries by type, to resources with complete documents.</summary>
internal sealed class ResourcesSection(World world, ScenarioTime time, List<ScenarioFault> faults)
{
    private static readonly string[] EntryKeys = ["account", "region", "id", "name", "arn", "created", "tags", "vars", "document", "facets", "metrics", "log", "count", "each"];
    private readonly Dictionary<string, string> _aliases = world.Accounts.Values.ToDictionary(a => a.Id, a => a.Alias, StringComparer.Ordinal);
    private readonly HashSet<(string, string, string, string)> _seen = [];

    public DraftIndex Index { get; } = new();

    /// <summary>First every identity, then every document, since documents refer to each other.</summary>
    public void Read(IReadOnlyList<MapReading> roots)
    {
        foreach (var root in roots)
            foreach (var group in root.Maps("resources"))
                Group(group);
    }

    public void Expand()
    {
        Groups();
        var policies = Index.All.Where(d => d.Defaults.Type == "AWS::IAM::ManagedPolicy").Select(d => d.Arn).ToHashSet(StringComparer.Ordinal);
        foreach (var draft in Index.All)
        {
            var resource = Resource(draft);
            IamShapes.Apply(resource, policies);
            world.Put(resource);
        }
    }

    /// <summary>A log group that only what writes into it names is there too.</summary>
    private void Groups()
    {
        var defaults = TypeDefaultsCatalog.Default.Find("AWS::Logs::LogGroup")!;
        foreach (var draft in Index.All.Where(d => d.Defaults.Type != defaults.Type && d.Region != "global" && (d.Entry.Get("log") as YamlMap)?.Get("group") is YamlScalar).ToList())
        {
            var group = (YamlScalar)((YamlMap)draft.Entry.Get("log")!).Get("group")!;
            var name = For(draft).Text(group.Text, group);
            if (_seen.Contains((defaults.Type, draft.Account, draft.Region, name)))
                continue;
            var entry = new YamlMap(group.File, group.Line, [KeyValuePair.Create("name", (YamlNode)(group with { Text = name, Quoted = true })), KeyValuePair.Create("created", (YamlNode)new YamlScalar(group.File, group.Line, "-300d", true))]);
            Identify(new MapReading(entry, draft.Path + ".log", faults), new Draft { Defaults = defaults, Entry = entry, Path = draft.Path + ".log", Account = draft.Account, Region = draft.Region, Index = 0, GroupTags = draft.GroupTags });
        }
    }

    /// <summary>The account that an id or alias stands for.</summary>
    public string? AccountOf(string? text) =>
        text is null ? null : world.Accounts.ContainsKey(text) ? text : _aliases.FirstOrDefault(a => a.Value == text).Key;

    private void Group(MapReading group)
    {
        var account = group.Text("account");
        var regions = group.Texts("region");
        var tags = group.MapAt("tags");
        var vars = group.MapAt("vars");
        foreach (var (type, list) in group.Map.Entries)
        {
            if (!type.Contains("::")) continue;
            var entries = group.Node(type) is YamlList ? group.Maps(type) : [];
            if (list is not YamlList) group.Fault(type, "a list of resources is expected");
            var defaults = TypeDefaultsCatalog.Default.Find(type);
            foreach (var entry in entries)
            {
                if (defaults is null) { entry.Fault(entry.Map.Line, entry.Path, $"the type {type} is not known here; the known ones are the keys of Bot.DemoAccount/Scenario/Defaults/*.yaml{Near(type)}"); break; }
                Entry(entry, defaults, account, regions, tags, vars);
            }
        }
        group.Done();
    }

    /// <summary>The known types of the same service, for who mistyped one.</summary>
    private static string Near(string type)
    {
        var service = type[..(type.LastIndexOf("::", StringComparison.Ordinal) + 2)];
        var near = TypeDefaultsCatalog.Default.All.Select(t => t.Type).Where(t => t.StartsWith(service, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        return near.Count == 0 ? "" : $", of this service {string.Join(", ", near)}";
    }

    private void Entry(MapReading entry, TypeDefaults defaults, string? groupAccount, IReadOnlyList<string> groupRegions, YamlMap? tags, YamlMap? vars)
    {
        foreach (var (key, value) in entry.Map.Entries)
            if (!char.IsAsciiLetterUpper(key[0]) && !EntryKeys.Contains(key))
                entry.Fault(value.Line, entry.Inner(key), $"unknown key; fields of the document start with a capital letter or stand under 'document:'; known here: {string.Join(", ", EntryKeys)}");
        var given = entry.Text("account") ?? groupAccount;
        if (AccountOf(given) is not { } account) { entry.Fault("account", given is null ? "is missing, here or in the group" : $"there is no account '{given}'"); return; }
        var items = entry.Has("each") ? entry.List("each") : null;
        var count = items?.Count ?? (int)entry.Number("count", 1);
        if (count is < 1 or > 5000) { entry.Fault(items is null ? "count" : "each", "from 1 to 5000 are possible"); return; }
        foreach (var region in Regions(entry, defaults, world.Accounts[account], groupRegions))
            for (var i = 0; i < count; i++)
                Identify(entry, new Draft
                {
                    Defaults = defaults,
                    Entry = entry.Map,
                    Path = entry.Path,
                    Account = account,
                    Region = region,
                    Index = i,
                    Item = items?[i],
                    GroupTags = tags,
                    GroupVars = vars,
                });
    }

    /// <summary>Where an entry lives: its own Region or list of Regions, else the group's; <c>all</c> means every enabled one.</summary>
    private static IEnumerable<string> Regions(MapReading entry, TypeDefaults defaults, Account account, IReadOnlyList<string> groupRegions)
    {
        if (defaults.Global) { yield return "global"; yield break; }
        var regions = entry.Has("region") ? entry.Texts("region") : groupRegions;
        if (regions is ["all"]) regions = account.Regions;
        if (regions.Count == 0) entry.Fault("region", "is missing, here or in the group");
        foreach (var region in regions)
        {
            if (account.Regions.Contains(region)) yield return region;
            else entry.Fault("region", region == "global" ? $"{defaults.Type} lives in a Region" : $"'{region}' is not enabled in {account.Id}");
        }
    }

    private void Identify(MapReading entry, Draft draft)
    {
        var expansion = For(draft);
        draft.Name = entry.Text("name") is { } name ? expansion.Text(name, entry.Map.Get("name")!) : "";
        if (entry.Text("id") is { } id) draft.Id = expansion.Text(id, entry.Map.Get("id")!);
        else if (draft.Defaults.Id is { } standard) draft.Id = expansion.Text(standard, draft.Entry);
        else draft.Id = draft.Name;
        if (draft.Id.Length == 0) { entry.Fault(entry.Map.Line, entry.Path, "'name' or 'id' is needed"); return; }
        if (draft.Name.Length == 0) draft.Name = draft.Id;
        var born = entry.Text("created") is { } at ? expansion.Text(at, entry.Map.Get("created")!) : draft.Defaults.Created ?? $"-{100 + (int)(draft.Seed % 500)}d{draft.Seed % 86000}s";
        if (!time.TryParse(born, out var created, out var why)) { entry.Fault("created", why); return; }
        draft.Created = created;
        draft.Arn = expansion.Text(entry.Text("arn") ?? draft.Defaults.Arn ?? "{id}", draft.Entry);
        if (!_seen.Add((draft.Defaults.Type, draft.Account, draft.Region, draft.Id)))
        {
            entry.Fault(entry.Map.Line, entry.Path, $"{draft.Defaults.Type} '{draft.Id}' is stated twice in {draft.Account}/{draft.Region}");
            return;
        }
        Index.Add(draft);
        for (var i = 0; i < (draft.Defaults.Companions?.Items.Count ?? 0); i++) Companion(draft, i);
    }

    /// <summary>A companion is an entry of the defaults' file, expanded beside its parent with the parent's tags.</summary>
    private void Companion(Draft parent, int i)
    {
        var entry = new MapReading((YamlMap)parent.Defaults.Companions!.Items[i], $"{parent.Defaults.Type}.companions[{i}]", faults);
        var type = entry.Required("type");
        if (TypeDefaultsCatalog.Default.Find(type) is not { } defaults) { entry.Fault("type", $"the type {type} is not known"); return; }
        Identify(entry, new Draft
        {
            Defaults = defaults,
            Entry = entry.Map,
            Path = entry.Path,
            Account = parent.Account,
            Region = defaults.Global ? "global" : parent.Region,
            Index = 0,
            Parent = parent,
            GroupTags = parent.GroupTags,
            GroupVars = null,
        });
    }

    private Resource Resource(Draft draft)
    {
        var expansion = For(draft);
        var document = expansion.Merge(draft.Defaults.Document, OwnDocument(draft.Entry)) as JsonObject ?? [];
        draft.Document = document;
        var resource = new Resource
        {
            Type = draft.Defaults.Type,
            Account = draft.Account,
            Region = draft.Region,
            Id = draft.Id,
            Arn = draft.Arn,
            Created = draft.Created,
            Document = document,
        };
        if (expansion.Merge(draft.Defaults.Facets, draft.Entry.Get("facets")) is JsonObject facets)
            foreach (var name in facets.Select(f => f.Key).ToList())
            {
                var facet = facets[name];
                facets.Remove(name);
                if (facet is not null) resource.Facets[name] = facet;
            }
        if (draft.Defaults.NameTag && draft.Name != draft.Id) resource.Tags["Name"] = draft.Name;
        Tags(draft.GroupTags, expansion, resource);
        Tags(draft.Entry.Get("tags") as YamlMap, expansion, resource);
        return resource;
    }

    /// <summary>Tags of the group, then the entry's; null removes one, <c>tags: none</c> all.</summary>
    private static void Tags(YamlMap? tags, Expansion expansion, Resource resource)
    {
        foreach (var (key, value) in tags?.Entries ?? [])
        {
            if (value is not YamlScalar scalar) continue;
            if (key == "none" && scalar.Text == "true") resource.Tags.Clear();
            else if (scalar.IsNull) resource.Tags.Remove(key);
            else resource.Tags[key] = expansion.Text(scalar.Text, scalar);
        }
    }

    private static YamlMap OwnDocument(YamlMap entry)
    {
        var own = new List<KeyValuePair<string, YamlNode>>();
        if (entry.Get("document") is YamlMap document) own.AddRange(document.Entries);
        foreach (var pair in entry.Entries)
            if (char.IsAsciiLetterUpper(pair.Key[0])) own.Add(pair);
        return new YamlMap(entry.File, entry.Line, own);
    }

    public Expansion For(Draft draft) => new(draft, Index, time, _aliases, faults);
}
