using Bot.DemoAccount.Scenario.Signals;
using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Scenario;

/// <summary>What of the scenario is worked out only when it is asked for: kept as YAML, with the moment that its times are relative to.</summary>
internal sealed class ScenarioSource
{
    private readonly Dictionary<(string Type, string Account, string Region, string Id), Draft> _drafts = [];

    public ScenarioTime Time { get; init; } = new(DateTimeOffset.UnixEpoch);
    public DraftIndex Index { get; init; } = new();
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<MapReading> Roots { get; init; } = [];

    public void Keep()
    {
        foreach (var draft in Index.All) _drafts[(draft.Defaults.Type, draft.Account, draft.Region, draft.Id)] = draft;
    }

    /// <summary>What fills placeholders for a resource, also for one that came to be after the start.</summary>
    public (Draft Draft, Expansion Expansion)? For(Resource resource, List<ScenarioFault> faults)
    {
        if (!_drafts.TryGetValue((resource.Type, resource.Account, resource.Region, resource.Id), out var draft))
        {
            if (TypeDefaultsCatalog.Default.Find(resource.Type) is not { } defaults) return null;
            draft = new Draft { Defaults = defaults, Entry = new YamlMap("", 0, []), Path = "", Account = resource.Account, Region = resource.Region, Index = 0 };
            (draft.Name, draft.Id, draft.Arn, draft.Created) = (resource.Id, resource.Id, resource.Arn, resource.Created);
        }
        draft.Document ??= resource.Document;
        return (draft, new Expansion(draft, Index, Time, Aliases, faults));
    }
}
