using Bot.Conversations;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations;

public sealed class TurnThreadsTests
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(30);
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Beginning_Runs_WhenThoseBeforeItBlockTheirThreads()
    {
        using var threads = new TurnThreads(_clock);
        using var held = new ManualResetEventSlim();
        var blocked = 0;
        var allBlocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = Math.Max(2, Environment.ProcessorCount);
        for (var i = 0; i < count; i++)
        {
            threads.Start(() =>
            {
                if (Interlocked.Increment(ref blocked) == count)
                    allBlocked.SetResult();
                held.Wait(Generous);
                return Task.CompletedTask;
            });
        }
        await allBlocked.Task.WaitAsync(Generous, TestContext.Current.CancellationToken);
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        threads.Start(() =>
        {
            ran.SetResult();
            return Task.CompletedTask;
        });
        Assert.False(ran.Task.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await ran.Task.WaitAsync(Generous, TestContext.Current.CancellationToken);
        held.Set();
    }

    [Fact]
    public async Task Beginnings_AllRun_WhenMoreAreThereThanThreads()
    {
        using var threads = new TurnThreads(_clock);
        var left = 1_000;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var i = 0; i < 1_000; i++)
        {
            threads.Start(() =>
            {
                if (Interlocked.Decrement(ref left) == 0)
                    all.SetResult();
                return Task.CompletedTask;
            });
        }
        await all.Task.WaitAsync(Generous, TestContext.Current.CancellationToken);
    }
}
