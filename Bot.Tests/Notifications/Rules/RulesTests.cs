using System.Collections.Immutable;
using Bot.Channels;
using Bot.Conversations;
using Bot.Notifications;
using Bot.Notifications.Rules;
using Bot.Tests.Testing;
using Bot.Understanding;
using Bot.Understanding.Alerts;

namespace Bot.Tests.Notifications.Rules;

/// <summary>Routing, hours, texts, and what people say.</summary>
public sealed class RulesTests
{
    private static readonly Notification Notice = new("1", "cloudwatch", "checkout-errors is in ALARM")
    {
        Key = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:checkout-errors",
        Account = "111122223333",
        Region = "eu-west-1",
        Severity = Severity.High,
        Tags = ImmutableDictionary<string, string>.Empty.Add("env", "production"),
        Resources = ["arn:aws:lambda:eu-west-1:111122223333:function:f"],
        Variables = ImmutableDictionary<string, string>.Empty.Add("IPAddress", "10.0.0.7; rm"),
    };

    [Fact]
    public void Route_IsTheFirstThatFits_AndMoreWhereItSays()
    {
        var rules = new NotificationRules
        {
            Otherwise = ["slack:C9"],
            Rules =
            [
                new("other account") { Accounts = ["444455556666"], Channels = ["slack:C1"] },
                new("worse") { Severity = Severity.Critical, Channels = ["slack:C2"] },
                new("tagged") { Tags = ["env=prod*"], Channels = ["slack:C3"], Continue = true },
                new("named") { Names = ["*checkout-*"], Regions = ["eu-west-1"], Sources = ["cloudwatch"], Channels = ["slack:C4", "slack:C3"] },
                new("never reached") { Channels = ["slack:C5"] },
            ],
        };
        Assert.Equal([new("tagged", "slack:C3"), new("named", "slack:C4")], Routing.Of(rules, Notice));
        Assert.Equal("slack:C9", Assert.Single(Routing.Of(rules with { Rules = rules.Rules[..2] }, Notice)).Channel);
    }

