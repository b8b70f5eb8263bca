using System.Runtime.CompilerServices;
using Bot.Intents.Investigations.Collect;

namespace Bot.Tests.Intents.Investigations;

/// <summary>What a report of trouble names is found, whatever it is called.</summary>
public sealed class NamedSubjectTests
{
    [Theory]
    [InlineData("is service orders-api ok?")]
    [InlineData("orders-api is alarming since half an hour, who broke it?")]
    [InlineData("customers report errors in orders-api when they save, reading works. what happened?")]
    [InlineData("orders-api-alarm went off, any idea?")]
    [InlineData("[FIRING:1] orders-api-alarm (prod critical)")]
    public async Task Report_ComesToTheCause_HoweverItNamesTheFunction(string question)
    {
        var (result, _, _) = await ScenarioBot.AskAsync(Scenario("lambda-timeout.yaml"), question);
        Assert.NotEmpty(result.Answer.Causes);
        Assert.EndsWith("orders-api", result.Answer.Causes[0].Resource, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongKind_IsSaid()
    {
        var (result, _, _) = await ScenarioBot.AskAsync(Scenario("lambda-timeout.yaml"), "is state machine orders-api ok?");
        Assert.Contains(result.Answer.Notes, n => n.StartsWith("There is no ", StringComparison.Ordinal) && n.EndsWith("looked at: Lambda function orders-api.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kiln-gateway-5xx", "kiln-gateway", true)]
    [InlineData("prod_kiln-gateway.errors", "kiln-gateway", true)]
    [InlineData("kiln-gateways-5xx", "kiln-gateway", false)]
    [InlineData("mykiln-gateway", "kiln-gateway", false)]
    public void Alarm_BearsAName_AsWholeWordsOnly(string alarm, string name, bool bears) => Assert.Equal(bears, Wording.HoldsWord(alarm, name));

    private static string Scenario(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Scenarios", file);
}
