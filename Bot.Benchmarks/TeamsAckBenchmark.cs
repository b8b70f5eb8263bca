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
using Microsoft.IdentityModel.Tokens;

namespace Bot.Benchmarks;

/// <summary>How soon every kind of thing that Teams sends is acknowledged, tokens checked, at a rate, while each AWS call takes 2 s. <c>teams-ack [SECONDS] [RATE]</c></summary>
internal static class TeamsAckBenchmark
{
    private const string App = "11111111-2222-3333-4444-555555555555", Tenant = "66666666-7777-8888-9999-000000000000", Issuer = "https://api.botframework.com", Bound = "100 ms";
    private const int People = 50;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private static readonly (string Kind, Func<int, string> Members)[] Kinds =
    [
        ("message in a chat", _ => "\"type\":\"message\",\"text\":\"list lambda functions\""),
        ("button as a message", _ => "\"type\":\"message\",\"replyToId\":\"m1\",\"value\":{\"wheelhouseAsk\":\"list s3 buckets\"}"),
        ("card action", _ => "\"type\":\"invoke\",\"name\":\"adaptiveCard/action\",\"replyToId\":\"m1\",\"value\":{\"action\":{\"type\":\"Action.Execute\",\"verb\":\"o\",\"data\":{\"wheelhouseAsk\":\"list ec2 instances\"}}}"),
        ("thumb", n => $"\"type\":\"invoke\",\"name\":\"message/fetchTask\",\"replyToId\":\"m{n}\",\"value\":{{\"data\":{{\"actionName\":\"feedback\",\"actionValue\":{{\"reaction\":\"dislike\"}}}}}}"),
        ("feedback", n => $"\"type\":\"invoke\",\"name\":\"message/submitAction\",\"replyToId\":\"m{n}\",\"value\":{{\"actionName\":\"feedback\",\"actionValue\":{{\"reaction\":\"dislike\",\"feedback\":\"{{}}\"}}}}"),
        ("dialog opened", _ => "\"type\":\"invoke\",\"name\":\"task/fetch\",\"value\":{\"data\":{\"wheelhouseDialog\":\"case\"}}"),
        ("dialog sent", _ => "\"type\":\"invoke\",\"name\":\"task/submit\",\"value\":{\"data\":{\"wheelhouseDialog\":\"investigate\",\"text\":\"checkout is slow\"}}"),
        ("search", _ => "\"type\":\"invoke\",\"name\":\"composeExtension/query\",\"value\":{\"parameters\":[{\"name\":\"name\",\"value\":\"web\"}]}"),
        ("reaction", n => $"\"type\":\"messageReaction\",\"replyToId\":\"m{n}\",\"reactionsAdded\":[{{\"type\":\"like\"}}]"),
        ("installation", _ => "\"type\":\"installationUpdate\",\"action\":\"add-upgrade\""),
    ];