    [Theory]
    [InlineData("2026-11-20T22:30:00Z", "2026-11-21T06:00:00Z")]
    [InlineData("2026-11-21T05:59:00Z", "2026-11-21T06:00:00Z")]
    [InlineData("2026-11-21T06:00:00Z", null)]
    [InlineData("2026-11-20T12:00:00Z", null)]
    [InlineData("2026-06-20T20:30:00Z", "2026-06-21T05:00:00Z")]
    public void QuietHours_EndInTheirZone(string now, string? end)
    {
        var quiet = new QuietHours(new(22, 0), new(7, 0), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Severity.Critical);
        Assert.Equal(end is null ? null : DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), quiet.EndsAt(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Template_IsFilledIn_AndAnUnknownNameStays() =>
        Assert.Equal("checkout-errors is in ALARM on prod in eu-west-1: {nothing} production", NoticeText.Fill("{title} on {account} in {region}: {nothing} {env}", Notice, "prod"));

    [Fact]
    public void OwnAction_ShowsByItsConditions_AndSaysNothingElseThanItsWords()
    {
        var action = new OwnAction("Block", "lambda invoke --function-name block --payload {IPAddress}", ["IPAddress", "severity=high"]);
        Assert.True(OwnActions.Shows(action, Notice, "prod"));
        Assert.False(OwnActions.Shows(action with { When = ["severity=critical"] }, Notice, "prod"));
        Assert.False(OwnActions.Shows(action with { When = ["user"] }, Notice, "prod"));
        Assert.Equal("lambda invoke --function-name block --payload 10.0.0.7rm", OwnActions.Say(action, Notice, "prod"));
        var json = action with { Ask = """lambda invoke --payload '{"ip":"{IPAddress}","of":{"severity":"{severity}"}}' {unknown} }""" };
        Assert.Equal("""lambda invoke --payload '{"ip":"10.0.0.7rm","of":{"severity":"high"}}' {unknown} }""", OwnActions.Say(json, Notice, "prod"));
    }

    [Theory]
    [InlineData("show notifications", AlertTopics.List, null)]
    [InlineData("Please show me the open notifications!", AlertTopics.Open, null)]
    [InlineData("my open alarms", AlertTopics.Mine, null)]
    [InlineData("notification rules", AlertTopics.Rules, null)]
    [InlineData("what is muted?", AlertTopics.Muted, null)]
    [InlineData("send a test notification", AlertTopics.Test, null)]
    [InlineData("n-7k2fq3m", AlertTopics.Show, "n-7k2fq3m")]
    [InlineData("acknowledge N-7K2FQ3M", AlertTopics.Acknowledge, "n-7k2fq3m")]
    [InlineData("ack alarm checkout-errors", AlertTopics.Acknowledge, "checkout-errors")]
    [InlineData("assign n-7k2fq3m to @ada", AlertTopics.Assign, "n-7k2fq3m")]
    [InlineData("snooze n-7k2fq3m for 2 hours", AlertTopics.Snooze, "n-7k2fq3m")]
    [InlineData("mute notifications of noisy-* until 18:00", AlertTopics.Mute, "noisy-*")]
    [InlineData("acknowledge flood n-7k2fq3m", AlertTopics.Acknowledge, "flood n-7k2fq3m")]
    [InlineData("custom actions", AlertTopics.Actions, null)]
    [InlineData("show our own actions", AlertTopics.Actions, null)]
    [InlineData("remove custom action drain", AlertTopics.RemoveAction, null)]
    [InlineData("run custom action Drain it on n-7k2fq3m", AlertTopics.RunAction, "n-7k2fq3m")]
    [InlineData("create custom action drain for checkout-*: lambda invoke --function-name drain", AlertTopics.AddAction, "checkout-*")]
    [InlineData("add an own action drain for all notifications: list my instances", AlertTopics.AddAction, null)]
    public void Words_AreReadAsSaidOfNotifications(string text, string topic, string? subject)
    {
        var question = Read(text);
        Assert.Equal((Family.Notifications, topic), (question.Family, question.Topic));
        Assert.Equal(subject, question.Conditions.FirstOrDefault(c => c.Field == AlertTopics.SubjectField)?.Value);
    }

    [Fact]
    public void OwnAction_IsReadWithAllThatItSays()
    {
        var said = Read("""please create a custom action drain-2 "Drain it" for notifications of checkout-* when severity=critical, IPAddress: lambda invoke --function-name drain --payload '{"ip":"{IPAddress}","at":"10:30"}'""");
        Assert.Equal((Family.Notifications, AlertTopics.AddAction), (said.Family, said.Topic));
        Assert.Equal(
            ["name=drain-2", "label=Drain it", "subject=checkout-*", "when=severity=critical, IPAddress", """ask=lambda invoke --function-name drain --payload '{"ip":"{IPAddress}","at":"10:30"}'"""],
            said.Conditions.Select(c => $"{c.Field}={c.Value}"));
    }

    [Theory]
    [InlineData("list the custom action types of CodePipeline")]
    [InlineData("what action should I take on my instances?")]
    [InlineData("which alarms are firing?")]
    [InlineData("mute alarm checkout-5xx-high for 2 hours, we deploy")]
    [InlineData("show my instances")]
    [InlineData("resolve support case 1234567890")]
    [InlineData("close the connection of database shop")]
    [InlineData("assign the role admin to dev")]
    public void Words_AreLeftToOthers_WhenTheyMayMeanSomethingElse(string text) => Assert.NotEqual(Family.Notifications, Read(text).Family);

    private static Question Read(string text) => new Reader().Read(new("", new(Platform.Terminal, "", "", ""), new("", ""), text, Some.Time), Conversation.Empty, Some.Time);
}
