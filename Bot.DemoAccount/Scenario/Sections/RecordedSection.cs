using Bot.DemoAccount.Scenario.Recorded;
using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Scenario.Sections;

/// <summary><c>recorded</c>: answers of a real account, with the time they were given.</summary>
internal static class RecordedSection
{
    public static void Read(IReadOnlyList<MapReading> roots, World world, ScenarioTime time)
    {
        foreach (var root in roots)
        {
            if (root.Open("recorded") is not { } section)
                continue;
            var calls = section.Texts("calls");
            if (section.Instant("at", time) is not { } at)
                section.Fault("at", "is missing; write when it was recorded, such as \"2026-11-20T12:00:00Z\"");
            else
                world.Part<RecordedAnswers>().Read(calls, at, time.Now, (i, why) => section.Fault("calls", $"entry {i + 1} {why}"));
            section.Done();
        }
    }
}
