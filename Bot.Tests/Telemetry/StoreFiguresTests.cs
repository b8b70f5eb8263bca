using Bot.Conversations.Stores;
using Bot.Telemetry;
using Bot.Tests.Testing;

namespace Bot.Tests.Telemetry;

public sealed class StoreFiguresTests
{
    [Fact]
    public async Task Gauges_SayHowTheStoreStands()
    {
        var clock = new ManualClock();
        using var exporter = new PrometheusExporter();
        using var store = new MemoryTurnStore(clock);
        using var figures = new StoreFigures(store, clock);
        for (var i = 0; i < 3; i++)
            await store.AcceptAsync(new($"e{i}", $"c{i}", "w", "p", []), CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(90));
        await figures.RefreshAsync(CancellationToken.None);
        var text = exporter.Write();
        Assert.Contains("# TYPE wheelhouse_messages_waiting gauge\nwheelhouse_messages_waiting 3\n", text);
        Assert.Contains("wheelhouse_oldest_message_seconds 90\n", text);
        Assert.Contains("wheelhouse_dead_letters 0\n", text);
    }

    [Fact]
    public async Task Store_IsAskedAtMostEveryFewSeconds()
    {
        var clock = new ManualClock();
        using var exporter = new PrometheusExporter();
        using var store = new MemoryTurnStore(clock);
        using var figures = new StoreFigures(store, clock);
        await figures.RefreshAsync(CancellationToken.None);
        await store.AcceptAsync(new("e", "c", "w", "p", []), CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(4));
        await figures.RefreshAsync(CancellationToken.None);
        Assert.Contains("wheelhouse_messages_waiting 0\n", exporter.Write());
        clock.Advance(TimeSpan.FromSeconds(2));
        await figures.RefreshAsync(CancellationToken.None);
        Assert.Contains("wheelhouse_messages_waiting 1\n", exporter.Write());
    }

    [Fact]
    public void Gauge_IsNotShown_WhereNothingIsKnown()
    {
        using var exporter = new PrometheusExporter();
        using var store = new MemoryTurnStore(new ManualClock());
        using var figures = new StoreFigures(store, new ManualClock());
        Assert.DoesNotContain("wheelhouse_dead_letters 0", exporter.Write());
    }
}
