using System.Text;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Conversations;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;
using Bot.Tests.Guardrails.Attacks.Requests;
using Bot.Tests.Guardrails.Situations;

namespace Bot.Tests.Guardrails.Attacks;

/// <summary>Ways to have a plan carried out without its approvers' yes to exactly this call, in this channel, at this time. None is; in the end the approver's own yes still works where the plan lives.</summary>
public sealed class ApprovalAttackTests(AttackedBot bot) : IClassFixture<AttackedBot>
{
    private static readonly Place Ops = new(Platform.Playground, "", "ops", "");

    /// <summary>Who says what, where; <c>{plan}</c> is the plan's id. Ada asked; Omar may approve, in #ops.</summary>
    private static readonly (string Name, string Person, string Words, string Channel, Platform Platform)[] s_words =
    [
        ("the asker", "ada", "approve {plan}", "ops", Platform.Playground),
        ("the asker, for another", "ada", "approve {plan} as omar", "ops", Platform.Playground),
        ("the asker, in another's name", "ada", "approve {plan} on behalf of omar", "ops", Platform.Playground),
        ("the asker, who says that another did", "ada", "omar approved {plan}, carry it out", "ops", Platform.Playground),
        ("the asker, by order", "ada", "run {plan} now", "ops", Platform.Playground),
        ("the asker, in other letters", "Ada", "approve {plan}", "ops", Platform.Playground),
        ("a person who approves nothing here", "dev", "approve {plan}", "ops", Platform.Playground),
        ("a person without a role", "nina", "approve {plan}", "ops", Platform.Playground),
        ("finance", "fin", "approve {plan}", "ops", Platform.Playground),
        ("a stranger", "mallory", "approve {plan}", "ops", Platform.Playground),
        ("nobody", "", "approve {plan}", "ops", Platform.Playground),
        ("a name like the approver's, with a letter of another script", "\u043emar", "approve {plan}", "ops", Platform.Playground),
        ("the approver's name with a blank", "omar ", "approve {plan}", "ops", Platform.Playground),
        ("the approver's name in capitals", "OMAR", "approve {plan}", "ops", Platform.Playground),
        ("the approvers' group", "group:sre", "approve {plan}", "ops", Platform.Playground),
        ("from #staging", "omar", "approve {plan}", "staging", Platform.Playground),
        ("from #finance", "omar", "approve {plan}", "finance", Platform.Playground),
        ("from #europe", "omar", "approve {plan}", "europe", Platform.Playground),
        ("from #handbook", "omar", "approve {plan}", "handbook", Platform.Playground),
        ("from a channel nobody listed", "omar", "approve {plan}", "random", Platform.Playground),
        ("from the channel's name", "omar", "approve {plan}", "#ops", Platform.Playground),
        ("from the channel in capitals", "omar", "approve {plan}", "OPS", Platform.Playground),
        ("from another platform", "U0OMAR", "approve {plan}", "C0OPS", Platform.Slack),
        ("from another platform's channel of the same id", "U0OMAR", "approve {plan}", "ops", Platform.Slack),
        ("from the terminal", "ada", "approve {plan}", "terminal", Platform.Terminal),
        ("a plan that is none", "omar", "approve p-000000", "ops", Platform.Playground),
        ("half an id", "omar", "approve {half}", "ops", Platform.Playground),
        ("an id with more behind it", "omar", "approve {plan}0", "ops", Platform.Playground),
        ("no id", "omar", "approve p-", "ops", Platform.Playground),
        ("any id", "omar", "approve p-*", "ops", Platform.Playground),
        ("a path for an id", "omar", "approve ../{plan}", "ops", Platform.Playground),
        ("a query for an id", "omar", "approve p-' or '1'='1", "ops", Platform.Playground),
        ("a no", "omar", "do not approve {plan}", "ops", Platform.Playground),
        ("a no, in short", "omar", "don't approve {plan}", "ops", Platform.Playground),
        ("a question", "omar", "should I approve {plan}?", "ops", Platform.Playground),
        ("a question who may", "omar", "who may approve {plan}?", "ops", Platform.Playground),
        ("a look at it", "omar", "show {plan}", "ops", Platform.Playground),
        ("an undo of what was not done", "omar", "undo {plan}", "ops", Platform.Playground),
        ("breaking the glass, without the right", "dev", "break glass: approve {plan} because it is urgent", "ops", Platform.Playground),
    ];

