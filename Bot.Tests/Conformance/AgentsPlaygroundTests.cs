using System.Text.RegularExpressions;
using Bot.Tests.Notifications.Testing;
using Bot.Tests.Testing;
using Microsoft.Playwright;

namespace Bot.Tests.Conformance;

/// <summary>The bot in Microsoft's own Teams client for bots, with a real browser: somebody writes, presses, reads. Pictures go to <c>artifacts/teams</c>.</summary>
public sealed class AgentsPlaygroundTests
{
    private const string Chromium = "/usr/bin/chromium", BotName = "Test Bot", Instance = "i-0a1b2c3d4e5f67890";
    private const int Limit = 30_000, Try = 3_000, Tries = 10, SideBar = 320, LogPanel = 1050;
    private string _pictures = "";
    private int _picture;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Teams_IsServed_InEveryWayThatItHas(bool withTokens)
    {
        var program = Tool.Find("TEAMS_EMULATOR", Tool.Playground);
        if (!File.Exists(Chromium))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{Chromium} is not installed, and CI requires it.");
            Assert.Skip($"{Chromium} is not installed.");
        }
        _pictures = System.IO.Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", withTokens ? "teams-auth" : "teams")).FullName;
        await using var rig = await AgentsPlayground.StartAsync(program, withTokens);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 900 } });
        page.SetDefaultTimeout(Limit);
        // The client's fonts and telemetry lie elsewhere; nothing is asked there.
        await page.RouteAsync("**/*", r => new Uri(r.Request.Url) is { IsLoopback: false, Scheme: "http" or "https" or "ws" or "wss" } ? r.AbortAsync() : r.ContinueAsync());
        await page.GotoAsync(rig.Page.ToString());
        await PersonalAsync(page);
        await ChannelAsync(page);
        await NotifiedAsync(page, rig);
        await GroupAsync(page);
        if (rig.Entra is { } entra)
            await TokensAsync(rig, entra);
    }

    private async Task PersonalAsync(IPage page)
    {
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
        Assert.Equal(0, await InChatAsync(page, "waits for approval"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await SayAsync(page, "home");
        await SeeAsync(page, "home", "Channels and their guardrails");
    }

    private async Task ChannelAsync(IPage page)
    {
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
    }

    /// <summary>Nobody asked: an alarm comes to the channel, and its card follows what becomes of it.</summary>
    private async Task NotifiedAsync(IPage page, AgentsPlayground rig)
    {
        using var http = new HttpClient { BaseAddress = rig.BotAddress };
        foreach (var (state, seen) in new[] { ("firing", "checkout is slow"), ("resolved", "over since") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "notifications/webhook/drive")
            {
                Content = new StringContent($$"""{"version":"4","groupKey":"g1","status":"{{state}}","alerts":[{"status":"{{state}}","labels":{"alertname":"checkout is slow","severity":"critical"},"annotations":{"summary":"p99 over 2 s"},"startsAt":"2026-11-20T11:58:00Z","endsAt":"2026-11-20T12:58:00Z","fingerprint":"f1"}]}""", System.Text.Encoding.UTF8, "application/json"),
                Headers = { Authorization = new("Bearer", NotificationBot.Secret) },
            };
            using var answer = await http.SendAsync(request);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
            await SeeAsync(page, $"alarm-{state}", seen);
        }
    }

    private async Task GroupAsync(IPage page)
    {
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

    /// <summary>Tokens went both ways, and without a good one nothing is taken.</summary>
    private static async Task TokensAsync(AgentsPlayground rig, PlayedEntra entra)
    {
        Assert.Contains(PlayedEntra.App, entra.Audiences);
        Assert.Contains("https://api.botframework.com", entra.Audiences);
        using var http = new HttpClient { BaseAddress = rig.BotAddress };
        foreach (var token in new[] { null, "x.y.z", entra.TokenForBot(isForged: true) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages") { Content = new StringContent("""{"type":"message"}""", System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Authorization = token is null ? null : new("Bearer", token);
            using var answer = await http.SendAsync(request);
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    /// <summary>How often a text stands in the chat; the list at the left shows every chat's last words, and the log at the right tells of everything.</summary>
    private static async Task<int> InChatAsync(IPage page, string text)
    {
        var count = 0;
        foreach (var found in await page.GetByText(text).AllAsync())
            count += await found.BoundingBoxAsync() is { X: > SideBar and < LogPanel } ? 1 : 0;
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
        // The client makes the list anew when it hears of members, and then the one that was open takes no press.
        for (var tries = 1; ; tries++)
        {
            await box.ClickAsync();
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.TypeAsync("@");
            try
            {
                await page.GetByRole(AriaRole.Menuitem, new() { Name = BotName }).Last.ClickAsync(new() { Timeout = Try });
                return;
            }
            catch (TimeoutException) when (tries < Tries)
            {
                await page.Keyboard.PressAsync("Escape");
            }
        }
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
}
