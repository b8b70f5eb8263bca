using Bot.Identity;

namespace Bot.Tests.Identity;

public sealed class DirectoryFileTests
{
    [Fact]
    public void Demo_HasFourPeopleAndTheTerminalsChannel()
    {
        var directory = DirectoryFile.Demo();
        Assert.Equal(4, directory.People.Length);
        Assert.Contains(directory.Channels, c => c.Id == "terminal:terminal");
    }

    [Theory]
    [InlineData("", "must hold")]
    [InlineData("- a", "must hold")]
    [InlineData("accounts: x", "line 1: 'accounts' must be a list")]
    [InlineData("accounts:\n  - x", "line 2: an entry of 'accounts' must be a mapping")]
    [InlineData("people:\n  - name: ada", "line 2: 'title' is missing")]
    [InlineData("channels:\n  - { id: a, name: b, account: c }", "line 2: 'region' is missing")]
    [InlineData("people:\n  - { name: a, title: b, ids: [ {x: 1} ] }", "a text is expected")]
    [InlineData("accounts: [", "line")]
    public void Parse_SaysLineAndFault_WhenTheFileIsBad(string yaml, string fault)
    {
        var error = Assert.Throws<FormatException>(() => DirectoryFile.Parse(new StringReader(yaml)));
        Assert.Contains(fault, error.Message);
    }
}
