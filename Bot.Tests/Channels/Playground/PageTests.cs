using Microsoft.Playwright;

namespace Bot.Tests.Channels.Playground;

[Collection(nameof(Browser))]
public sealed class PageTests(PlaygroundHost host, Browser browser) : IClassFixture<PlaygroundHost>
{
    [Fact]
    public async Task Question_IsAnsweredWithTableNotesAndSources()
    {
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "list instances");
        await Expect(page.Locator(".card .result")).ToHaveTextAsync("30 EC2 instances in us-east-1, 10 of them running.");
        await Expect(page.Locator(".context")).ToContainTextAsync("ada as wheelhouse-admin");
        await Expect(page.Locator(".context")).ToContainTextAsync("acme-production (111122223333)");
        await Expect(page.Locator(".context")).ToContainTextAsync("2 calls");
        await Expect(page.Locator(".table tbody tr")).ToHaveCountAsync(10);
        await Expect(page.Locator(".table .count")).ToHaveTextAsync("30 rows of 42");
        await Expect(page.Locator(".notes li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".sources a")).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Expect(page.Locator("#announce")).ToContainTextAsync("30 EC2 instances in us-east-1");
        await PictureAsync(page, "answer");
        Assert.Empty(browser.Faults[page]);
    }

    [Fact]
    public async Task Table_SortsByColumnBothWaysAndShowsAll_WhenPressed()
    {
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "list instances");
        var cpu = page.GetByRole(AriaRole.Columnheader, new() { Name = "vCPUs" });
        await cpu.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(cpu).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(page.Locator(".table tbody tr").First.Locator("td").Nth(4)).ToHaveTextAsync("8");
        await cpu.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(cpu).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(page.Locator(".table tbody tr").First.Locator("td").Nth(4)).ToHaveTextAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all 30 rows" }).ClickAsync();
        await Expect(page.Locator(".table tbody tr")).ToHaveCountAsync(30);
    }