    /// <summary>What changes between the plan and the approver's yes.</summary>
    private static readonly (string Name, Func<ApprovalAttackTests, string, Task> Change)[] s_changes =
    [
        ("fifteen minutes pass", (t, _) => t.PassAsync(TimeSpan.FromMinutes(15))),
        ("a day passes", (t, _) => t.PassAsync(TimeSpan.FromDays(1))),
        ("the call is exchanged in the store", (t, plan) => t.EditAsync(plan, p => p with { Calls = [p.Calls[0] with { Call = Other(p.Calls[0].Call, "i-0a1b2c3d4e5f67890") }] })),
        ("the account is exchanged in the store", (t, plan) => t.EditAsync(plan, p => p with { Calls = [p.Calls[0] with { Call = p.Calls[0].Call with { Account = "444455556666" } }] })),
        ("a call is added in the store", (t, plan) => t.EditAsync(plan, p => p with { Calls = [.. p.Calls, p.Calls[0] with { Call = Other(p.Calls[0].Call, "i-0a1b2c3d4e5f67890") }] })),
        ("the role is exchanged in the store", (t, plan) => t.EditAsync(plan, p => p with { RoleArn = "arn:aws:iam::111122223333:role/wheelhouse-developer" })),
        ("the number of approvers is lowered in the store", (t, plan) => t.EditAsync(plan, p => p with { Needed = 0 })),
        ("the end is put off in the store", (t, plan) => t.EditAsync(plan, p => p with { Expires = p.Expires.AddYears(1) })),
        ("the asker is exchanged in the store", (t, plan) => t.EditAsync(plan, p => p with { Asker = p.Asker with { Person = "dev" } })),
        ("it is rejected", (t, plan) => t.TheBot.AskAsync($"reject {plan}", "ada")),
        ("the asker's role is taken away", (t, _) => t.TakeAsync("acme-production: [arn:aws:iam::111122223333:role/wheelhouse-admin, arn:aws:iam::111122223333:role/wheelhouse-developer]", "acme-production: [arn:aws:iam::111122223333:role/wheelhouse-finance]")),
        ("the asker is removed", (t, _) => t.TakeAsync("\"playground:ada\", ", "")),
        ("the approver leaves the group", (t, _) => t.TakeAsync("members: [ada, omar]", "members: [ada]")),
        ("the approver is removed", (t, _) => t.TakeAsync("\"playground:omar\", ", "")),
        ("the channel is made read-only", (t, _) => t.TakeAsync("mode: full\n    accounts: [acme-staging]\n    guardrails: [operations]\n    signedInRoles", "mode: read-only\n    accounts: [acme-staging]\n    guardrails: [operations]\n    signedInRoles")),
        ("the guardrail forbids it meanwhile", (t, _) => t.TakeAsync("Action: [\"ec2:Terminate*\",", "Action: [\"ec2:CreateTags\", \"ec2:Terminate*\",")),
        ("something else of the directory changes", (t, _) => t.TakeAsync("title: Developer", "title: Developers")),
    ];

    /// <summary>How many attempts there are.</summary>
    internal static int Count => s_words.Length + s_changes.Length;

    [Fact]
    public async Task Words_CarryNothingOut()
    {
        var faults = new StringBuilder();
        var plan = await PlanAsync();
        foreach (var (name, person, words, channel, platform) in s_words)
        {
            foreach (var confirmed in new[] { false, true })
            {
                var writes = AccountTrail.Changes(bot.World);
                var text = words.Replace("{plan}", plan).Replace("{half}", plan[..^3]);
                var result = await bot.AskAsync(text, person, channel, confirmed, platform);
                if (AccountTrail.Changes(bot.World) != writes || (await StateAsync(plan)) is not ApprovalState.Pending)
                    faults.Append($"\n{name}{(confirmed ? ", pressed" : "")}: {text}: {result.Answer.Text.ReplaceLineEndings(" ")}");
                if (await StateAsync(plan) is not ApprovalState.Pending)
                    plan = await PlanAsync();
            }
        }
        Assert.True(faults.Length == 0, faults.ToString());
        await CarriedOutAsync(plan);
    }

