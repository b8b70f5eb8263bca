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
