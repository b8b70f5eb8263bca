namespace Bot.Tests.Faults;

public sealed class KillTests
{
    [Fact]
    public async Task Messages_AreAnsweredOnceInOrder_WhenTheBotIsKilledUnderLoad()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"wheelhouse-kill-{Guid.NewGuid():N}");
        var (figures, ledger) = await KillRun.RunAsync(folder, rounds: 3, seed: 7, conversations: 8);
        Assert.True(figures.IsClean, $"{figures}; missing: {string.Join(' ', ledger.Missing())}; twice: {string.Join(' ', ledger.Twice())}");
        Assert.True(figures.Accepted > 10, figures.ToString());
    }
}
