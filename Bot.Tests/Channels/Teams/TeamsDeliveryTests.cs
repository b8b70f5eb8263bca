using System.Net;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Teams.Ingress;
using Bot.Channels.Teams.Rendering;
using Bot.Conversations.Stores;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Teams;

public sealed class TeamsDeliveryTests
{
    private static readonly Answer s_denied = new() { Text = "No: role **x** may not.", Refused = new("not-permitted", "guardrail", "No.") };

    [Fact]
    public async Task LongAnswer_GoesInSeveralMessages_AndAnAnswerThatIsThereIsNotSentAgain()
    {
        await using var bench = new TeamsBench();
        var posts = 0;
        bench.Connector.Respond = c => c.Address.StartsWith("POST", StringComparison.Ordinal) && ++posts == 2 ? new(HttpStatusCode.BadGateway) : null;
        var result = Some.Result(Some.TableAnswer(80));
        var first = Assert.IsType<DeliveryOutcome.Later>(await bench.DeliverAsync(TeamsBench.Message(), result));
        Assert.True(first.Uncertain);
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(TeamsBench.Message(), result, uncertain: true));
        var texts = bench.Connector.Of("POST").Select(c => c.Head).ToList();
        Assert.Single(texts, t => t.StartsWith("80 EC2", StringComparison.Ordinal));
        // What may be there twice says so.
        Assert.Equal(2, texts.Count(t => t.StartsWith("2/", StringComparison.Ordinal)));
        Assert.Single(bench.Connector.Of("POST"), c => c.Card!.ToJsonString().Contains("Sent again"));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    public async Task Busy_IsTriedAgainAtOnce_WhenNothingWasDone(HttpStatusCode status)
    {
        await using var bench = new TeamsBench(TimeProvider.System);
        var posts = 0;
        bench.Connector.Respond = _ => ++posts == 1 ? new(status) : null;
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(TeamsBench.Message(), Some.Result(Answer.Say("Hi."))));
        Assert.Equal(2, posts);
    }

    [Fact]
    public async Task LongWait_IsLeftToTheOutbox_AsTeamsSaid()
    {
        await using var bench = new TeamsBench();
        bench.Connector.Respond = _ => new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(40)) } };
        var later = Assert.IsType<DeliveryOutcome.Later>(await bench.DeliverAsync(TeamsBench.Message(), Some.Result(Answer.Say("Hi."))));
        Assert.Equal((TimeSpan.FromSeconds(40), false), (later.After, later.Uncertain));
    }

    [Fact]
    public async Task Denial_GoesToTheChatWithWhoAsked_AndTheThreadLearnsNothing()
    {
        await using var bench = new TeamsBench();
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(TeamsBench.Message(isDirect: false), Some.Result(s_denied)));
        Assert.Equal(["POST /emea/v3/conversations", "POST /emea/v3/conversations/chat-1/activities", $"POST /emea/v3/conversations/{TeamsBench.Thread}/activities/a1"], bench.Connector.Calls.Select(c => c.Address));
        Assert.Equal(TeamsBench.Ann, (string)bench.Connector.Calls[0].Body["members"]![0]!["id"]!);
        Assert.Contains("may not", bench.Connector.Calls[1].Text);
        Assert.Equal("That is for you alone: I have answered in our chat.", bench.Connector.Calls[2].Text);

        // The chat is known from now on.
        await bench.DeliverAsync(TeamsBench.Message(isDirect: false), Some.Result(s_denied), "d2");
        Assert.Single(bench.Connector.Calls, c => c.Address == "POST /emea/v3/conversations");
    }

    [Fact]
    public async Task Denial_IsToldToNobody_WhereNoChatCanBeOpened()
    {
        await using var bench = new TeamsBench();
        bench.Connector.Respond = c => c.Address == "POST /emea/v3/conversations" ? FakeConnector.Refused(HttpStatusCode.Forbidden, "BotNotInstalled") : null;
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(TeamsBench.Message(isDirect: false), Some.Result(s_denied)));
        var told = bench.Connector.Calls[^1];
        Assert.Contains("Add me in Teams", told.Text);
        Assert.DoesNotContain("may not", told.Body.ToJsonString());
    }

    [Fact]
    public async Task Private_StaysInTheChat_WhereItWasAskedThere()
    {
        await using var bench = new TeamsBench();
        await bench.DeliverAsync(TeamsBench.Message(), Some.Result(Answer.Say("Your code is X.") with { Private = true }));
        Assert.Contains("Your code", Assert.Single(bench.Connector.Calls).Text);
    }

    [Fact]
    public async Task NotReply_IsSent_WhereWhatIsAnsweredIsGone()
    {
        await using var bench = new TeamsBench();
        bench.Connector.Respond = c => c.Address.EndsWith("/activities/a1", StringComparison.Ordinal) ? FakeConnector.Refused(HttpStatusCode.NotFound, "ActivityNotFound") : null;
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(TeamsBench.Message(), Some.Result(Answer.Say("Hi."))));
        Assert.EndsWith("/activities", bench.Connector.Calls[^1].Address);
    }

    [Fact]
    public async Task TooLarge_GoesAsText_Whole()
    {
        await using var bench = new TeamsBench();
        bench.Connector.Respond = c => c.Card is not null ? FakeConnector.Refused(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig") : null;
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(TeamsBench.Message(), Some.Result(Some.TableAnswer(3))));
        Assert.Contains("value 2 2", bench.Connector.Calls[^1].Text);
    }

    [Fact]
    public async Task Proactive_UsesTheStoredReference()
    {
        await using var bench = new TeamsBench();
        var message = new Message("n1", new(Platform.Teams, "t1", TeamsBench.Channel, ""), new("alarm", "alarm"), "", Some.Time);
        Assert.IsType<DeliveryOutcome.Never>(await bench.DeliverAsync(message, Some.Result(Answer.Say("ALARM"))));
        await bench.Get<ConversationReferences>().NoteAsync(TeamsBench.Read(TeamsBench.Activity("installationUpdate", isDirect: false)), CancellationToken.None);
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(message, Some.Result(Answer.Say("ALARM"))));
        Assert.Equal($"POST /emea/v3/conversations/{TeamsBench.Channel}/activities", Assert.Single(bench.Connector.Calls).Address);
    }

    [Fact]
    public async Task File_IsOfferedInTheChat_AndUploadedOnceItIsAccepted()
    {
        await using var bench = new TeamsBench();
        await bench.Get<TeamsChores>().StartAsync(CancellationToken.None);
        await bench.DeliverAsync(TeamsBench.Message(isDirect: false), Some.Result(Some.TableAnswer(5000)));
        var consent = bench.Connector.Of("POST /emea/v3/conversations/chat-1").Single();
        var offered = (JsonObject)consent.Body["attachments"]![0]!;
        Assert.Equal("application/vnd.microsoft.teams.card.file.consent", (string)offered["contentType"]!);
        var answer = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = "accept",
            ["context"] = offered["content"]!["acceptContext"]!.DeepClone(),
            ["uploadInfo"] = new JsonObject { ["uploadUrl"] = "https://contoso-my.sharepoint.com/up", ["contentUrl"] = "https://contoso-my.sharepoint.com/f", ["name"] = "t.csv", ["uniqueId"] = "u1", ["fileType"] = "csv" },
        };
        var elsewhere = (JsonObject)answer.DeepClone();
        elsewhere["uploadInfo"]!["uploadUrl"] = "https://evil.example/up";
        Assert.Equal(403, (await bench.TakeAsync(Consent(elsewhere))).Status);
        // Somebody else's yes is none.
        await bench.TakeAsync(Consent((JsonObject)answer.DeepClone(), "bbbbbbbb-0000-0000-0000-000000000001"));
        await bench.TakeAsync(Consent(answer));
        await bench.CalledAsync(c => c.Any(x => x.Address.StartsWith("DELETE", StringComparison.Ordinal)));
        var upload = Assert.Single(bench.Connector.Of("PUT"));
        Assert.Equal("contoso-my.sharepoint.com", upload.Host);
        Assert.Equal(5001, ((string)upload.Body["body"]!).TrimEnd().Split("\r\n").Length);
        Assert.Contains(bench.Connector.Calls, c => (string?)c.Body["attachments"]?[0]?["contentType"] == "application/vnd.microsoft.teams.card.file.info");
        Assert.Contains(bench.Connector.Calls, c => c.Address.StartsWith("DELETE", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Connector.Calls, c => c.Host == "evil.example");
    }

    [Fact]
    public async Task Address_IsNotUsed_WhenItsHostIsNotListed()
    {
        await using var bench = new TeamsBench(options: new() { AllowedServiceUrls = ["elsewhere.example"] });
        Assert.IsType<DeliveryOutcome.Never>(await bench.DeliverAsync(TeamsBench.Message(), Some.Result(Answer.Say("Hi."))));
        Assert.Empty(bench.Connector.Calls);
    }

    [Fact]
    public async Task SharedFile_IsRead_FromMicrosoftsStorageAlone()
    {
        await using var bench = new TeamsBench();
        bench.Connector.Respond = _ => new(HttpStatusCode.OK) { Content = new StringContent("0123456789") };
        var source = bench.Get<IFileSource>();
        var place = TeamsBench.Message().Place;
        var read = Assert.IsType<FileRead.Read>(await source.ReadAsync(place, new("a.log", "text/plain", "https://contoso-my.sharepoint.com/a"), 4, CancellationToken.None));
        Assert.Equal(("0123", false), (System.Text.Encoding.ASCII.GetString(read.Bytes), read.IsWhole));
        Assert.IsType<FileRead.Unread>(await source.ReadAsync(place, new("a.log", "text/plain", "http://169.254.169.254/latest"), 4, CancellationToken.None));
        Assert.Null(Assert.Single(bench.Connector.Calls).Token);
    }

    private static JsonObject Consent(JsonObject value, string from = TeamsBench.Ann) => TeamsBench.Activity("invoke", name: "fileConsent/invoke", value: value, about: "consent-1", from: from);
}
