using Bot.Settings;
using Bot.Tests.Testing;

namespace Bot.Tests.Settings;

/// <summary>docs/operating.md tells every setting, and none that does not exist.</summary>
public sealed partial class OperatingPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operating.md"));

    [Fact]
    public void Page_TellsEverySetting() => Assert.DoesNotContain(KnownSettings.All.Select(s => s.Key), k => !Page.Contains($"`{k}`", StringComparison.Ordinal));

    [Fact]
    public void Page_TellsNoSettingThatDoesNotExist() =>
        Assert.DoesNotContain(Keys().Matches(Page).Select(m => m.Groups[1].Value), k => KnownSettings.Sections.Contains(k.Split(':')[0]) && KnownSettings.All.All(s => s.Key != k));

    [System.Text.RegularExpressions.GeneratedRegex("`([A-Z][A-Za-z]+:[A-Z][A-Za-z]+)`")]
    private static partial System.Text.RegularExpressions.Regex Keys();
}
