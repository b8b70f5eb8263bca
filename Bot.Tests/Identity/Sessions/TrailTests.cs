using System.Text.Json.Nodes;
using Bot.DemoAccount.State;
using Bot.Tests.Testing;

namespace Bot.Tests.Identity.Sessions;

/// <summary>CloudTrail of the demo account names the person for every call that the bot makes.</summary>
public sealed class TrailTests(DemoBot bot) : IClassFixture<DemoBot>
{
    private static readonly string[] s_questions =
    [
        "list my ec2 instances", "how many lambda functions do I have?", "which alarms are firing?", "list s3 buckets", "what did we spend last month?",
        "list rds databases", "show my sqs queues", "what changed in the last hour?", "list ecs services", "who am i?",
        "why can't I stop i-0784e44c1f4afab56?", "aws iam list-users", "aws ec2 describe-volumes", "list secrets", "reboot instance i-0784e44c1f4afab56",
    ];

    [Fact]
    public async Task EveryCall_ShowsItsPerson_WhoeverAsksWherever()
    {
        (string Person, string Channel)[] callers = [("ada", "ops"), ("dev", "staging"), ("omar", "ops"), ("fin", "finance")];
        var seen = Events().Select(e => (e.EventId, e.Account)).ToHashSet();
        var (asked, checkedEvents) = (0, 0);
        foreach (var (person, channel) in callers)
        {
            foreach (var question in s_questions)
            {
                await bot.AskAsync(question, person, channel);
                asked++;
                var fresh = Events().Where(e => seen.Add((e.EventId, e.Account))).ToList();
                checkedEvents += fresh.Count;
                Assert.All(fresh, e => Check(e.Record(), person, channel));
            }
        }
        Assert.True(asked >= 30 && checkedEvents > asked, $"{checkedEvents} events of {asked} questions.");
    }

    /// <summary>A change runs as the person who asked, in a session of its own whose tags name the message that approved it.</summary>
    [Fact]
    public async Task ApprovedChange_ShowsWhoAsked_AndTheMessageThatApproved()
    {
        var thread = bot.NewThread();
        var asked = await bot.AskInAsync(thread, "reboot instance i-0784e44c1f4afab56", "ada");
        var press = Assert.Single(asked.Answer.Offers, o => o.Message.StartsWith("approve ", StringComparison.Ordinal)).Message;
        var seen = Events().Select(e => e.EventId).ToHashSet();
        await bot.AskInAsync(thread, press, "omar", confirmed: true);
        var fresh = Events().Where(e => !seen.Contains(e.EventId)).Select(e => e.Record()).ToList();

        var change = Assert.Single(fresh, r => (string?)r["eventName"] == "RebootInstances");
        Assert.Equal("ada", (string?)change["userIdentity"]!["sessionContext"]!["sourceIdentity"]);
        var session = Assert.Single(fresh, r => (string?)r["eventName"] == "AssumeRole" && (long?)r["requestParameters"]!["durationSeconds"] == 900);
        var tags = session["requestParameters"]!["tags"]!.AsArray().ToDictionary(t => (string)t!["key"]!, t => (string)t!["value"]!);
        Assert.Equal("ada", (string?)session["requestParameters"]!["sourceIdentity"]);
        Assert.Equal(("ops", thread), (tags["chat:channel"], tags["chat:thread"]));
        Assert.NotEqual("", tags["chat:message"]);
    }

    private static void Check(JsonObject record, string person, string channel)
    {
        var identity = record["userIdentity"]!;
        if ((string?)record["eventName"] == "AssumeRole")
        {
            Assert.EndsWith("assumed-role/wheelhouse-bot/demo", (string?)identity["arn"], StringComparison.Ordinal);
            Assert.Equal(person, (string?)record["requestParameters"]!["sourceIdentity"]);
            var tags = record["requestParameters"]!["tags"]!.AsArray().ToDictionary(t => (string)t!["key"]!, t => (string)t!["value"]!);
            Assert.Equal(["chat:channel", "chat:message", "chat:platform", "chat:thread"], tags.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(channel, tags["chat:channel"]);
            return;
        }
        Assert.Equal(person, (string?)identity["sessionContext"]!["sourceIdentity"]);
        Assert.EndsWith("/" + person, (string?)identity["arn"], StringComparison.Ordinal);
    }

    private IEnumerable<TrailEvent> Events() =>
        bot.World.Accounts.Values.SelectMany(a => a.Regions.Append("us-east-1").Distinct().SelectMany(r => bot.World.Trail.List(a.Id, r)));
}