    [Theory]
    [InlineData("TSV", "Name\tId\tType")]
    [InlineData("CSV", "Name,Id,Type")]
    [InlineData("Markdown", "| Name | Id | Type")]
    public async Task Table_IsCopiedWhole_InTheChosenFormat(string format, string begin)
    {
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "list instances");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Copy as {format}" }).ClickAsync();
        await Expect(page.Locator("#announce")).ToHaveTextAsync($"Table copied as {format}");
        var text = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith(begin, text);
        Assert.Equal(format == "Markdown" ? 32 : 31, text.Split('\n').Length);
        Assert.Contains("web-30", text);
    }

    [Fact]
    public async Task Proof_ShowsCallsWithParametersErrorsAndTheReading_WhenOpened()
    {
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "list instances");
        await page.GetByText("How I know this").ClickAsync();
        var calls = page.Locator(".calls tbody");
        await Expect(calls.Locator("tr").First).ToContainTextAsync("ec2:DescribeInstances");
        await Expect(calls).ToContainTextAsync("UnauthorizedOperation You are not authorized");
        await calls.Locator("summary").First.ClickAsync();
        await Expect(calls.Locator("pre").First).ToContainTextAsync("instance-state-name");
        await page.GetByText("How I read your question").ClickAsync();
        await Expect(page.Locator(".reading")).ToContainTextAsync("state = running");
        await Expect(page.Locator(".because")).ToContainTextAsync("“instances” means ec2-instance");
        await PictureAsync(page, "proof");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy ec2:DescribeInstances as AWS CLI command" }).First.ClickAsync();
        await Expect(page.Locator("#announce")).ToHaveTextAsync("Command copied");
        Assert.Equal(
            """aws ec2 describe-instances --region us-east-1 --cli-input-json '{"Filters":[{"Name":"instance-state-name","Values":["running","stopped"]}]}'""",
            await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Offer_SendsItsMessage_AndConfirmsOnlyWhereItSaysSo()
    {
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "open a case");
        await page.GetByRole(AriaRole.Button, new() { Name = "File the case" }).ClickAsync();
        await Expect(page.Locator(".turn")).ToHaveCountAsync(2);
        await Expect(page.Locator(".turn").Last.Locator(".result")).ToContainTextAsync("Filed case");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the severity" }).ClickAsync();
        await Expect(page.Locator(".turn").Last.Locator(".result")).ToContainTextAsync("This is the draft");
    }

    [Fact]
    public async Task Refusal_NamesTheLayerThatSaidNo()
    {
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "delete the instance");
        await Expect(page.Locator(".refusal")).ToContainTextAsync("Refused by the approval rule");
        await Expect(page.Locator(".refusal")).ToContainTextAsync("nothing was sent to AWS");
        await PictureAsync(page, "refusal");
    }

    [Fact]
    public async Task Person_AndChannel_AreSentWithTheMessage_WhenChosen()
    {
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "list instances");
        await page.GetByLabel("You are").SelectOptionAsync("dev");
        await page.GetByLabel("in", new() { Exact = true }).SelectOptionAsync("staging");
        await Expect(page.Locator(".turn")).ToHaveCountAsync(0);
        await AskAsync(page, "list instances");
        await Expect(page.Locator(".context")).ToContainTextAsync("dev as wheelhouse-developer");
        await Expect(page.Locator(".context")).ToContainTextAsync("acme-staging (444455556666)");
        await page.GetByRole(AriaRole.Button, new() { Name = "list instances #ops" }).ClickAsync();
        await Expect(page.Locator(".context")).ToContainTextAsync("acme-production");
        await Expect(page.GetByLabel("in", new() { Exact = true })).ToHaveValueAsync("ops");
    }

    [Fact]
    public async Task Conversation_IsKept_WhenThePageIsReloaded()
    {
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "open a case");
        await page.ReloadAsync();
        await Expect(page.Locator(".turn .result")).ToHaveTextAsync("This is the draft. File it?");
    }

    [Fact]
    public async Task Turn_ShowsThatItWorks_AndStops_WhenEscapeIsPressed()
    {
        var page = await browser.OpenAsync(host.Address);
        await page.GetByLabel("Your question").FillAsync("wait for it");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".progress")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".stopped")).ToContainTextAsync("Stopped.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Progress_NamesTheCallUnderWay()
    {
        var page = await browser.OpenAsync(host.Address);
        await page.GetByLabel("Your question").FillAsync("call slowly");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".progress")).ToContainTextAsync("Asking ec2:DescribeVpcs in us-east-1");
        await Expect(page.Locator(".progress")).ToContainTextAsync("0 of 1 call answered");
        host.ReleaseAws();
        await Expect(page.Locator(".card .context")).ToContainTextAsync("3 calls");
    }

    [Fact]
    public async Task Charts_HaveAxesLegendAndTheirValuesAsATable()
    {
        var page = await browser.OpenAsync(host.Address, height: 1300);
        await AskAsync(page, "spend last month");
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new("Daily spend: 30 points, from \\$340.00 to \\$") })).ToBeVisibleAsync();
        await Expect(page.Locator(".chart").First.Locator("svg path")).ToHaveCountAsync(2);
        await Expect(page.Locator(".chart").First.Locator(".legend li")).ToHaveTextAsync(["October", "September"]);
        await Expect(page.Locator(".chart").First.Locator("text.tick").First).ToHaveTextAsync("$325");
        await Expect(page.Locator(".chart").Last.Locator("rect")).ToHaveCountAsync(5);
        await Expect(page.Locator(".chart").Last.Locator("text.value").First).ToHaveTextAsync("$6,210.50");
        await page.GetByText("Show the values as a table").Last.ClickAsync();
        await Expect(page.Locator(".chart").Last.Locator("tbody tr")).ToHaveCountAsync(5);
        await PictureAsync(page, "charts");
    }

    [Fact]
    public async Task HostileText_StaysText_WhereverItStands()
    {
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "hostile <img src=x onerror=alert(1)>");
        await Expect(page.Locator(".card .result")).ToContainTextAsync("<img src=x onerror=");
        await Expect(page.Locator(".table td").First).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        Assert.Equal(0, await page.Locator("#log img, #log a[href^=javascript]").CountAsync());
        Assert.Equal("Wheelhouse playground", await page.TitleAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy as CSV" }).ClickAsync();
        await Expect(page.Locator("#announce")).ToHaveTextAsync("Table copied as CSV");
        Assert.Contains("'=cmd()", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Answer_SaysThatSomethingBroke_WhenAHandlerThrows()
    {
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "break");
        await Expect(page.Locator(".card.failed")).ToContainTextAsync("Something broke while answering");
    }

    internal static async Task AskAsync(IPage page, string question)
    {
        var turns = await page.Locator(".turn").CountAsync();
        await page.GetByLabel("Your question").FillAsync(question);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.Locator(".turn")).ToHaveCountAsync(turns + 1);
        await Expect(page.Locator(".turn").Last.Locator(".card")).ToBeVisibleAsync();
    }

    internal static Task PictureAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Browser.Pictures, $"{name}.png") });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
