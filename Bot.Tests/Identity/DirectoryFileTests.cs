using Bot.Identity;
using Bot.Identity.Reading;

namespace Bot.Tests.Identity;

public sealed class DirectoryFileTests
{
    [Fact]
    public void Demo_HasFivePeople_FourChannels_AndTheTerminalsAdmin()
    {
        var directory = DirectoryFile.Demo();
        Assert.Equal(["ada", "dev", "fin", "nina", "omar"], directory.People.Select(p => p.Name));
        Assert.Equal(["terminal:terminal", "playground:ops", "playground:staging", "playground:finance", "playground:europe", "playground:handbook"], directory.Channels.Select(c => c.Id));
        Assert.Equal(["ada"], directory.Organization.Admins);
        Assert.Equal(64, directory.Version.Length);
    }

    [Fact]
    public void Demo_WarnsOnlyThatTheTerminalHasNoGuardrail()
    {
        var reading = DirectoryReader.Read(DirectoryFile.DemoText());
        Assert.Empty(reading.Faults);
        Assert.Equal("channels[0].guardrails", Assert.Single(reading.Warnings).Key);
    }

    [Fact]
    public void Parse_ListsEveryFault_WhenTheFileIsBad()
    {
        var error = Assert.Throws<FormatException>(() => DirectoryFile.Parse(new StringReader("accounts:\n  - { id: 1 }\npeple: []\n")));
        Assert.StartsWith("directory.yaml has 2 faults:", error.Message);
        Assert.Contains("line 2, accounts[0].id: '1' is no account id", error.Message);
        Assert.Contains("line 3, peple: is no key here; did you mean 'people'?", error.Message);
    }
}
