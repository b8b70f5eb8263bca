using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Channels.Slack;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels.Slack;

public sealed class SlackEndpointsTests : IAsyncLifetime
{
    private const string Mention = """
        {"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_mention","user":"U1","channel":"C1","ts":"10.1","text":"<@U0BOT> list instances"}}
        """;

    private LoopbackServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await LoopbackServer.StartAsync(
        app => app.MapSlack(),
        services =>
        {
            services.AddSingleton<TimeProvider>(new TestClock(Some.Time));
            services.AddConversations();
            services.AddSlack(new() { BotToken = "xoxb-1", SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5" });
        });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Events_EchoesTheChallenge_WhenSlackVerifiesTheUrl()
    {
        var response = await PostAsync("/slack/events", """{"type":"url_verification","challenge":"abc"}""");
        Assert.Equal("abc", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["challenge"]);
    }

    [Fact]
    public async Task Events_TakesTheMentionIn_Once_WhenSlackRepeatsIt()
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("/slack/events", Mention)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("/slack/events", Mention)).StatusCode);
        await PostAsync("/slack/events", Mention.Replace("Ev1", "Ev2").Replace("list instances", "help"));

        var messages = await ReadAsync(2);
        Assert.Equal(["Ev1", "Ev2"], messages.Select(m => m.Id));
        Assert.Equal(new Place(Platform.Slack, "T1", "C1", "10.1"), messages[0].Place);
    }

    [Theory]
    [InlineData("""{"type":"event_callback","event_id":"E","event":{"type":"app_mention","bot_id":"B1","user":"U1","channel":"C1","ts":"1.1","text":"x"}}""")]
    [InlineData("""{"type":"event_callback","event_id":"E","event":{"type":"message","channel_type":"im","subtype":"message_changed","channel":"C1","ts":"1.1"}}""")]
    [InlineData("""{"type":"event_callback","event_id":"E","event":{"type":"message","channel_type":"channel","user":"U1","channel":"C1","ts":"1.1","text":"x"}}""")]
    [InlineData("""{"type":"event_callback","event_id":"E","event":{"type":"app_mention","user":7,"channel":[],"ts":{},"text":1}}""")]
    [InlineData("""{"type":"event_callback","event":"x"}""")]
    [InlineData("""{"type":{"a":1}}""")]
    [InlineData("""{}""")]
    public async Task Events_AcknowledgesWithoutEffect_WhenTheBotIsNotMeant(string body)
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("/slack/events", body)).StatusCode);
        await PostAsync("/slack/events", Mention);
        Assert.Equal("Ev1", Assert.Single(await ReadAsync(1)).Id);
    }

    [Theory]
    [InlineData("/slack/events", "application/json", "not json", 400)]
    [InlineData("/slack/events", "application/json", "[1]", 400)]
    [InlineData("/slack/events", "text/plain", "{}", 415)]
    [InlineData("/slack/interactions", "application/json", "{}", 415)]
    [InlineData("/slack/interactions", "application/x-www-form-urlencoded", "payload=%7B", 400)]
    [InlineData("/slack/commands", "application/x-www-form-urlencoded", "text=help", 400)]
    [InlineData("/slack/commands", "application/x-www-form-urlencoded", "user_id=U1&channel_id=C1&response_url=https://evil.example/x", 400)]
    public async Task Endpoint_SaysWhatIsWrong_WhenTheInputIsBad(string path, string type, string body, int status)
    {
        var response = await PostAsync(path, body, type);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEqual("", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())?["error"]);
    }

    [Fact]
    public async Task Endpoint_Refuses_WhenTheSignatureIsMissing()
    {
        var response = await _server.Client.PostAsync("/slack/events", new StringContent(Mention, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Endpoint_Refuses_WhenTheBodyIsTooLarge() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync("/slack/events", new string(' ', (1 << 20) + 1))).StatusCode);

    [Fact]
    public async Task Interactions_MakesAConfirmedMessage_WhenAConfirmButtonIsPressed()
    {
        var payload = """{"type":"block_actions","trigger_id":"tr1","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"container":{"message_ts":"11.1","thread_ts":"10.1"},"actions":[{"action_id":"confirm:o1","value":"file it"}]}""";
        await PostAsync("/slack/interactions", "payload=" + Uri.EscapeDataString(payload), "application/x-www-form-urlencoded");
        var message = Assert.Single(await ReadAsync(1));
        Assert.Equal(("file it", true, "10.1"), (message.Text, message.Confirmed, message.Place.Thread));
    }

    [Fact]
    public async Task Commands_AnswersThroughTheResponseUrl_WhenItIsSlacks()
    {
        await PostAsync("/slack/commands", "user_id=U1&channel_id=C1&team_id=T1&text=help&trigger_id=t9&response_url=" + Uri.EscapeDataString("https://hooks.slack.com/commands/1/2"), "application/x-www-form-urlencoded");
        Assert.Equal("https://hooks.slack.com/commands/1/2", Assert.Single(await ReadAsync(1)).ReplyTo!.Url.ToString());
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json")
    {
        var timestamp = Some.Time.ToUnixTimeSeconds().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", SlackSignatureTests.Sign(timestamp, body));
        return await _server.Client.SendAsync(request);
    }

    /// <summary>What the inbox took in, in order, and that it was no more.</summary>
    private async Task<List<Message>> ReadAsync(int count)
    {
        var store = _server.Services.GetRequiredService<ITurnStore>();
        var messages = new List<Message>();
        while (await store.ClaimTurnsAsync(new("test", TimeSpan.FromMinutes(1), 1, 1, new Dictionary<string, int>()), CancellationToken.None) is [var claimed])
        {
            messages.Add(ConversationJson.ReadMessage(claimed.Message.Body)!);
            await store.FinishAsync(claimed.Lease, new(null, null, []), CancellationToken.None);
        }
        Assert.Equal(count, messages.Count);
        return messages;
    }
}
