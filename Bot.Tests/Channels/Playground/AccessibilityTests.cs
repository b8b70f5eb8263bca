using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Channels.Playground;

[Collection(nameof(Browser))]
public sealed class AccessibilityTests(PlaygroundHost host, Browser browser) : IClassFixture<PlaygroundHost>
{
    /// <summary>Controls without a name, ids used twice, headers without scope, tables without caption, text with too little contrast.</summary>
    private const string Faults =
        """
        () => {
          const faults = [];
          const name = e => (e.getAttribute('aria-label') || (e.labels && [...e.labels].map(l => l.textContent).join(' ')) || e.textContent || e.title || '').trim();
          for (const e of document.querySelectorAll('button, select, textarea, input, a[href], summary, [role=region], [role=img], nav, article'))
            if (!name(e)) faults.push('no name: ' + e.outerHTML.slice(0, 120));
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          for (const id of new Set(ids)) if (ids.filter(i => i === id).length > 1) faults.push('id twice: ' + id);
          for (const t of document.querySelectorAll('table')) if (!t.caption?.textContent) faults.push('table without caption');
          for (const t of document.querySelectorAll('th')) if (!t.scope) faults.push('header without scope: ' + t.textContent);
          for (const e of document.querySelectorAll('img')) if (!e.hasAttribute('alt')) faults.push('image without alt');
          const parse = c => c.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => { const f = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
          const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
          for (const e of document.querySelectorAll('body *')) {
            const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
            const box = e.getBoundingClientRect();
            if (!own || box.width < 2 || getComputedStyle(e).visibility === 'hidden' || e.closest('.sr, option')) continue;
            const style = getComputedStyle(e);
            const [a, b] = [light(parse(e instanceof SVGElement ? style.fill : style.color)), light(ground(e))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)}: ${e.localName}.${e.className.baseVal ?? e.className} "${e.textContent.slice(0, 40)}"`);
          }
          return faults;
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Page_HasNamesCaptionsScopesAndContrast_InLightAndDark(ColorScheme scheme)
    {
        var page = await browser.OpenAsync(host.Address, height: 2400, scheme: scheme);
        Assert.Empty(await page.EvaluateAsync<string[]>(Faults));
        await PageTests.PictureAsync(page, $"welcome-{scheme.ToString().ToLowerInvariant()}");
        foreach (var question in new[] { "list instances", "spend", "how to encrypt", "delete it", "vague", "break" })
            await PageTests.AskAsync(page, question);
        foreach (var summary in await page.Locator("summary").AllAsync())
            if (await summary.IsVisibleAsync())
                await summary.ClickAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(Faults));
        await PageTests.PictureAsync(page, $"everything-{scheme.ToString().ToLowerInvariant()}");
    }

    [Fact]
    public async Task Theme_Changes_WhenTheButtonIsPressed_AndIsKept()
    {
        var page = await browser.OpenAsync(host.Address);
        var ground = () => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        var light = await ground();
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Dark mode" });
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        var dark = await ground();
        Assert.NotEqual(light, dark);
        await page.ReloadAsync();
        Assert.Equal(dark, await ground());
    }

    [Fact]
    public async Task Everything_WorksByKeyboardAlone()
    {
        var page = await browser.OpenAsync(host.Address);
        await Expect(page.GetByLabel("Your question")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("first line");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.TypeAsync("list instances");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".words")).ToHaveTextAsync("first line\nlist instances");
        await Expect(page.Locator(".card")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Your question")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.GetByLabel("Your question")).ToHaveValueAsync("first line\nlist instances");
        await page.GetByLabel("Your question").FillAsync("");

        await TabToAsync(page, "vCPUs");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "vCPUs" })).ToHaveAttributeAsync("aria-sort", "descending");
        await TabToAsync(page, "Show all 30 rows");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".table tbody tr")).ToHaveCountAsync(30);
        await TabToAsync(page, "How I know this");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".calls")).ToBeVisibleAsync();
        await TabToAsync(page, "Only the stopped ones", backwards: true);
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".turn")).ToHaveCountAsync(2);
        await Expect(page.Locator(".turn").First.Locator(".calls")).ToBeVisibleAsync();
        await Expect(page.Locator(".turn").First.Locator(".table tbody tr")).ToHaveCountAsync(30);
        Assert.Equal("Only the stopped ones", await page.EvaluateAsync<string>("document.activeElement.textContent"));
    }

    [Fact]
    public async Task Page_DoesNotScrollSideways_OnAPhone()
    {
        var page = await browser.OpenAsync(host.Address, width: 360, height: 740);
        await AssertFitsAsync(page);
        await PageTests.PictureAsync(page, "phone-welcome");
        foreach (var question in new[] { "list instances", "how to", "delete it", new string('x', 300), "hostile", "spend" })
        {
            await PageTests.AskAsync(page, question);
            foreach (var summary in await page.Locator(".turn:last-child summary").AllAsync())
                if (await summary.IsVisibleAsync())
                    await summary.ClickAsync();
            await AssertFitsAsync(page);
        }
        await PageTests.PictureAsync(page, "phone-charts");
        await page.Locator(".turn").First.ScrollIntoViewIfNeededAsync();
        await PageTests.PictureAsync(page, "phone-answer");

        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Conversations" });
        await menu.ClickAsync();
        await Expect(menu).ToHaveAttributeAsync("aria-expanded", "true");
        await PageTests.PictureAsync(page, "phone-menu");
        await page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).First.ClickAsync();
        await Expect(page.Locator(".welcome")).ToBeVisibleAsync();
    }

    private static async Task AssertFitsAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth && document.getElementById('log').scrollWidth <= document.getElementById('log').clientWidth ? []
              : [...document.querySelectorAll('#log *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, pre')).map(e => e.outerHTML.slice(0, 100))
            """);
        Assert.Empty(wide);
    }

    private static async Task TabToAsync(IPage page, string name, bool backwards = false)
    {
        for (var i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
            if (await page.EvaluateAsync<bool>("n => document.activeElement.textContent.startsWith(n) && document.activeElement.matches('button, summary')", name))
                return;
        }
        Assert.Fail($"'{name}' cannot be reached with Tab.");
    }
}
