using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Channels.Slack.Api;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Notifications;
using Bot.Notifications.Doors.Sns;
using Bot.Notifications.Incidents;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Tests.Notifications.Testing;

/// <summary>The whole bot on a port of this machine, with SNS and Slack played and its demo account behind it.</summary>
internal sealed class NotificationBot : IAsyncDisposable
{
    public const string Channel = "slack:C0OPS", Other = "slack:C0REST", Secret = "0123456789abcdef0123456789abcdef";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private BotHost _host = null!;

    public FakeSlack Slack { get; } = new();
    public FakeSns Sns { get; } = new();
    public TestClock Clock { get; } = new(Some.Time);
    public HttpClient Http { get; private set; } = null!;

    public Bot.DemoAccount.State.World World => _host.Demo!.World;

    public T Get<T>() where T : notnull => _host.App.Services.GetRequiredService<T>();

    /// <param name="rules">The rules in YAML, indented as under <c>rules:</c>.</param>
    /// <param name="channel">More keys of the channel.</param>
    /// <param name="isHurried">Posts are not paced.</param>
    /// <param name="mode">What the channel may do.</param>
    public static async Task<NotificationBot> StartAsync(string? rules = null, string channel = "", bool isHurried = true, string mode = "read-only")
    {
        var bot = new NotificationBot();
        bot.Slack.Answer("conversations.info", c => $$"""{"ok":true,"channel":{"id":"{{(string?)c.Arguments["channel"]}}","name":"ops"} }""");
        bot.Slack.Answer("users.info", """{"ok":true,"user":{"team_id":"T0ACME"}}""");
        var builder = BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Slack:BotToken", "xoxb-1", "--Slack:SigningSecret", SlackBench.Secret, "--Notifications:WebhookSecrets:0", $"grafana={Secret}", "--Notifications:WebhookSecrets:1", $"unlisted={Secret}"]);
        bot._host = await BotHost.BuildAsync(builder, bot.Clock, services =>
        {
            services.Replace(ServiceDescriptor.Singleton(new DirectorySource(DirectoryFile.Parse(new StringReader(DirectoryText(rules ?? Rules, channel, mode))))));
            services.AddHttpClient(SlackClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => bot.Slack);
            services.Replace(ServiceDescriptor.Singleton<ISnsFetch>(bot.Sns));
            if (isHurried)
                services.Replace(ServiceDescriptor.Singleton(s => new TokenBuckets(s.GetRequiredService<TimeProvider>(), isLimited: false)));
        });
        await bot._host.App.Services.OpenStoreAsync();
        bot._host.MapEndpoints();
        await bot._host.App.StartAsync();
        bot.Http = new() { BaseAddress = new(bot._host.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        return bot;
    }

    public const string Rules = """
            - { name: everything, channels: ["slack:C0OPS"], names: ["*"], severity: low }
        """;

    public static string DirectoryText(string rules, string channel = "", string mode = "read-only") => DirectoryFile.DemoText().ReplaceLineEndings("\n")
        .Replace("platforms: [playground, terminal]", "platforms: [playground, terminal, slack]\n  workspaces: [T0ACME]")
        .Replace("\"playground:ada\",", "\"playground:ada\", \"slack:U0ADA\",")
        .Replace("\"playground:dev\",", "\"playground:dev\", \"slack:U0DEV\",")
        .Replace("\"playground:omar\",", "\"playground:omar\", \"slack:U0OMAR\",")
        .Replace("\nchannels:\n", $$"""

            channels:
              - { id: "slack:C0OPS", name: "#ops", account: acme-production, region: us-east-1, mode: {{mode}}{{channel}} }
              - { id: "slack:C0REST", name: "#rest", account: acme-production, region: us-east-1, mode: read-only }

            """).Split("\nnotifications:")[0]
        + $"\nnotifications:\n  topics: [\"{FakeSns.Topic}\"]\n  webhooks: [grafana]\n  otherwise: [\"slack:C0REST\"]\n  rules:\n{rules}\n";

    public async Task<HttpStatusCode> SendAsync(JsonObject message) => (await PostAsync("/notifications/sns", message.ToJsonString())).StatusCode;

    /// <summary>As SNS sends it: JSON that calls itself text.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "text/plain") };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Http.SendAsync(request);
    }

    /// <summary>An alarm as CloudWatch sends it over SNS.</summary>
    public static string Alarm(string name, string state = "ALARM", string metric = "Errors", string function = "checkout-api") => new JsonObject
    {
        ["AlarmName"] = name,
        ["AlarmDescription"] = null,
        ["AWSAccountId"] = "111122223333",
        ["NewStateValue"] = state,
        ["NewStateReason"] = "Threshold Crossed: 3 datapoints were greater than 5.",
        ["StateChangeTime"] = "2026-11-20T11:58:00.000+0000",
        ["Region"] = "US East (N. Virginia)",
        ["AlarmArn"] = $"arn:aws:cloudwatch:us-east-1:111122223333:alarm:{name}",
        ["OldStateValue"] = state == "OK" ? "ALARM" : "OK",
        ["Trigger"] = new JsonObject
        {
            ["MetricName"] = metric,
            ["Namespace"] = "AWS/Lambda",
            ["StatisticType"] = "Statistic",
            ["Statistic"] = "SUM",
            ["Unit"] = null,
            ["Dimensions"] = new JsonArray(new JsonObject { ["value"] = function, ["name"] = "FunctionName" }),
            ["Period"] = 60,
            ["EvaluationPeriods"] = 3,
            ["ComparisonOperator"] = "GreaterThanThreshold",
            ["Threshold"] = 5.0,
        },
    }.ToJsonString();

    /// <summary>Ends when nothing waits any more: every step is run and every post delivered.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var store = Get<ITurnStore>();
        for (var quiet = 0; quiet < 2;)
        {
            var counts = await store.CountAsync(patience.Token);
            quiet = counts is { Waiting: 0, Deliveries: 0 } ? quiet + 1 : 0;
            await Task.Delay(5, patience.Token);
        }
    }

    /// <summary>Lets time pass, and what is due then happen.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        Clock.Advance(span);
        await Get<DueSteps>().HandOverAsync(Clock.Now, CancellationToken.None);
        await SettleAsync();
    }

    public Task<TurnResult> AskAsync(string text, string channel = "C0OPS", string user = "U0ADA") => Get<TurnRunner>().RunAsync(
        new Message(Guid.NewGuid().ToString("N"), new(Platform.Slack, "T0ACME", channel, "10.1"), new(user, user), text, Clock.Now), null, CancellationToken.None);

    public async Task<List<Incident>> IncidentsAsync(string channel = Channel)
    {
        var found = new List<Incident>();
        await foreach (var incident in Get<IncidentStore>().ListAsync(channel, CancellationToken.None))
            found.Add(incident);
        return found;
    }

    /// <summary>What stands in a call's blocks, as text.</summary>
    public static string TextOf(SlackCall call) => call.Arguments["blocks"]?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "";

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
        Slack.Dispose();
        Sns.Dispose();
    }
}
