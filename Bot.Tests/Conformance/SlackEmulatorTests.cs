using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Bot.Tests.Channels.Slack.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Conformance;

/// <summary>The whole bot in an emulated Slack workspace that somebody else wrote: its users act, the bot answers.</summary>
public sealed class SlackEmulatorTests : IAsyncLifetime
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private Process? _emulator;
    private BotHost? _bot;
    private HttpClient _api = null!, _control = null!;
    private JsonObject _ids = null!;
    private string _folder = "";

    public async ValueTask InitializeAsync()
    {
        if (Tool.Path("SLACK_EMULATOR", Tool.Workspace) is not { } program)
            return;
        var (bot, port) = (FreePort(), FreePort());
        var control = FreePort();
        _emulator = Tool.Start(program, ["serve"], new Dictionary<string, string> { ["PORT"] = $"{port}", ["CTL"] = $"{control}", ["BOT"] = $"http://127.0.0.1:{bot}", ["SECRET"] = SlackBench.Secret });
        var line = "";
        using var limit = new CancellationTokenSource(s_limit);
        while (!line.StartsWith("ready", StringComparison.Ordinal))
            line = await _emulator.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException(await _emulator.StandardError.ReadToEndAsync(limit.Token));
        _ = _emulator.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = _emulator.StandardError.ReadToEndAsync(CancellationToken.None);
        _control = new() { BaseAddress = new($"http://127.0.0.1:{control}") };
        _api = new() { BaseAddress = new($"http://127.0.0.1:{port}/api/") };
        _ids = await IdsAsync(limit.Token);

        _folder = System.IO.Directory.CreateTempSubdirectory("slack-emulator").FullName;
        var directory = Path.Combine(_folder, "directory.yaml");
        await File.WriteAllTextAsync(directory, DirectoryYaml());
        var builder = BotHost.CreateBuilder(["--urls", $"http://127.0.0.1:{bot}", "--Slack:BotToken", "xoxb-bot", "--Slack:SigningSecret", SlackBench.Secret, "--Slack:ApiBaseUrl", $"http://127.0.0.1:{port}/api/", "--Directory:File", directory]);
        builder.Logging.ClearProviders();
        _bot = await BotHost.BuildAsync(builder, TimeProvider.System);
        _bot.MapEndpoints();
        await _bot.App.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_emulator is not null)
        {
            _emulator.Kill(entireProcessTree: true);
            await _emulator.WaitForExitAsync();
            _emulator.Dispose();
        }
        if (_folder.Length > 0)
            System.IO.Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Workspace_IsServed_InEveryWayThatSlackHas()
    {
        Tool.Find("SLACK_EMULATOR", Tool.Workspace);

        // A mention is answered in its thread, a follow-up without a mention too.
        var asked = await SayAsync("alice", "#ops", $"<@{Id("bot")}> list ec2 instances");
        var answer = await AnswerAsync("#ops", asked, 1);
        Assert.Contains("EC2 instances", (string)answer["text"]!);
        await SayAsync("alice", "#ops", "only the stopped ones", asked);
        var followed = await AnswerAsync("#ops", asked, 2);
        Assert.Contains("stopped", (string)followed["text"]!, StringComparison.OrdinalIgnoreCase);

        // What people say to each other stays theirs.
        await SayAsync("bob", "#ops", $"<@{Id("alice")}> lunch?", asked);
        var other = await SayAsync("bob", "#general", "which instances do we have?");

        // A button asks what it says.
        var button = Elements(answer).First(e => ((string)e["action_id"]!).StartsWith("offer:", StringComparison.Ordinal));
        var pressed = await ControlAsync("/action", new { user = Id("alice"), ts = (string)answer["ts"]!, action_id = (string)button["action_id"]! });
        Assert.Equal(200, (int)pressed["status"]!);
        await AnswerAsync("#ops", asked, 3);

        // A denial is for the person alone.
        await SayAsync("bob", "#secret", $"<@{Id("bot")}> list ec2 instances");
        var log = await LogAsync(l => ((JsonArray)l["ephemeral"]!).Count > 0);
        Assert.Contains((JsonArray)log["ephemeral"]!, m => (string)m!["target_user"]! == Id("bob"));

        // A command is answered at its address, for one person.
        var command = await ControlAsync("/command", new { user = Id("alice"), channel = Id("#ops"), command = "/aws", text = "list s3 buckets" });
        Assert.Equal((200, "ephemeral"), ((int)command["status"]!, (string)command["body"]!["response_type"]!));
        log = await LogAsync(l => ((JsonArray)l["log"]!).Any(e => e!["response_url"] is not null));
        Assert.Contains("bucket", ((JsonArray)log["log"]!).Last(e => e!["response_url"] is not null)!["body"]!["text"]!.ToString(), StringComparison.OrdinalIgnoreCase);

        // Thumbs down asks why in a modal; sending it opens a support case in the thread.
        var bad = await ControlAsync("/action", new { user = Id("alice"), ts = (string)answer["ts"]!, action_id = "feedback", value = "bad" });
        Assert.Equal(200, (int)bad["status"]!);
        log = await LogAsync(l => ((JsonArray)l["views"]!).Count > 0);
        Assert.Equal("feedback", (string)((JsonArray)log["views"]!).Last()!["callback_id"]!);
        var sent = await ControlAsync("/view", new { user = Id("alice"), values = new { @case = new { @case = new { selected_options = new[] { new { value = "open" } } } }, comment = new { comment = new { value = "RDS fails over every night" } } } });
        Assert.Equal(200, (int)sent["status"]!);
        await AnswerAsync("#ops", asked, 4);

        // A message's shortcut asks about that message, in its thread.
        var alert = await SayAsync("bob", "#ops", "ALARM: checkout-5xx-high is in ALARM");
        Assert.Equal(200, (int)(await ControlAsync("/shortcut", new { user = Id("alice"), ts = alert, callback_id = "investigate" }))["status"]!);
        Assert.Contains("checkout-5xx-high", (string)(await AnswerAsync("#ops", alert, 1))["text"]!);
        Assert.Equal(200, (int)(await ControlAsync("/shortcut", new { user = Id("alice"), ts = alert, callback_id = "support_case" }))["status"]!);
        log = await LogAsync(l => (string?)((JsonArray)l["views"]!).LastOrDefault()?["callback_id"] == "case");
        Assert.Contains("ALARM: checkout-5xx-high", log["views"]!.AsArray().Last()!["blocks"]!.ToJsonString());

        // Resources are suggested as they are typed.
        var suggested = await ControlAsync("/suggestion", new { user = Id("alice"), channel = Id("#ops"), action_id = "resource", value = "web" });
        Assert.Equal(200, (int)suggested["status"]!);
        Assert.IsType<JsonArray>(suggested["body"]!["options"] ?? suggested["body"]!["option_groups"]);

        // Whoever opens the app's home sees who they are.
        Assert.Equal(200, (int)(await ControlAsync("/event", new { payload = new { type = "event_callback", event_id = "EvHome", team_id = Id("team"), @event = new { type = "app_home_opened", user = Id("alice"), tab = "home", channel = "D1" } } }))["status"]!);
        log = await LogAsync(l => ((JsonArray)l["views"]!).Any(v => (string?)v!["type"] == "home"));
        Assert.Contains("alice", ((JsonArray)log["views"]!).Last(v => (string?)v!["type"] == "home")!["blocks"]!.ToJsonString());

        // In direct messages nobody needs to name the bot.
        var direct = (string)(await CallAsync("xoxp-alice", "conversations.open", new() { ["users"] = Id("bot") }))["channel"]!["id"]!;
        var whispered = (string)(await CallAsync("xoxp-alice", "chat.postMessage", new() { ["channel"] = direct, ["text"] = "who am I" }))["ts"]!;
        Assert.Contains("alice", (string)(await AnswerInAsync(direct, whispered, 1))["text"]!);

        // A long table is leafed through where it stands; what is longer than a message comes as a file.
        var all = await SayAsync("alice", "#ops", $"<@{Id("bot")}> list all resources");
        var listed = await AnswerAsync("#ops", all, 1);
        Assert.Contains((JsonArray)listed["blocks"]!, b => (string)b!["type"]! == "data_table");
        while (!(await RepliesAsync("#ops", all)).Any(m => m["files"] is JsonArray { Count: > 0 }))
            await Task.Delay(100, TestContext.Current.CancellationToken);

        // Slack asks whether the address is the bot's.
        var challenge = await ControlAsync("/event", new { payload = new { type = "url_verification", challenge = "3eZbrw1aB" } });
        Assert.Equal((200, "3eZbrw1aB"), ((int)challenge["status"]!, (string)challenge["body"]!["challenge"]!));

        // What is edited or another bot's is nobody's question.
        foreach (var said in new object[] { new { type = "message", subtype = "message_changed", channel = Id("#ops"), ts = "1.1" }, new { type = "app_mention", bot_id = "B1", user = Id("bob"), channel = Id("#ops"), ts = asked, thread_ts = asked, text = "list" } })
            Assert.Equal(200, (int)(await ControlAsync("/event", new { payload = new { type = "event_callback", event_id = $"Ev{Guid.NewGuid():N}", team_id = Id("team"), @event = said } }))["status"]!);

        // What is not Slack's, or not new, has no effect.
        var before = (await RepliesAsync("#ops", asked)).Count;
        foreach (var option in new object[] { new { badsig = true }, new { skew = -600 }, new { skew = 600 }, new { unsigned = true }, new { secret = "nope" } })
            Assert.Equal(401, (int)(await ControlAsync("/event", new { payload = Mention("EvForged", asked), opt = option }))["status"]!);
        Assert.Equal(200, (int)(await ControlAsync("/event", new { payload = Mention("EvTwice", asked) }))["status"]!);
        Assert.Equal(200, (int)(await ControlAsync("/event", new { payload = Mention("EvTwice", asked), opt = new { retry = 1 } }))["status"]!);
        await AnswerAsync("#ops", asked, 5);
        Assert.Equal(before + 1, (await RepliesAsync("#ops", asked)).Count);
        Assert.DoesNotContain(await RepliesAsync("#general", other), m => (string?)m["user"] == Id("bot"));
        Assert.All((JsonArray)(await LogAsync(_ => true))["deliveries"]!, d => Assert.True((bool)d!["success"]!));
    }

    /// <summary>The control listens a little after the workspace says that it is ready.</summary>
    private async Task<JsonObject> IdsAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return (JsonObject)JsonNode.Parse(await _control.GetStringAsync("/ids", cancellation))!;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, cancellation);
            }
        }
    }

    private object Mention(string id, string thread) => new
    {
        type = "event_callback",
        event_id = id,
        team_id = Id("team"),
        @event = new { type = "app_mention", user = Id("alice"), channel = Id("#ops"), ts = thread, thread_ts = thread, text = $"<@{Id("bot")}> what can you do?" },
    };

    private string Id(string name) => (string)_ids[name]!;

    private async Task<string> SayAsync(string user, string channel, string text, string? thread = null)
    {
        var said = await CallAsync($"xoxp-{user}", "chat.postMessage", new() { ["channel"] = Id(channel), ["text"] = text, ["thread_ts"] = thread });
        return (string)said["ts"]!;
    }

    /// <summary>The bot's answer of that number in a thread.</summary>
    private Task<JsonObject> AnswerAsync(string channel, string thread, int number) => AnswerInAsync(Id(channel), thread, number);

    private async Task<JsonObject> AnswerInAsync(string channel, string thread, int number)
    {
        using var limit = new CancellationTokenSource(s_limit);
        while (true)
        {
            // What has no blocks shows how a long answer comes along.
            var answers = (await RepliesInAsync(channel, thread)).Where(m => (string?)m["user"] == Id("bot") && m["blocks"] is JsonArray { Count: > 0 }).ToList();
            if (answers.Count >= number)
                return answers[number - 1];
            await Task.Delay(100, limit.Token);
        }
    }

    private Task<List<JsonObject>> RepliesAsync(string channel, string thread) => RepliesInAsync(Id(channel), thread);

    private async Task<List<JsonObject>> RepliesInAsync(string channel, string thread) =>
        [.. ((JsonArray)(await CallAsync("xoxp-alice", "conversations.replies", new() { ["channel"] = channel, ["ts"] = thread, ["limit"] = 200 }))["messages"]!).Skip(1).OfType<JsonObject>()];

    private async Task<JsonObject> LogAsync(Func<JsonObject, bool> ready)
    {
        using var limit = new CancellationTokenSource(s_limit);
        while (true)
        {
            var log = (JsonObject)JsonNode.Parse(await _control.GetStringAsync("/log", limit.Token))!;
            if (ready(log))
                return log;
            await Task.Delay(100, limit.Token);
        }
    }

    private async Task<JsonObject> ControlAsync(string path, object body) =>
        (JsonObject)JsonNode.Parse(await (await _control.PostAsJsonAsync(path, body)).Content.ReadAsStringAsync())!;

    private async Task<JsonObject> CallAsync(string token, string method, JsonObject arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = JsonContent.Create(arguments) };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await _api.SendAsync(request);
        var reply = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True((bool)reply["ok"]!, reply.ToJsonString());
        return reply;
    }

    private static IEnumerable<JsonObject> Elements(JsonObject message) => ((JsonArray)message["blocks"]!).SelectMany(b => b!["elements"] as JsonArray ?? []).OfType<JsonObject>().Where(e => e["action_id"] is not null);

    private string DirectoryYaml() => $$"""
        organization: { platforms: [slack], workspaces: [{{Id("team")}}] }
        accounts: [{ id: "111122223333", alias: acme-production }]
        people:
          - { name: alice, title: Admin, ids: ["slack:{{Id("alice")}}"], roles: { acme-production: "arn:aws:iam::111122223333:role/wheelhouse-admin" } }
        channels:
          - { id: "slack:{{Id("#ops")}}", name: "#ops", account: acme-production, region: us-east-1, mode: read-only }
          - { id: "slack:direct", name: direct, account: acme-production, region: us-east-1, mode: read-only }

        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
