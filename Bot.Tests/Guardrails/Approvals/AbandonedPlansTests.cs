using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Tests.Guardrails.Approvals;

/// <summary>Executions that died and that nobody comes back to.</summary>
public sealed class AbandonedPlansTests
{
    private readonly Bench _bench = new();

    /// <summary>A process dies around its call; later another finds out what became of it, sends nothing again, and says so.</summary>
    [Theory]
    [InlineData(nameof(Mishap.DiesAfter), nameof(ApprovalState.Done), 1, "**Done: ")]
    [InlineData(nameof(Mishap.DiesBefore), nameof(ApprovalState.Failed), 0, "**Not done: ")]
    public async Task Outcome_IsLookedUp_AndTold_WhenItsProcessWasKilled(string mishap, string state, int effects, string told)
    {
        var id = await KillAsync(Bench.Stop, Enum.Parse<Mishap>(mishap));
        Assert.Equal(0, await SweepAsync());
        Assert.Empty(await _bench.ToldAsync());
        // Its own turn has had its chance.
        _bench.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(1, await SweepAsync());
        Assert.Equal(state, (await _bench.ReadAsync(id)).State.ToString());
        Assert.Equal(effects, _bench.Aws.Effects.Count);
        var notice = Assert.Single(await _bench.ToldAsync());
        Assert.StartsWith($"C1/1700.1: {told}", notice);
        Assert.Contains("Looked up", notice);
        Assert.Contains($"ada carry-out {state.ToLowerInvariant()}", _bench.Audit.Plans);
        Assert.Equal(0, await SweepAsync());
        Assert.Equal(effects, _bench.Aws.Effects.Count);
    }

    [Fact]
    public async Task Outcome_IsSaidToBeUnknown_WhereNobodyCanTell_AndNothingIsSentAgain()
    {
        var id = await KillAsync(new("ec2", "RebootInstances", new() { ["InstanceIds"] = new JsonArray("i-1") }, Bench.Account, "us-east-1"), Mishap.DiesAfter);
        _bench.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(1, await SweepAsync());
        Assert.Equal(ApprovalState.Unknown, (await _bench.ReadAsync(id)).State);
        Assert.Contains("**Not known whether all of it happened", Assert.Single(await _bench.ToldAsync()));
        Assert.Single(_bench.Aws.Effects);
    }

    [Fact]
    public async Task Plan_ThatWasApprovedAndNeverBegun_ExpiresUnsent_AndIsTold()
    {
        var id = await _bench.NewReplica().PlanAsync();
        // The process dies right after the last yes is stored.
        await Assert.ThrowsAsync<CrashException>(() => _bench.NewReplica(new FaultyRecords(_bench.Records) { DiesAt = 1, Kept = true }).ApproveAsync("bob", id));
        Assert.Equal(ApprovalState.Approved, (await _bench.ReadAsync(id)).State);
        Assert.Equal(0, await SweepAsync());
        _bench.Clock.Now += TimeSpan.FromMinutes(20);
        Assert.Equal(1, await SweepAsync());
        Assert.Equal(ApprovalState.Expired, (await _bench.ReadAsync(id)).State);
        Assert.Contains("expired", Assert.Single(await _bench.ToldAsync()));
        Assert.Empty(_bench.Aws.Effects);
    }

    [Fact]
    public async Task TwoReplicas_SweepingAtOnce_SendNothing_AndAgree()
    {
        var id = await KillAsync(Bench.Stop, Mishap.DiesAfter);
        _bench.Clock.Now += TimeSpan.FromMinutes(5);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(SweepAsync)));
        Assert.Equal(ApprovalState.Done, (await _bench.ReadAsync(id)).State);
        Assert.Single(_bench.Aws.Effects);
    }

    [Fact]
    public async Task Glass_IsToldToTheChannel_AndInTheAudit_BeforeAnythingIsSent()
    {
        var replica = _bench.NewReplica();
        var id = (await replica.AskAsync("carol", breakGlass: "the shop is down")).PlanId!;
        Assert.Empty(await _bench.ToldAsync());
        _bench.Aws.Mishap = _ => Mishap.DiesBefore;
        await Assert.ThrowsAsync<CrashException>(() => replica.ApproveAsync("carol", id));
        Assert.Empty(_bench.Aws.Effects);
        var notice = Assert.Single(await _bench.ToldAsync());
        // In the channel itself, not in the thread that asked.
        Assert.StartsWith("C1/: **carol breaks the glass**", notice);
        Assert.Contains("Reason: the shop is down", notice);
        Assert.Contains("carol break-glass begun", _bench.Audit.Plans);
    }

    [Fact]
    public async Task Audit_HasWhoAskedApprovedAndRejected_AndWhoMayNot()
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        await replica.ApproveAsync("dan", id);
        await replica.ApproveAsync("bob", id, "it is fine");
        await replica.RejectAsync("carol", await replica.PlanAsync("ada", [new("ec2", "StopInstances", new() { ["InstanceIds"] = new JsonArray("i-2") }, Bench.Account, "us-east-1")]));
        Assert.Equal(["ada propose waiting", "dan approve refused", "bob approve approved", "bob carry-out done", "ada propose waiting", "carol reject rejected"], _bench.Audit.Plans);
    }

    private async Task<string> KillAsync(SealedCall call, Mishap mishap)
    {
        var id = await _bench.NewReplica().PlanAsync(calls: [call]);
        _bench.Aws.Mishap = _ => mishap;
        await Assert.ThrowsAsync<CrashException>(() => _bench.NewReplica().ApproveAsync("bob", id));
        _bench.Aws.Mishap = _ => Mishap.None;
        return id;
    }

    private Task<int> SweepAsync() => _bench.NewReplica().Abandoned.SweepAsync(CancellationToken.None);
}