    public static async Task RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 30;
        var rate = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        using var key = RSA.Create(2048);
        await using var teams = await TeamsDoubleAsync(key);
        await using var slow = await DemoAccountServer.StartAsync(new() { Latency = Slow });
        var folder = System.IO.Directory.CreateTempSubdirectory("teams-ack").FullName;
        var file = Path.Combine(folder, "directory.yaml");
        await File.WriteAllTextAsync(file, DirectoryYaml());
        var builder = BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0", "--MicrosoftAppId", App, "--MicrosoftAppPassword", "s3cret", "--MicrosoftAppTenantId", Tenant, "--Teams:AllowedServiceUrls", "127.0.0.1",
            "--ToBotFromChannelOpenIdMetadataUrl", $"{AddressOf(teams)}/metadata", "--ToChannelFromBotLoginUrl", $"{AddressOf(teams)}/login", "--Directory:File", file,
            "--Limits:MessagesPerMinute", "0", "--Limits:ChannelMessagesPerMinute", "0", "--Limits:TurnsAtOnce", "0", "--Limits:CallsPerHour", "0"]);
        builder.Logging.ClearProviders();
        await using var bot = await BotHost.BuildAsync(builder, TimeProvider.System, s => s.AddIdentity(AwsOptions.Read(builder.Configuration, []), slow), new StoreOptions(Path.Combine(folder, "bot.db"), null));
        bot.MapEndpoints();
        await bot.App.Services.OpenStoreAsync();
        await bot.App.StartAsync();
        var service = $"{AddressOf(teams)}/connector/";
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = new(AddressOf(bot.App)) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Token(key, service));

        Task<bool> One(int number) => OneAsync(client, service, number);
        await PacedLoad.SendAsync(One, 0, rate * 3, rate); // warm
        var (times, bad) = await PacedLoad.SendAsync(One, rate * 3, rate * seconds, rate);
        for (var kind = 0; kind < Kinds.Length; kind++)
            Figures.Print(Kinds[kind].Kind, [.. times.Where((_, i) => i % Kinds.Length == kind)], "ms", Bound);
        Figures.Print($"all, {rate} activities/s, tokens checked, AWS at {Slow.TotalSeconds:0} s a call", times, "ms", Bound);
        Console.WriteLine($"not acknowledged with 2xx: {bad}");
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> OneAsync(HttpClient client, string service, int number)
    {
        var person = number / Kinds.Length % People;
        var body = $$$"""{"id":"a{{{number}}}","channelId":"msteams","serviceUrl":"{{{service}}}","from":{"id":"29:{{{person}}}","aadObjectId":"{{{PersonId(person)}}}","name":"P"},"recipient":{"id":"28:{{{App}}}"},"conversation":{"id":"a:{{{person}}}","conversationType":"personal","tenantId":"{{{Tenant}}}"},"channelData":{"tenant":{"id":"{{{Tenant}}}"}},{{{Kinds[number % Kinds.Length].Members(number)}}}}""";
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await client.PostAsync("/api/messages", content);
        return response.IsSuccessStatusCode;
    }

    private static string Token(RSA key, string service)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var text = $"{Base64UrlEncoder.Encode("""{"alg":"RS256","typ":"JWT","kid":"k1"}""")}.{Base64UrlEncoder.Encode($$"""{"aud":"{{App}}","iss":"{{Issuer}}","nbf":{{now - 60}},"exp":{{now + 3600}},"serviceurl":"{{service}}"}""")}";
        return $"{text}.{Base64UrlEncoder.Encode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static async Task<WebApplication> TeamsDoubleAsync(RSA key)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var parameters = key.ExportParameters(false);
        app.MapGet("/metadata", (HttpRequest r) => Results.Json(new { issuer = Issuer, jwks_uri = $"http://{r.Host}/keys" }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { new { kty = "RSA", kid = "k1", use = "sig", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent), endorsements = new[] { "msteams" } } } }));
        app.MapPost("/login/oauth2/v2.0/token", () => Results.Json(new { access_token = "made-up", token_type = "Bearer", expires_in = 3600 }));
        app.MapGet("/connector/v3/conversations/{conversation}/members/{member}", (string member) => Results.Json(new { id = $"29:{member}", tenantId = Tenant, userRole = "user" }));
        app.Map("/connector/{**rest}", () => Results.Json(new { id = "m1" }));
        await app.StartAsync();
        return app;
    }

    private static string DirectoryYaml() => string.Join('\n',
    [
        $"organization: {{ platforms: [teams], tenants: [\"{Tenant}\"] }}",
        "accounts: [{ id: \"111122223333\", alias: acme-production }]",
        "people:",
        .. Enumerable.Range(0, People).Select(i => $"  - {{ name: u{i}, title: Person, ids: [\"teams:{PersonId(i)}\"], roles: {{ acme-production: \"arn:aws:iam::111122223333:role/wheelhouse-admin\" }} }}"),
        "channels:",
        "  - { id: \"teams:direct\", name: direct, account: acme-production, region: us-east-1, mode: read-only }",
        "",
    ]);

    private static string PersonId(int number) => $"aaaaaaaa-0000-0000-0000-{number:000000000000}";

    private static string AddressOf(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
