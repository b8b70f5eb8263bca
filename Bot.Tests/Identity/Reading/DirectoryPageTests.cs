using Bot.Identity.Reading;
using Bot.Tests.Testing;

namespace Bot.Tests.Identity.Reading;

/// <summary>docs/directory.md: its example is taken as it stands, and holds every key there is.</summary>
public sealed class DirectoryPageTests
{
    private static readonly string s_example = Example();

    [Fact]
    public void Example_IsTaken_WithoutAFaultOrAWarningButTheUnusedRole()
    {
        var reading = DirectoryReader.Read(s_example);
        Assert.Empty(reading.Faults);
        Assert.Contains("allowChannelRoles", Assert.Single(reading.Warnings).ToString(), StringComparison.Ordinal);
        var directory = reading.Directory!;
        Assert.Equal((2, 2, 1, 3), (directory.Accounts.Length, directory.People.Length, directory.Groups.Length, directory.Channels.Length));
        Assert.Equal("group:sre", directory.Channels[0].Approvers[1]);
    }

    /// <summary>A key that the reader knows and the page does not would be a fault here: the sections name their keys in the source.</summary>
    [Fact]
    public void Example_HoldsEveryKeyThatTheReaderTakes()
    {
        var missing = new List<string>();
        foreach (var file in System.IO.Directory.GetFiles(Path.Combine(Repository.Root, "Bot", "Identity", "Reading"), "*Section.cs"))
        {
            foreach (var keys in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), @"(?:Inner|Sections)\(\s*((?:""\w+"",?\s*)+)\)").Select(m => m.Groups[1].Value))
                missing.AddRange(System.Text.RegularExpressions.Regex.Matches(keys, @"\w+").Select(m => m.Value).Where(k => !s_example.Contains(k + ":", StringComparison.Ordinal)));
        }
        Assert.Empty(missing);
    }

    private static string Example()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "directory.md"));
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
