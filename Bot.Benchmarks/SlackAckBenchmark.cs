using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Bot.Conversations.Stores;
using Bot.DemoAccount;
using Bot.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Benchmarks;

/// <summary>How soon every kind of thing that Slack sends is acknowledged, at a rate, while each AWS call takes 2 s. <c>slack-ack [SECONDS] [RATE]</c></summary>
internal static class SlackAckBenchmark
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5", Bound = "100 ms";
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private static readonly (string Kind, string Path, Func<int, string> Body)[] Kinds =
    [
        ("mention", "/slack/events", n => Event(n, $$$"""{"type":"app_mention","user":"U00000{{{n % 50:000}}}","channel":"C00000001","ts":"{{{1000 + n}}}.1","text":"<@UB> list lambda functions"}""")),
        ("direct message", "/slack/events", n => Event(n, $$$"""{"type":"message","channel_type":"im","user":"U00000{{{n % 50:000}}}","channel":"D00000{{{n % 50:000}}}","ts":"{{{1000 + n}}}.1","text":"list ec2 instances"}""")),
        ("follow-up", "/slack/events", n => Event(n, $$$"""{"type":"message","channel_type":"channel","user":"U00000001","channel":"C00000001","ts":"{{{1000 + n}}}.1","thread_ts":"1000.1","text":"only the stopped ones"}""")),
        ("home opened", "/slack/events", n => Event(n, $$$"""{"type":"app_home_opened","user":"U00000{{{n % 50:000}}}","tab":"home","channel":"D1"}""")),
        ("command", "/slack/commands", n => $"user_id=U00000{n % 50:000}&channel_id=C00000001&team_id=T00000001&text=list+rds+instances&trigger_id=t{n}&response_url={Uri.EscapeDataString("http://127.0.0.1:1/respond")}"),
        ("button", "/slack/interactions", n => Payload($$$"""{"type":"block_actions","trigger_id":"t{{{n}}}","user":{"id":"U00000{{{n % 50:000}}}"},"team":{"id":"T00000001"},"channel":{"id":"C00000001"},"container":{"message_ts":"11.1","thread_ts":"10.1"},"actions":[{"action_id":"offer:x","value":"list s3 buckets"}]}""")),
        ("feedback", "/slack/interactions", n => Payload($$$"""{"type":"block_actions","trigger_id":"t{{{n}}}","user":{"id":"U00000{{{n % 50:000}}}"},"team":{"id":"T00000001"},"channel":{"id":"C00000001"},"container":{"message_ts":"11.1","thread_ts":"10.{{{n}}}"},"actions":[{"action_id":"feedback","value":"good"}]}""")),
        ("options as one types", "/slack/interactions", n => Payload($$$"""{"type":"block_suggestion","action_id":"resource","value":"we","user":{"id":"U00000{{{n % 50:000}}}"},"team":{"id":"T00000001"}}""")),
        ("message shortcut", "/slack/interactions", n => Payload($$$"""{"type":"message_action","callback_id":"investigate","trigger_id":"t{{{n}}}","user":{"id":"U00000{{{n % 50:000}}}"},"team":{"id":"T00000001"},"channel":{"id":"C00000001"},"message":{"ts":"{{{1000 + n}}}.1","text":"ALARM checkout-5xx"}}""")),
        ("modal", "/slack/interactions", n => Payload("""{"type":"view_submission","user":{"id":"U00000001"},"team":{"id":"T00000001"},"view":{"id":"VN","callback_id":"ask","private_metadata":"{\"Workspace\":\"T00000001\",\"Channel\":\"U00000001\",\"Thread\":\"home\"}","state":{"values":{"question":{"question":{"value":"list queues"}}}}}}""".Replace("VN", $"V{n}", StringComparison.Ordinal))),
    ];

    public static async Task RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 30;
        var rate = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        await using var slack = await SlackDoubleAsync();
        await using var slow = await DemoAccountServer.StartAsync(new() { Latency = Slow });
        var folder = System.IO.Directory.CreateTempSubdirectory("slack-ack").FullName;
        var file = Path.Combine(folder, "directory.yaml");
        await File.WriteAllTextAsync(file, DirectoryYaml());
        var builder = BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Slack:BotToken", "xoxb-1", "--Slack:SigningSecret", Secret, "--Slack:ApiBaseUrl", $"{AddressOf(slack)}/api/", "--Directory:File", file,
            "--Limits:MessagesPerMinute", "0", "--Limits:ChannelMessagesPerMinute", "0", "--Limits:TurnsAtOnce", "0", "--Limits:CallsPerHour", "0"]);
        builder.Logging.ClearProviders();
        await using var bot = await BotHost.BuildAsync(builder, TimeProvider.System, s => s.AddIdentity(AwsOptions.Read(builder.Configuration, []), slow), new StoreOptions(Path.Combine(folder, "bot.db"), null));
        bot.MapEndpoints();
        await bot.App.Services.OpenStoreAsync();
        await bot.App.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = new(AddressOf(bot.App)) };

        Task<bool> One(int number) => OneAsync(client, number);
        await PacedLoad.SendAsync(One, 0, rate * 3, rate); // warm
        var (times, bad) = await PacedLoad.SendAsync(One, rate * 3, rate * seconds, rate);
        for (var kind = 0; kind < Kinds.Length; kind++)
            Figures.Print(Kinds[kind].Kind, [.. times.Where((_, i) => i % Kinds.Length == kind)], "ms", Bound);
        Figures.Print($"all, {rate} requests/s, AWS at {Slow.TotalSeconds:0} s a call", times, "ms", Bound);
        Console.WriteLine($"not acknowledged with 200: {bad}");
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> OneAsync(HttpClient client, int number)
    {
        var (_, path, body) = Kinds[number % Kinds.Length];
        var bytes = Encoding.UTF8.GetBytes(body(number));
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(path == "/slack/events" ? "application/json" : "application/x-www-form-urlencoded");
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. bytes])));
        using var response = await client.SendAsync(request);
        return response.IsSuccessStatusCode;
    }

    private static string Event(int n, string e) => $$$"""{"type":"event_callback","event_id":"Ev{{{n}}}","team_id":"T00000001","authorizations":[{"user_id":"UB","is_bot":true}],"event":{{{e}}}}""";

    private static string Payload(string json) => "payload=" + Uri.EscapeDataString(json);

    private static async Task<WebApplication> SlackDoubleAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/api/users.info", () => Results.Json(new { ok = true, user = new { team_id = "T00000001" } }));
        app.MapPost("/api/{method}", () => Results.Json(new { ok = true, ts = "1.1", channel = new { id = "C1", name = "ops" } }));
        await app.StartAsync();
        return app;
    }

    private static string DirectoryYaml() => string.Join('\n',
    [
        "organization: { platforms: [slack], workspaces: [T00000001] }",
        "accounts: [{ id: \"111122223333\", alias: acme-production }]",
        "people:",
        .. Enumerable.Range(0, 50).Select(i => $"  - {{ name: u{i}, title: Person, ids: [\"slack:U00000{i:000}\"], roles: {{ acme-production: \"arn:aws:iam::111122223333:role/wheelhouse-admin\" }} }}"),
        "channels:",
        "  - { id: \"slack:C00000001\", name: \"#ops\", account: acme-production, region: us-east-1, mode: read-only }",
        "  - { id: \"slack:direct\", name: direct, account: acme-production, region: us-east-1, mode: read-only }",
        "",
    ]);

    private static string AddressOf(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
