using Bot.Channels.Terminal;

namespace Bot.Tests.Channels.Terminal;

public sealed class AskCommandTests
{
    [Fact]
    public void Parse_KeepsTheQuestion_WhenSettingsStandAroundIt()
    {
        var arguments = AskCommand.Parse(["list instances", "--json", "--Aws:Endpoint", "http://127.0.0.1:5000", "--Aws:Region=eu-west-1"], out var errors);
        Assert.Empty(errors);
        Assert.Equal("list instances", arguments!.Question);
        Assert.True(arguments.Json);
    }

    [Fact]
    public void Parse_SaysEveryFault_WhenNothingIsAsked()
    {
        Assert.Null(AskCommand.Parse(["--now", "soon"], out var errors));
        Assert.Equal(2, errors.Count);
    }

    [Fact]
    public void Settings_AreKeptApart_WhenASwitchStandsBeforeThem()
    {
        string[] args = ["list instances", "--json", "--Aws:Endpoint", "http://127.0.0.1:5000", "--confirm", "--Aws:Region=eu-west-1"];
        Assert.Equal(["--Aws:Endpoint", "http://127.0.0.1:5000", "--Aws:Region=eu-west-1"], AskCommand.SettingsOf(args));
    }
}
