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
    [InlineData("lockers-hardware.yaml", "is hardware.acme.example ok?", "`hardware.acme.example` leads to load balancer hardware-edge.")]
    [InlineData("partner-api-quiet.yaml", "why does api.partners.acme.example refuse connections?", "`api.partners.acme.example` leads to API Gateway custom domain api.partners.acme.example.")]
    [InlineData("wiki-crawling.yaml", "is the wiki ok?", "No resource is called `wiki`; this is of the alarm `wiki-response-time`, which fires and bears the name.")]
    public async Task Report_IsOfWhatStandsBehind_WhenItNamesAHostOrAShortName(string scenario, string question, string note)
    {
        var (result, _, _) = await ScenarioBot.AskAsync(Scenario(scenario), question);
        Assert.Contains(note, result.Answer.Notes);
        Assert.NotEmpty(result.Answer.Causes);
        Assert.True(result.Calls.Length <= 60, $"{result.Calls.Length} calls");
    }

    [Fact]
    public async Task Report_IsOfWhatHoldsTheWord_WhenNothingBearsIt()
    {
        var (result, _, _) = await ScenarioBot.AskAsync(Scenario("lockers-hardware.yaml"), "is the hardware ok?");
        Assert.Contains("No resource is called `hardware`; looked at what holds the word: load balancer hardware-edge.", result.Answer.Notes);
        Assert.Contains("load balancer hardware-edge", result.Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is api.fxhub.example ok?")]
    [InlineData("is the aviary ok?")]
    public async Task Nothing_IsBlamed_WhenNothingBearsTheName(string question)
    {
        var (result, _, _) = await ScenarioBot.AskAsync(Scenario("wiki-crawling.yaml"), question);
        Assert.Empty(result.Answer.Causes);
        Assert.DoesNotContain("wiki", result.Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kiln-gateway-5xx", "kiln-gateway", true)]
    [InlineData("prod_kiln-gateway.errors", "kiln-gateway", true)]
    [InlineData("kiln-gateways-5xx", "kiln-gateway", false)]
    [InlineData("mykiln-gateway", "kiln-gateway", false)]
    public void Alarm_BearsAName_AsWholeWordsOnly(string alarm, string name, bool bears) => Assert.Equal(bears, Wording.HoldsWord(alarm, name));

    private static string Scenario(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Scenarios", file);
}
