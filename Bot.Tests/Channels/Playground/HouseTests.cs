using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Channels.Playground;

/// <summary>The whole house as the first command starts it: page, question, calls to the demo account, answer.</summary>
[Collection(nameof(Browser))]
public sealed class HouseTests(Browser browser) : IAsyncLifetime
{
    private BotHost _house = null!;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await BotHost.BuildAsync(BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0"]), TimeProvider.System);
        _house.MapEndpoints();
        await _house.App.StartAsync();
        _address = new(_house.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    [Fact]
    public async Task Question_IsAnsweredFromTheDemoAccount_InTheBrowser()
    {
        var page = await browser.OpenAsync(_address);
        await Expect(page.Locator("#mode")).ToHaveTextAsync("Demo account");
        await PageTests.AskAsync(page, "list EC2 instances");
        await Expect(page.Locator(".context")).ToContainTextAsync("acme-production (111122223333)");
        await Expect(page.Locator(".table tbody tr").First).ToContainTextAsync("i-0");
        await page.GetByText("How I know this").ClickAsync();
        await Expect(page.Locator(".calls tbody tr").First).ToContainTextAsync("ec2:DescribeInstances");
        await Expect(page.Locator(".calls tbody tr").First).ToContainTextAsync("200");
        await PageTests.PictureAsync(page, "house");
        Assert.Empty(browser.Faults[page]);
    }

    [Fact]
    public async Task Breakdown_OverAllRegions_IsDrawnAsAChart_InTheBrowser()
    {
        var page = await browser.OpenAsync(_address, height: 1100);
        await PageTests.AskAsync(page, "Break down EC2 instances by type in all Regions");
        await Expect(page.Locator(".context")).ToContainTextAsync("17 Regions");
        await Expect(page.Locator(".context")).ToContainTextAsync("17 calls");
        await Expect(page.Locator(".chart rect").First).ToBeVisibleAsync();
        await PageTests.AskAsync(page, "What are the 5 largest EBS volumes?");
        await Expect(page.Locator(".turn").Last.Locator(".table tbody tr")).ToHaveCountAsync(5);
        await page.Locator(".log").EvaluateAsync("e => e.scrollTop = 0");
        Assert.True(await page.Locator("#side").EvaluateAsync<bool>("e => e.scrollWidth <= e.clientWidth"));
        await PageTests.PictureAsync(page, "house-breakdown");
        Assert.Empty(browser.Faults[page]);
    }

    [Fact]
    public async Task Person_WithoutARole_IsRefused_InTheBrowser()
    {
        var page = await browser.OpenAsync(_address);
        await page.GetByLabel("You are").SelectOptionAsync("nina");
        await PageTests.AskAsync(page, "list EC2 instances");
        await Expect(page.Locator(".refusal")).ToContainTextAsync("You have no role in account acme-production (111122223333)");
        await Expect(page.Locator(".context")).ToContainTextAsync("no calls");
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
