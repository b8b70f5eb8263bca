using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Bot.Tests.Conformance;

/// <summary>The whole bot in Microsoft's own Teams client for bots, with a real browser: somebody writes, presses, reads. Pictures go to <c>artifacts/teams</c>.</summary>
public sealed class AgentsPlaygroundTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium", BotName = "Test Bot", Instance = "i-0a1b2c3d4e5f67890";
    private const int Limit = 30_000, LogPanel = 1050;
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("agents-playground").FullName;
    private readonly string _pictures = System.IO.Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "teams")).FullName;
    private Process? _playground;
    private BotHost? _bot;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private HttpClient _api = null!;
    private int _picture;

    public async ValueTask InitializeAsync()
    {
        if (Tool.Path("TEAMS_EMULATOR", Tool.Playground) is not { } program || !File.Exists(Chromium))
            return;
        var (bot, port) = (FreePort(), FreePort());
        _playground = Tool.Start(program, ["serve"], new Dictionary<string, string> { ["PGPORT"] = $"{port}", ["BOT"] = $"http://127.0.0.1:{bot}/api/messages" });
        _ = _playground.StandardOutput.ReadToEndAsync();
        _ = _playground.StandardError.ReadToEndAsync();
        _api = new() { BaseAddress = new($"http://127.0.0.1:{port}/") };
        var config = await ConfigAsync();
        var directory = Path.Combine(_folder, "directory.yaml");
        await File.WriteAllTextAsync(directory, DirectoryYaml(config));
        var builder = BotHost.CreateBuilder(["--urls", $"http://127.0.0.1:{bot}", "--Teams:DangerouslyAllowUnauthenticated", "true", "--Directory:File", directory]);
        builder.Logging.ClearProviders();
        _bot = await BotHost.BuildAsync(builder, TimeProvider.System);
        _bot.MapEndpoints();
        await _bot.App.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_playground is not null)
        {
            _playground.Kill(entireProcessTree: true);
            await _playground.WaitForExitAsync();
            _playground.Dispose();
        }
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Teams_IsServed_InEveryWayThatItHas()
    {
        Tool.Find("TEAMS_EMULATOR", Tool.Playground);
        if (_browser is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{Chromium} is not installed, and CI requires it.");
            Assert.Skip($"{Chromium} is not installed.");
        }
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 900 } });
        page.SetDefaultTimeout(Limit);
        // The client's fonts and telemetry lie elsewhere; nothing is asked there.
        await page.RouteAsync("**/*", r => new Uri(r.Request.Url) is { IsLoopback: false, Scheme: "http" or "https" or "ws" or "wss" } ? r.AbortAsync() : r.ContinueAsync());
        await page.GotoAsync(_api.BaseAddress!.ToString());

        // The bot writes first where it was added: the greeting is nobody's answer.
        await SeeAsync(page, "greeting", "Ask me about your AWS accounts");

        await SayAsync(page, "list ec2 instances");
        await SeeAsync(page, "personal", "14 EC2 instances");
        await page.GetByRole(AriaRole.Button, new() { Name = "Break down by type" }).Last.ClickAsync();
        await SeeAsync(page, "button", "by instance type");

        // A plan: its button says at once that it arrived, and its card is replaced.
        await SayAsync(page, $"stop instance {Instance}");
        await SeeAsync(page, "plan", "waits for approval");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).Last.ClickAsync();
        await SeeAsync(page, "plan-over", "Withdrawn by alex");
        await SeeAsync(page, "card-replaced", "It is|rejected");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        // A channel: the mention opens a thread, which goes on.
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "My Team - General" }).ClickAsync();
        await page.GetByText("Start a new post").WaitForAsync();
        var post = page.Locator("div[role=textbox]").First;
        await MentionAsync(page, post);
        await page.Keyboard.TypeAsync(" who am I");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
        await SeeAsync(page, "channel", "You are");
        await MentionAsync(page, page.Locator("div[role=textbox]").Nth(1));
        await page.Keyboard.TypeAsync(" list s3 buckets");
        await page.GetByLabel("Send Message").First.ClickAsync();
        await SeeAsync(page, "thread", "13 S3 buckets");

        // A group chat that nobody listed: the denial goes to the chat with who asked, the others learn nothing.
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Group Chat" }).ClickAsync();
        var box = page.Locator("div[role=textbox]").Last;
        await box.WaitForAsync();
        await MentionAsync(page, box);
        await page.Keyboard.TypeAsync(" list lambda functions");
        await page.GetByLabel("Send Message").ClickAsync();
        await SeeAsync(page, "group", "for you alone");
        Assert.Equal(0, await InChatAsync(page, "is not in the directory"));
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Personal Chat" }).ClickAsync();
        await SeeAsync(page, "denied", "is not in the directory");
    }

    /// <summary>How often a text stands in the chat; the client's log, at its right edge, tells of everything.</summary>
    private static async Task<int> InChatAsync(IPage page, string text)
    {
        var count = 0;
        foreach (var found in await page.GetByText(text).AllAsync())
            count += await found.BoundingBoxAsync() is { X: < LogPanel } ? 1 : 0;
        return count;
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.Locator("div[role=textbox]").Last.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.GetByLabel("Send Message").ClickAsync();
    }

    private static async Task MentionAsync(IPage page, ILocator box)
    {
        await box.ClickAsync();
        await page.Keyboard.TypeAsync("@");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = BotName }).ClickAsync();
    }

    private async Task SeeAsync(IPage page, string name, string pattern)
    {
        try
        {
            await page.GetByText(new Regex(pattern)).Last.WaitForAsync();
        }
        finally
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(_pictures, $"{++_picture:00}-{name}.png") });
        }
    }

    private async Task<JsonNode> ConfigAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(Limit));
        while (true)
        {
            try
            {
                return JsonNode.Parse(await _api.GetStringAsync("_internal/v1/config", limit.Token))!["config"]!;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(200, limit.Token);
            }
        }
    }

    private static string DirectoryYaml(JsonNode config) => $$"""
        organization: { platforms: [teams], tenants: ["{{config["tenantId"]}}"], admins: [alex] }
        accounts: [{ id: "111122223333", alias: acme-production }]
        people:
          - { name: alex, title: Admin, ids: ["teams:{{config["currentUser"]!["aadObjectId"]}}"], roles: { acme-production: "arn:aws:iam::111122223333:role/wheelhouse-admin" } }
        channels:
          - { id: "teams:direct", name: direct, account: acme-production, region: us-east-1, mode: full, approvers: [alex], ownApproval: true }
          - { id: "teams:{{config["teams"]![0]!["channels"]![0]!["id"]}}", name: General, account: acme-production, region: us-east-1, mode: read-only }

        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
