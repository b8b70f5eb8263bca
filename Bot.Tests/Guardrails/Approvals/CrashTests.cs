using Bot.Guardrails;
using Bot.Guardrails.Approvals;
using System.Text.Json.Nodes;

namespace Bot.Tests.Guardrails.Approvals;

/// <summary>Processes that die at every point of a plan's way: what was sent is never sent again.</summary>
public sealed class CrashTests
{
    private static readonly SealedCall[] s_two =
    [
        Bench.Stop,
        new("ec2", "StopInstances", new() { ["InstanceIds"] = new JsonArray("i-2") }, Bench.Account, "us-east-1"),
    ];

    /// <summary>A process that dies at any of its writes, before or after the write is kept; its turn is then run again by another.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Crash_AtAnyWrite_LeavesEachCallSentAtMostOnce(bool kept)
    {
        for (var at = 1; ; at++)
        {
            var bench = new Bench();
            var id = await bench.NewReplica().PlanAsync(calls: s_two);
            var dying = new FaultyRecords(bench.Records) { DiesAt = at, Kept = kept };
            var press = bench.NewMessageId();
            try
            {
                await bench.NewReplica(dying).ApproveAsync("bob", id, messageId: press);
                Assert.True(at > 6, $"a run writes more often than {at} times");
                return;
            }
            catch (CrashException)
            {
                await bench.NewReplica().ApproveAsync("bob", id, messageId: press);
            }
            var end = await bench.ReadAsync(id);
            Assert.True(end.IsOver, $"write {at}: {end.State}");
            Assert.Equal(bench.Aws.Effects.Distinct(), bench.Aws.Effects);
            // What is told is what happened.
            Assert.Equal(end.Run!.Calls.Count(c => c.State == CallState.Done), bench.Aws.Effects.Count);
            if (kept || end.State == ApprovalState.Done)
                continue;
            Assert.Equal(ApprovalState.Failed, end.State);
        }
    }

    [Theory]
    [InlineData(nameof(Mishap.DiesBefore), nameof(ApprovalState.Failed), 0)]
    [InlineData(nameof(Mishap.DiesAfter), nameof(ApprovalState.Done), 1)]
    public async Task Crash_AroundTheCall_IsLookedUp_NotRepeated(string mishap, string state, int effects)
    {
        var bench = new Bench();
        var replica = bench.NewReplica();
        var id = await replica.PlanAsync();
        bench.Aws.Mishap = _ => Enum.Parse<Mishap>(mishap);
        var press = bench.NewMessageId();
        await Assert.ThrowsAsync<CrashException>(() => replica.ApproveAsync("bob", id, messageId: press));
        bench.Aws.Mishap = _ => Mishap.None;
        var answer = await bench.NewReplica().ApproveAsync("bob", id, messageId: press);
        Assert.Equal(state, (await bench.ReadAsync(id)).State.ToString());
        Assert.Equal(effects, bench.Aws.Effects.Count);
        Assert.Contains("Looked up", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crash_IsTakenOverByAnybody_OnlyOnceNobodyHoldsThePlan()
    {
        var bench = new Bench();
        var id = await bench.NewReplica().PlanAsync();
        bench.Aws.Mishap = _ => Mishap.DiesAfter;
        await Assert.ThrowsAsync<CrashException>(() => bench.NewReplica().ApproveAsync("bob", id));
        bench.Aws.Mishap = _ => Mishap.None;
        Assert.Contains("being carried out", (await bench.NewReplica().ApproveAsync("carol", id)).Text, StringComparison.Ordinal);
        bench.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Contains("**Done", (await bench.NewReplica().ApproveAsync("carol", id)).Text, StringComparison.Ordinal);
        Assert.Single(bench.Aws.Effects);
    }

    [Fact]
    public async Task Rest_IsNotSent_WhenThePlanExpiredMeanwhile()
    {
        var bench = new Bench();
        var id = await bench.NewReplica().PlanAsync(calls: s_two);
        bench.Aws.Mishap = _ => Mishap.DiesAfter;
        await Assert.ThrowsAsync<CrashException>(() => bench.NewReplica().ApproveAsync("bob", id));
        bench.Aws.Mishap = _ => Mishap.None;
        bench.Clock.Now += TimeSpan.FromHours(1);
        var answer = await bench.NewReplica().ApproveAsync("bob", id);
        Assert.Contains("Only 1 of 2 calls were done", answer.Text, StringComparison.Ordinal);
        Assert.Single(bench.Aws.Effects);
        Assert.Equal("running", bench.Aws["i-2"]);
    }

    [Theory]
    [InlineData(nameof(Mishap.AnswerLost), nameof(ApprovalState.Done), 2)]
    [InlineData(nameof(Mishap.NeverArrived), nameof(ApprovalState.Failed), 0)]
    [InlineData(nameof(Mishap.Refused), nameof(ApprovalState.Failed), 0)]
    public async Task Failure_OfTheFirstCall_SaysWhatWasDoneAndWhatWasNot(string mishap, string state, int effects)
    {
        var bench = new Bench();
        var replica = bench.NewReplica();
        var id = await replica.PlanAsync(calls: s_two);
        var mishaps = new Queue<Mishap>([Enum.Parse<Mishap>(mishap)]);
        bench.Aws.Mishap = _ => mishaps.TryDequeue(out var next) ? next : Mishap.None;
        var answer = await replica.ApproveAsync("bob", id);
        Assert.Equal(state, (await bench.ReadAsync(id)).State.ToString());
        Assert.Equal(effects, bench.Aws.Effects.Count);
        if (effects == 0)
            Assert.Contains("Nothing was changed", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reboot_WhoseAnswerIsLost_StaysUnknown_AndIsNeverSentAgain()
    {
        var bench = new Bench();
        var replica = bench.NewReplica();
        var id = await replica.PlanAsync(calls: [new("ec2", "RebootInstances", new() { ["InstanceIds"] = new JsonArray("i-1") }, Bench.Account, "us-east-1")]);
        bench.Aws.Mishap = _ => Mishap.AnswerLost;
        var answer = await replica.ApproveAsync("bob", id);
        Assert.StartsWith("**Not known", answer.Text, StringComparison.Ordinal);
        await replica.ApproveAsync("bob", id);
        Assert.Single(bench.Aws.Effects);
    }

    [Fact]
    public async Task TwoApprovers_PressingAtOnce_RunItOnce()
    {
        for (var round = 0; round < 50; round++)
        {
            var bench = new Bench();
            var id = await bench.NewReplica().PlanAsync();
            bench.Aws.Pause = async () => await Task.Yield();
            using var start = new Barrier(3);
            var presses = new[] { "bob", "carol", "sue" }.Select(person => Task.Run(async () =>
            {
                start.SignalAndWait(CancellationToken.None);
                return await bench.NewReplica().ApproveAsync(person, id);
            }));
            await Task.WhenAll(presses);
            Assert.Single(bench.Aws.Effects);
        }
    }
}
