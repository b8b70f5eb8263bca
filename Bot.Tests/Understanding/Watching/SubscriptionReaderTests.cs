using Bot.Conversations;
using Bot.Tests.Testing;
using Bot.Understanding;
using Bot.Understanding.Watching;

namespace Bot.Tests.Understanding.Watching;

public sealed class SubscriptionReaderTests
{
    [Theory]
    [InlineData("send me costs every Monday", "cost digest for last week", "week", "mon", null)]
    [InlineData("please send us S3 costs by region every friday at 8am", "S3 costs by region last week", "week", "fri", "08:00")]
    [InlineData("post a weekly cost digest here", "cost digest for last week", "week", null, null)]
    [InlineData("subscribe me to the daily cost report", "cost digest for yesterday", "day", null, null)]
    [InlineData("email me the bill on the 1st of each month", "cost digest for last month", "month", "1", null)]
    [InlineData("send us the spend by account every month at 7:30 Europe/Berlin", "spend by account last month", "month", null, "07:30")]
    [InlineData("can you send us our top savings opportunities every month", "top savings opportunities", "month", null, null)]
    [InlineData("notify me about costs every weekday at noon", "cost digest for yesterday", "weekday", null, "12:00")]
    [InlineData("give us costs by service every morning", "costs by service yesterday", "day", null, null)]
    [InlineData("Post our AWS spend to this channel every Tuesday", "cost digest for last week", "week", "tue", null)]
    public void Read_FindsWhatIsSentAndWhen(string text, string ask, string every, string? on, string? at)
    {
        var question = Read(text);
        Assert.Equal((Family.Costs, WatchTopics.Subscribe), (question.Family, question.Topic));
        Assert.Equal((WatchTopics.KindDigest, ask, every, on, at), (Said(question, WatchTopics.Kind), Said(question, WatchTopics.Ask), Said(question, WatchTopics.Every), Said(question, WatchTopics.On), Said(question, WatchTopics.At)));
    }

    [Theory]
    [InlineData("notify me when the budget platform-monthly passes 80 %", WatchTopics.KindBudget, "platform-monthly", "80")]
    [InlineData("alert us when any budget is exceeded", WatchTopics.KindBudget, null, null)]
    [InlineData("warn us when the staging-monthly budget reaches 90 percent", WatchTopics.KindBudget, "staging-monthly", "90")]
    [InlineData("notify us when S3 spend this month exceeds 500 dollars", WatchTopics.KindSpend, null, null)]
    [InlineData("alert me if costs go over $2000 a day", WatchTopics.KindSpend, null, null)]
    [InlineData("let me know when the forecast for this month exceeds 60000 dollars", WatchTopics.KindSpend, null, null)]
    [InlineData("notify me about cost anomalies above 100 dollars", WatchTopics.KindAnomaly, null, null)]
    [InlineData("subscribe us to cost anomalies", WatchTopics.KindAnomaly, null, null)]
    [InlineData("notify me when costs rise", "", null, null)]
    public void Read_FindsWhatIsWatched(string text, string kind, string? budget, string? percent)
    {
        var question = Read(text);
        Assert.Equal((WatchTopics.Subscribe, kind, budget, percent), (question.Topic, Said(question, WatchTopics.Kind), Said(question, WatchTopics.Budget), Said(question, WatchTopics.Percent)));
    }

    [Theory]
    [InlineData("subscriptions", WatchTopics.List)]
    [InlineData("show my subscriptions", WatchTopics.List)]
    [InlineData("unsubscribe", WatchTopics.List)]
    [InlineData("remove subscription w1a2b", WatchTopics.Remove)]
    [InlineData("unsubscribe from all", WatchTopics.Remove)]
    [InlineData("delete all my subscriptions", WatchTopics.Remove)]
    [InlineData("resume subscription w1a2b", WatchTopics.Resume)]
    [InlineData("check subscription w1a2b now", WatchTopics.Check)]
    [InlineData("cost digest for october", WatchTopics.Digest)]
    public void Read_FindsWhatIsSaidToTheList(string text, string topic) => Assert.Equal((Family.Costs, topic), (Read(text).Family, Read(text).Topic));

    [Theory]
    [InlineData("show me daily costs for last week")]
    [InlineData("give me the cost for every day last week")]
    [InlineData("tell me if any budget is exceeded")]
    [InlineData("notify me when alarm cpu-high fires")]
    [InlineData("list SNS subscriptions")]
    [InlineData("delete all")]
    [InlineData("stop i-0123456789abcdef0")]
    [InlineData("send a test message to the queue every day")]
    [InlineData("what changed every monday?")]
    [InlineData("monthly cost report by service")]
    public void Read_LeavesToOthers_WhatIsNoSubscription(string text) =>
        Assert.DoesNotContain(Read(text).Topic, (string[])[WatchTopics.Subscribe, WatchTopics.List, WatchTopics.Remove, WatchTopics.Resume]);

    private static Question Read(string text) => new Reader().Read(Some.Message(text), Conversation.Empty, Some.Time);

    private static string? Said(Question question, string field) => question.Conditions.FirstOrDefault(c => c.Field == field)?.Value;
}
