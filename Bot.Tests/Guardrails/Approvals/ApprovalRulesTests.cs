using System.Collections.Immutable;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;
using Bot.Identity;

namespace Bot.Tests.Guardrails.Approvals;

/// <summary>Who may say yes, to what, where and when.</summary>
public sealed class ApprovalRulesTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Approval_OfAnApprover_CarriesThePlanOutOnce_AsTheAsker()
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        Assert.Empty(_bench.Aws.Effects);
        var answer = await replica.ApproveAsync("bob", id, "the load test is over");
        Assert.StartsWith("**Done: Stop EC2 instance `name-i-1`**", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Ran as ada's role `admin`", answer.Text, StringComparison.Ordinal);
        Assert.Contains("approved by bob: the load test is over", answer.Text, StringComparison.Ordinal);
        Assert.Single(_bench.Aws.Effects);
        Assert.Equal("stopped", _bench.Aws["i-1"]);
        Assert.Equal($"undo {id}", Assert.Single(answer.Offers).Message);
    }

    [Fact]
    public async Task Approval_IsGoodOnce_WhoeverRepeatsIt()
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        await replica.ApproveAsync("bob", id);
        _bench.Aws["i-1"] = "running";
        foreach (var person in new[] { "bob", "carol", "sue", "ada" })
            Assert.Contains("good once", (await replica.ApproveAsync(person, id)).Text, StringComparison.Ordinal);
        Assert.Single(_bench.Aws.Effects);
    }

    [Theory]
    [InlineData("dan", "you (dan) are not among them")]
    [InlineData("ada", "you (ada) are not among them")]
    public async Task Approval_DoesNotCount_OfWhoMayNot(string person, string said)
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        var answer = await replica.ApproveAsync(person, id);
        Assert.Equal("approval", answer.Refused?.By);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.Equal(ApprovalState.Pending, (await _bench.ReadAsync(id)).State);
        Assert.Empty(_bench.Aws.Effects);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task OwnApproval_Counts_OnlyWhereTheChannelAllowsIt(bool own, bool done)
    {
        _bench.Channel = _bench.Channel with { OwnApproval = own };
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync("bob");
        await replica.ApproveAsync("bob", id);
        Assert.Equal(done ? 1 : 0, _bench.Aws.Effects.Count);
    }

    [Fact]
    public async Task OwnApproval_NeedsAnApprover_EvenWhereAllowed()
    {
        _bench.Channel = _bench.Channel with { OwnApproval = true };
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync("ada");
        Assert.NotNull((await replica.ApproveAsync("ada", id)).Refused);
        Assert.Empty(_bench.Aws.Effects);
    }

    [Fact]
    public async Task Group_MayApprove_WhenItIsListed()
    {
        var replica = _bench.NewReplica();
        Assert.False((await replica.ApproveAsync("sue", await replica.PlanAsync())).Failed);
        Assert.Single(_bench.Aws.Effects);
    }

    [Fact]
    public async Task TwoPeople_MustApprove_WhereTheRuleSaysSo_AndNoOneTwice()
    {
        _bench.Channel = _bench.Channel with { ApprovalRules = [new(["ec2:Stop*"], ["Environment=prod*"], 1, 2)] };
        var replica = _bench.NewReplica();
        var asked = await replica.AskAsync("ada");
        Assert.Contains("0 of 2 given", asked.Text, StringComparison.Ordinal);
        Assert.Contains("ec2:StopInstances, name-i-1 has Environment=production", asked.Text, StringComparison.Ordinal);
        var id = asked.PlanId!;
        Assert.Contains("1 more approval needed", (await replica.ApproveAsync("bob", id)).Text, StringComparison.Ordinal);
        Assert.Contains("approved plan", (await replica.ApproveAsync("bob", id)).Text, StringComparison.Ordinal);
        Assert.Empty(_bench.Aws.Effects);
        await replica.ApproveAsync("carol", id);
        Assert.Single(_bench.Aws.Effects);
    }

    [Theory]
    [InlineData("C2", "T1")]
    [InlineData("C1", "T2")]
    public async Task Approval_FromAnotherPlace_FindsNoPlan(string channel, string workspace)
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        var elsewhere = Bench.Ops with { Channel = channel, Workspace = workspace };
        Assert.Contains("no plan", (await replica.ApproveAsync("bob", id, place: elsewhere)).Text, StringComparison.Ordinal);
        Assert.Contains("no plan", (await replica.RejectAsync("bob", id, place: elsewhere)).Text, StringComparison.Ordinal);
        Assert.Empty(_bench.Aws.Effects);
        await replica.ApproveAsync("bob", id, place: Bench.Ops with { Thread = "another" });
        Assert.Single(_bench.Aws.Effects);
    }

    [Theory]
    [InlineData(14.9, 1)]
    [InlineData(15, 0)]
    [InlineData(600, 0)]
    public async Task Plan_Expires_AfterFifteenMinutes(double minutes, int effects)
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        _bench.Clock.Now += TimeSpan.FromMinutes(minutes);
        await replica.ApproveAsync("bob", id);
        Assert.Equal(effects, _bench.Aws.Effects.Count);
        Assert.Equal(effects == 1 ? ApprovalState.Done : ApprovalState.Expired, (await _bench.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Plan_IsVoid_WhenTheDirectoryChanged()
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        _bench.DirectoryVersion = "v2";
        Assert.Contains("directory changed", (await replica.ApproveAsync("bob", id)).Text, StringComparison.Ordinal);
        Assert.Equal(ApprovalState.Void, (await _bench.ReadAsync(id)).State);
        _bench.DirectoryVersion = "v1";
        await replica.ApproveAsync("bob", id);
        Assert.Empty(_bench.Aws.Effects);
    }

    [Fact]
    public async Task Plan_IsVoid_WhenTheAskersRoleChanged()
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        _bench.Roles["ada"] = _bench.Roles["dan"];
        Assert.Contains("role of ada changed", (await replica.ApproveAsync("bob", id)).Text, StringComparison.Ordinal);
        Assert.Empty(_bench.Aws.Effects);
    }

    [Fact]
    public async Task Plan_IsVoid_WhenTheAskerIsGone()
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        _bench.Roles.Remove("ada");
        Assert.Contains("may no longer ask", (await replica.ApproveAsync("bob", id)).Text, StringComparison.Ordinal);
        Assert.Empty(_bench.Aws.Effects);
    }

    [Fact]
    public async Task Plan_EditedInTheStore_IsVoid()
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        var store = new ApprovalStore(_bench.Records);
        var held = (await store.GetAsync(Bench.Ops, id, CancellationToken.None))!;
        var call = held.Approval.Plan.Calls[0] with { Call = new("ec2", "StopInstances", new() { ["InstanceIds"] = new System.Text.Json.Nodes.JsonArray("i-2") }, Bench.Account, "us-east-1") };
        Assert.NotNull(await store.ReplaceAsync(held, held.Approval with { Plan = held.Approval.Plan with { Calls = [call] } }, CancellationToken.None));
        Assert.Contains("not what was sealed", (await replica.ApproveAsync("bob", id)).Text, StringComparison.Ordinal);
        Assert.Empty(_bench.Aws.Effects);
    }

    [Fact]
    public async Task Rejection_EndsThePlan_AndTheAskerMayWithdraw()
    {
        var replica = _bench.NewReplica();
        var first = await replica.PlanAsync();
        Assert.Contains("Rejected by carol: not now", (await replica.RejectAsync("carol", first, "not now")).Text, StringComparison.Ordinal);
        await replica.ApproveAsync("bob", first);
        var second = await replica.PlanAsync();
        Assert.NotNull((await replica.RejectAsync("dan", second)).Refused);
        Assert.Contains("Withdrawn by ada", (await replica.RejectAsync("ada", second)).Text, StringComparison.Ordinal);
        await replica.ApproveAsync("bob", second);
        Assert.Empty(_bench.Aws.Effects);
    }

    [Theory]
    [InlineData(nameof(ChannelMode.ReadOnly))]
    [InlineData(nameof(ChannelMode.KnowledgeOnly))]
    public async Task Channel_ThatIsNotFull_ApprovesNothing(string mode)
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        _bench.Channel = _bench.Channel with { Mode = Enum.Parse<ChannelMode>(mode) };
        Assert.NotNull((await replica.ApproveAsync("bob", id)).Refused);
        Assert.Empty(_bench.Aws.Effects);
    }

    [Fact]
    public async Task BreakGlass_RunsWithoutASecondPerson_ForAdmins_WithAReason_ToldToAll()
    {
        var replica = _bench.NewReplica();
        Assert.Contains("may not break the glass", (await replica.AskAsync("ada", breakGlass: "the shop is down")).Text, StringComparison.Ordinal);
        Assert.Contains("needs a reason", (await replica.AskAsync("carol", breakGlass: "now")).Text, StringComparison.Ordinal);
        var id = (await replica.AskAsync("carol", breakGlass: "the shop is down")).PlanId!;
        Assert.NotNull((await replica.ApproveAsync("bob", id)).Refused);
        Assert.Empty(_bench.Aws.Effects);
        var done = await replica.ApproveAsync("carol", id);
        Assert.Contains("the glass was broken** by carol", done.Text, StringComparison.Ordinal);
        Assert.Single(_bench.Aws.Effects);
    }

    [Fact]
    public async Task BreakGlass_NeverPassesAHardBlock()
    {
        var replica = _bench.NewReplica();
        SealedCall[] call = [new("iam", "DeleteRole", new() { ["RoleName"] = "x" }, Bench.Account, "us-east-1")];
        var answer = await replica.AskAsync("carol", call, breakGlass: "the shop is down");
        Assert.Equal("hard-block", answer.Refused?.By);
        Assert.Null(answer.PlanId);
    }

    [Fact]
    public async Task Undo_IsAPlanOfItsOwn_ToBeApprovedAgain()
    {
        var replica = _bench.NewReplica();
        var id = await replica.PlanAsync();
        await replica.ApproveAsync("bob", id);
        var undo = await replica.UndoAsync("ada", id);
        Assert.Contains("ec2:StartInstances {\"InstanceIds\":[\"i-1\"]}", undo.Text, StringComparison.Ordinal);
        Assert.Equal("stopped", _bench.Aws["i-1"]);
        Assert.NotNull((await replica.ApproveAsync("ada", undo.PlanId!)).Refused);
        await replica.ApproveAsync("bob", undo.PlanId!);
        Assert.Equal("running", _bench.Aws["i-1"]);
    }

    [Fact]
    public async Task Secret_IsNotTakenIntoAPlan()
    {
        SealedCall[] call = [new("rds", "ModifyDBInstance", new() { ["DBInstanceIdentifier"] = "x", ["MasterUserPassword"] = "hunter2hunter2" }, Bench.Account, "us-east-1")];
        var answer = await _bench.NewReplica().AskAsync("ada", call);
        Assert.Equal("secret", answer.Refused?.Reason);
        Assert.DoesNotContain("hunter2", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turn_ThatIsRunAgain_MakesNoSecondPlan()
    {
        var replica = _bench.NewReplica();
        var turn = await replica.TurnAsync("ada", "m-once");
        var first = await replica.Planner.PlanAsync(turn, [Bench.Stop], CancellationToken.None);
        var second = await replica.Planner.PlanAsync(turn, [Bench.Stop], CancellationToken.None);
        Assert.Equal(first.PlanId, second.PlanId);
        Assert.Single(await new ApprovalStore(_bench.Records).InChannelAsync(Bench.Ops, CancellationToken.None));
    }

    [Fact]
    public void Count_TakesTheStrictestRule_AndUnreadTagsCountAsAny()
    {
        PlannedCall[] calls = [new(Bench.Stop, "", [], "")];
        ImmutableArray<ApprovalRule> rules = [new([], ["env=prod"], 1, 2), new(["ec2:*"], [], 3, 3), new(["rds:*"], [], 1, 5)];
        static TouchedResource Tagged(string id, params string[]? tags) => new("x", id, id, "", tags?.ToImmutableArray());
        int Needed(params TouchedResource[] touched) => ApproverCount.Of(rules, [.. calls], [.. touched]).Needed;
        Assert.Equal(1, Needed(Tagged("a", "env=dev")));
        Assert.Equal(2, Needed(Tagged("a", "env=dev"), Tagged("b", "env=prod")));
        Assert.Equal(2, Needed(Tagged("a", null)));
        Assert.Equal(3, Needed(Tagged("a", "env=dev"), Tagged("b", "env=dev"), Tagged("c", "env=dev")));
        Assert.Equal(2, Needed());
    }
}