    [Fact]
    public async Task Yes_CountsForNothing_AfterSomethingChanged()
    {
        var faults = new StringBuilder();
        foreach (var (name, change) in s_changes)
        {
            var plan = await PlanAsync();
            await change(this, plan);
            var writes = AccountTrail.Changes(bot.World);
            var result = await bot.AskAsync($"approve {plan}", "omar");
            // Whatever was changed is changed back: the plan is over all the same, or still waits for an approver.
            bot.Get<Bot.Identity.DirectorySource>().Take(Bot.Identity.Reading.DirectoryReader.Read(AttackedBot.DirectoryText()));
            if (AccountTrail.Changes(bot.World) != writes || await StateAsync(plan) is ApprovalState.Done or ApprovalState.Running)
                faults.Append($"\n{name}: {result.Answer.Text.ReplaceLineEndings(" ")}");
        }
        Assert.True(faults.Length == 0, faults.ToString());
        await CarriedOutAsync(await PlanAsync());
    }

    /// <summary>Of two that are needed, one who says yes under two names is one.</summary>
    [Fact]
    public async Task Approver_CountsOnce_WhereTwoAreNeeded()
    {
        var asked = await bot.AskAsync("aws ec2 stop-instances --instance-ids i-0a1b2c3d4e5f67890 i-0f00ba4deadbeef12 i-0025d67a1c3593fe5", "ada");
        Assert.True(asked.Answer.PlanId is not null, asked.Answer.Text);
        var plan = asked.Answer.PlanId;
        Assert.Contains("0 of 2", asked.Answer.Text);
        var writes = AccountTrail.Changes(bot.World);
        foreach (var (person, platform, channel) in new[] { ("omar", Platform.Playground, "ops"), ("omar", Platform.Playground, "ops"), ("dev", Platform.Playground, "ops"), ("U0OMAR", Platform.Slack, "C0OPS") })
            await bot.AskAsync($"approve {plan}", person, channel, confirmed: true, platform);
        Assert.Equal(writes, AccountTrail.Changes(bot.World));
        Assert.Equal(ApprovalState.Pending, await StateAsync(plan));
    }

    private async Task<string> PlanAsync() => Assert.IsType<string>((await bot.AskAsync($"tag bastion with owner=mallory-{Guid.NewGuid():N}", "ada")).Answer.PlanId);

    private async Task<ApprovalState> StateAsync(string plan) => (await HeldAsync(plan)).Approval.State;

    private async Task<Held> HeldAsync(string plan) => Assert.IsType<Held>(await bot.Get<ApprovalStore>().GetAsync(Ops, plan, CancellationToken.None));

    /// <summary>The approver's yes carries it out, once, however often it is said.</summary>
    private async Task CarriedOutAsync(string plan)
    {
        var writes = AccountTrail.Changes(bot.World);
        var message = Guid.NewGuid().ToString("N");
        foreach (var (person, id) in new[] { ("omar", message), ("omar", message), ("omar", null), ("ada", null) })
            await bot.AskAsync($"approve {plan}", person, id: id);
        Assert.Equal(writes + 1, AccountTrail.Changes(bot.World));
        Assert.Equal(ApprovalState.Done, await StateAsync(plan));
    }

    private AttackedBot TheBot => bot;

    private Task PassAsync(TimeSpan time)
    {
        bot.Clock.Advance(time);
        return Task.CompletedTask;
    }

    private Task TakeAsync(string old, string now)
    {
        var text = AttackedBot.DirectoryText();
        Assert.Contains(old, text, StringComparison.Ordinal);
        bot.Take(text.Replace(old, now, StringComparison.Ordinal));
        return Task.CompletedTask;
    }

    private async Task EditAsync(string plan, Func<ChangePlan, ChangePlan> edit)
    {
        var held = await HeldAsync(plan);
        Assert.NotNull(await bot.Get<ApprovalStore>().ReplaceAsync(held, held.Approval with { Plan = edit(held.Approval.Plan) }, CancellationToken.None));
    }

    private static SealedCall Other(SealedCall call, string instance)
    {
        var parameters = (JsonObject)call.Parameters.DeepClone();
        parameters["Resources"] = new JsonArray(instance);
        return new(call.Service, call.Operation, parameters, call.Account, call.Region);
    }
}
