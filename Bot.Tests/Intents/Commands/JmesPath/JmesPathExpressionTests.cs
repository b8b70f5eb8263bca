using System.Text.Json.Nodes;
using Bot.Intents.Commands.JmesPath;

namespace Bot.Tests.Intents.Commands.JmesPath;

public sealed class JmesPathExpressionTests
{
    private const string Data = """
        {"Reservations":[{"Instances":[{"InstanceId":"i-1","State":{"Name":"running"},"LaunchTime":"2026-01-01T00:00:00Z","Tags":[{"Key":"Name","Value":"web"}]}]},
        {"Instances":[{"InstanceId":"i-2","State":{"Name":"stopped"},"LaunchTime":"2026-03-01T00:00:00Z","Tags":[]}]}],"N":12345678901234567}
        """;

    [Theory]
    [InlineData("Reservations[].Instances[].InstanceId", """["i-1","i-2"]""")]
    [InlineData("Reservations[*].Instances[*].InstanceId", """[["i-1"],["i-2"]]""")]
    [InlineData("Reservations[].Instances[?State.Name=='running'].InstanceId[]", """["i-1"]""")]
    [InlineData("Reservations[].Instances[] | [?LaunchTime>='2026-02-01'].InstanceId", """["i-2"]""")]
    [InlineData("Reservations[].Instances[].[InstanceId, Tags[?Key=='Name'].Value | [0]]", """[["i-1","web"],["i-2",null]]""")]
    [InlineData("Reservations[].Instances[].{Id: InstanceId, S: State.Name}", """[{"Id":"i-1","S":"running"},{"Id":"i-2","S":"stopped"}]""")]
    [InlineData("length(Reservations[])", "2")]
    [InlineData("sort_by(Reservations[].Instances[], &LaunchTime)[-1].InstanceId", "\"i-2\"")]
    [InlineData("reverse(sort_by(Reservations[].Instances[], &LaunchTime))[:1].InstanceId", """["i-2"]""")]
    [InlineData("N", "12345678901234567")]
    [InlineData("Missing.Deeper[0]", "null")]
    public void Search_FindsWhatIsNamed(string expression, string expected) =>
        Assert.Equal(expected, JmesPathExpression.Parse(expression).Search(JsonNode.Parse(Data))?.ToJsonString() ?? "null");

    [Theory]
    [InlineData("Reservations[", "at character 14: it ends too early")]
    [InlineData("a = b", "at character 3")]
    [InlineData("", "it is empty")]
    [InlineData("a.'b'", "Literal is not expected")]
    [InlineData("`{`", "is not JSON")]
    public void Parse_SaysWhere_WhenTheExpressionIsBroken(string expression, string message)
    {
        var thrown = Assert.Throws<JmesPathException>(() => JmesPathExpression.Parse(expression));
        Assert.Equal(JmesPathFault.Syntax, thrown.Fault);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Expression_IsBounded_WhenItIsHostile()
    {
        var doubling = string.Join(" | ", Enumerable.Repeat("[@,@][]", 60));
        string[] hostile =
        [
            new string('(', 9_000), new string('[', 9_000), new string('!', 9_000) + "a", string.Concat(Enumerable.Repeat("a.", 4_999)) + "a", new string('a', 20_000),
            string.Join(" | ", Enumerable.Repeat("[@,@]", 60)), "[`1`]|" + doubling, string.Concat(Enumerable.Repeat("[*]", 3_000)), string.Concat(Enumerable.Repeat("{a:", 3_000)),
            string.Concat(Enumerable.Repeat("a||", 3_000)) + "a",
        ];
        foreach (var expression in hostile)
        {
            var thrown = Assert.Throws<JmesPathException>(() => JmesPathExpression.Parse(expression).Search(JsonNode.Parse(Data)));
            Assert.Contains(thrown.Fault, (JmesPathFault[])[JmesPathFault.TooLarge, JmesPathFault.Syntax]);
        }
    }

    [Fact]
    public void Parse_ThrowsNothingElse_OnGeneratedExpressions()
    {
        string[] parts = ["a", "b", ".", "[", "]", "[]", "[?", "*", "@", "&", "|", "||", "&&", "!", "==", "<", "(", ")", "{", "}", ":", ",", "'x'", "`1`", "\"q\"", "0", "-1", "length", "sort_by", " ", "\\", "é", "`", "'"];
        var random = new Random(11);
        var data = JsonNode.Parse("""{"a":[{"b":1},{"b":[1,2,"x"]}],"b":{"a":"t"}}""");
        var good = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var expression = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)]));
            try
            {
                JmesPathExpression.Parse(expression).Search(data);
                good++;
            }
            catch (JmesPathException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
        Assert.True(good > 500, $"only {good} were valid");
    }
}
