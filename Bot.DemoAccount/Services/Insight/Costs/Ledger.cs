using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>The cost ledger: every day of every line of the last fourteen months. Made when first asked for; then the one truth about money.</summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private LedgerReading? _read;

    public IReadOnlyList<CostRecord> Records(World world) => Reading(world).Records;

    /// <summary>The first day after the last one recorded: today's costs are still coming in.</summary>
    public DateOnly End(World world) => Reading(world).End;

    public LedgerReading Reading(World world)
    {
        lock (_gate)
        {
            if (_read is not null) return _read;
            var faults = new List<ScenarioFault>();
            var read = LedgerReader.Read(world, faults);
            return faults.Count == 0 ? _read = read : throw new ScenarioException(faults);
        }
    }
}

/// <summary>What the ledger's reader made of a scenario.</summary>
internal sealed record LedgerReading(IReadOnlyList<CostRecord> Records, DateOnly Start, DateOnly End, IReadOnlyList<CostCategory> Categories, IReadOnlySet<string> TagKeys);

/// <summary>A cost category: its rules in order, and the value of what none of them takes.</summary>
internal sealed record CostCategory(string Name, string Default, IReadOnlyList<(string Value, Func<CostLine, bool> Takes)> Rules)
{
    public string Of(CostLine line)
    {
        foreach (var (value, takes) in Rules)
            if (takes(line)) return value;
        return Default;
    }
}
