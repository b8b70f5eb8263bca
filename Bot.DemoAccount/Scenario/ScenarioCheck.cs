using Bot.DemoAccount.Services.Insight.Costs;
using Bot.DemoAccount.Services.Insight.Graph;
using Bot.DemoAccount.Services.Insight.Logs;
using Bot.DemoAccount.Services.Insight.Metrics;
using Bot.DemoAccount.Services.Insight.Trails;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Scenario;

/// <summary>Reads what is otherwise worked out only when asked for, so that a bad file is refused at once and whole.</summary>
internal static class ScenarioCheck
{
    public static void All(World world, List<ScenarioFault> faults)
    {
        foreach (var account in world.Accounts.Keys)
            foreach (var resource in world.All(account))
            {
                MetricBook.Build(world.Part<ScenarioSource>(), resource, faults);
                LogBook.Build(world, resource, new(StringComparer.Ordinal), faults);
            }
        TrailBook.Read(world, faults);
        CallGraph.Read(world, faults);
        LedgerReader.Read(world, faults);
    }
}
