using System.Net;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Teams.Delivery;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Teams;

public sealed class LiveAnswersTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task ShortTurn_ShowsNothing()
    {
        await using var bench = new TeamsBench(_clock);
        bench.Delivery.Watch("d1", TeamsBench.Message())!.Report(Begun("ec2:DescribeInstances"));
        await bench.DeliverAsync(TeamsBench.Message(), Some.Result(Answer.Say("done")));
        Assert.Single(bench.Connector.Calls);
    }

    [Fact]
    public async Task LongTurn_StreamsInAChat_NumberedFromOne_AndEndsWithoutANumber()
    {
        await using var bench = new TeamsBench(_clock);
        var progress = bench.Delivery.Watch("d1", TeamsBench.Message())!;
        for (var i = 0; i < 17; i++)
            progress.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(() => bench.Connector.Calls.Count >= 1);
        progress.Report(Begun("ec2:DescribeInstances") with { Ended = true });
        await UntilAsync(() => bench.Connector.Calls.Count >= 2);
        var answer = Answer.Say("done\nWith more.") with { Offers = [new("o", "More", "more")], Sources = [new("Docs", "https://a.example/1")] };
        Assert.Equal(new DeliveryOutcome.Done("m1"), await bench.DeliverAsync(TeamsBench.Message(), Some.Result(answer)));

        var calls = bench.Connector.Calls;
        Assert.Equal(["typing", "typing", "message"], calls.Select(c => (string)c.Body["type"]!));
        Assert.Equal([("informative", 1, null), ("informative", 2, "m1"), ("final", 0, "m1")], calls.Select(c => ((string)c.Stream!["streamType"]!, (int?)c.Stream["streamSequence"] ?? 0, (string?)c.Stream["streamId"])));
        Assert.Equal(["ec2:DescribeInstances: 0 of 17 answered", "ec2:DescribeInstances: 1 of 17 answered", "done [1]"], calls.Select(c => c.Head));
        // Label, thumbs and cards stand at the end alone.
        Assert.Equal([false, false, true], calls.Select(c => c.Body["attachments"] is not null));
        Assert.Equal(1, (int)calls[2].Body["entities"]![0]!["citation"]![0]!["position"]!);
        // The end of a stream has text and card; the card does not say the text again.
        Assert.Equal("With more.", CardText.Lines(calls[2].Card!["body"]).First());
        Assert.All(calls, c => Assert.EndsWith("/activities", c.Address));
    }

    [Fact]
    public async Task LongTurn_UpdatesOneMessageInPlace_InAChannel()
    {
        await using var bench = new TeamsBench(_clock);
        var message = TeamsBench.Message(isDirect: false);
        var progress = bench.Delivery.Watch("d1", message)!;
        progress.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(() => bench.Connector.Of("POST").Any());
        progress.Report(Begun("ec2:DescribeInstances") with { Ended = true });
        await UntilAsync(() => bench.Connector.Of("PUT").Any());
        Assert.Equal(new DeliveryOutcome.Done("m1"), await bench.DeliverAsync(message, Some.Result(Answer.Say("done"))));
        Assert.Equal("done", bench.Connector.Of("PUT").Last().Head);
        Assert.All(bench.Connector.Of("PUT"), c => Assert.EndsWith("/activities/m1", c.Address));
        Assert.Single(bench.Connector.Of("POST"));
    }

    [Fact]
    public async Task StreamThatIsRefused_BecomesAMessageThatIsUpdated()
    {
        await using var bench = new TeamsBench(_clock);
        bench.Connector.Respond = c => c.Stream is not null ? FakeConnector.Refused(HttpStatusCode.MethodNotAllowed, "ContentStreamNotAllowed") : null;
        bench.Delivery.Watch("d1", TeamsBench.Message())!.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(() => bench.Connector.Of("POST").Count() >= 2);
        await bench.DeliverAsync(TeamsBench.Message(), Some.Result(Answer.Say("done")));
        Assert.Equal("done", bench.Connector.Of("PUT").Single().Head);
    }

    [Fact]
    public async Task StreamThatTookTooLong_IsUpdated_AndTheAnswerIsThereOnce()
    {
        await using var bench = new TeamsBench(_clock);
        bench.Connector.Respond = c => (string?)c.Stream?["streamType"] == "final" ? FakeConnector.Refused(HttpStatusCode.Forbidden, "ContentStreamNotAllowed", "Content stream finished due to exceeded streaming time.") : null;
        bench.Delivery.Watch("d1", TeamsBench.Message())!.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(() => bench.Connector.Calls.Count >= 1);
        Assert.Equal(new DeliveryOutcome.Done("m1"), await bench.DeliverAsync(TeamsBench.Message(), Some.Result(Answer.Say("done"))));
        var update = bench.Connector.Of("PUT").Single();
        Assert.EndsWith("/activities/m1", update.Address);
        Assert.Null(update.Stream);
    }

    [Fact]
    public async Task Stop_EndsTheWork_WhenThePersonPressesIt()
    {
        await using var bench = new TeamsBench(_clock);
        var message = TeamsBench.Message();
        using var turn = bench.Get<RunningTurns>().Begin(new TurnLease(1, 1, "c"), message);
        bench.Connector.Respond = c => (int?)c.Stream?["streamSequence"] == 2 ? FakeConnector.Refused(HttpStatusCode.Forbidden, "ContentStreamNotAllowed", "Content stream was cancelled by user.") : null;
        var progress = bench.Delivery.Watch("d1", message)!;
        progress.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(() => bench.Connector.Calls.Count >= 1);
        Assert.False(turn.Stopped.IsCancellationRequested);
        progress.Report(Begun("ec2:DescribeInstances") with { Ended = true });
        await UntilAsync(() => turn.Stopped.IsCancellationRequested);
    }

    [Fact]
    public async Task ShownAnswer_IsTakenUp_ByWhoeverDelivers()
    {
        await using var bench = new TeamsBench(_clock);
        bench.Delivery.Watch("d1", TeamsBench.Message())!.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(() => bench.Connector.Calls.Count >= 1);
        var records = bench.Get<IRecords>();
        await UntilAsync(() => records.GetAsync("teams-shown", "d1", CancellationToken.None).GetAwaiter().GetResult() is not null);
        await using var other = new TeamsBench(_clock, more: s => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(s, records));
        Assert.Equal(new DeliveryOutcome.Done("m1"), await other.DeliverAsync(TeamsBench.Message(), Some.Result(Answer.Say("done")), uncertain: true));
        Assert.Equal("m1", (string)Assert.Single(other.Connector.Calls).Stream!["streamId"]!);
    }

    [Fact]
    public async Task Denial_LeavesNothingForOthers_WhenTheTurnWasShown()
    {
        await using var bench = new TeamsBench(_clock);
        var message = TeamsBench.Message(isDirect: false);
        bench.Delivery.Watch("d1", message)!.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(() => bench.Connector.Of("POST").Any());
        await bench.DeliverAsync(message, Some.Result(new Answer { Text = "Secret reason.", Refused = new("not-permitted", "role", "no") }));
        Assert.DoesNotContain(bench.Connector.Calls, c => c.Address.Contains("19:ops", StringComparison.Ordinal) && c.Body.ToJsonString().Contains("Secret"));
        Assert.Equal("That is for you alone: I have answered in our chat.", bench.Connector.Of("PUT").Last().Text);
    }

    private async Task UntilAsync(Func<bool> done)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!done())
        {
            _clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private static TurnProgress Begun(string action) => new(action, 0, 1) { Action = action };
}
