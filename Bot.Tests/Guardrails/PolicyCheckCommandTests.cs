using Bot.Guardrails;

namespace Bot.Tests.Guardrails;

public sealed class PolicyCheckCommandTests
{
    private const string Allowed = """
        {"identityPolicies": [{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}], "permissionBoundaries": [], "sessionPolicies": [], "resourcePolicy": null,
        "scps": [[{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}]],
        "request": {"action": "s3:GetObject", "resource": "arn:aws:s3:::b/k", "principal": "arn:aws:iam::111122223333:role/r", "context": {"aws:RequestedRegion": "us-east-1", "n": 5, "b": true, "tags": ["a"]}}}
        """;

    [Fact]
    public void Run_PrintsAVerdictPerLine_AndGoesOnAfterAFault()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, [OneLine(Allowed), "", OneLine(Allowed).Replace("s3:GetObject", "s3:PutObject"), OneLine(Allowed).Replace("\"Action\":\"s3:Get*\",", ""), "nonsense"]);
            using var output = new StringWriter();
            using var errors = new StringWriter();
            Assert.Equal(1, PolicyCheckCommand.Run([file], output, errors));
            var lines = output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
            Assert.Equal(["Allowed", "ImplicitlyDenied"], lines[..2]);
            Assert.Equal("Error: identityPolicies[0]: The policy is not valid: Statement[0]: Action (or NotAction) is missing.", lines[2]);
            Assert.StartsWith("Error: the line is not JSON", lines[3], StringComparison.Ordinal);
            Assert.Contains("line 4: identityPolicies[0]", errors.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Judge_NamesLayerAndStatement_WhenToldToExplain() =>
        Assert.Equal("""{"verdict":"Allowed","layer":"Identity","policy":"identityPolicies[0]","statement":"Read"}""", PolicyCheckCommand.Judge(OneLine(Allowed), explain: true));

    [Theory]
    [InlineData("{}", "`request` object")]
    [InlineData("{\"request\":{}}", "request.action")]
    [InlineData("{\"request\":{},\"identity\":[]}", "`identity` is not known")]
    [InlineData("{\"request\":{\"action\":\"a:b\",\"resource\":\"*\",\"principal\":\"p\"},\"scps\":[5]}", "scps[0] must be a list")]
    [InlineData("{\"request\":{\"action\":\"a:b\",\"resource\":\"*\",\"principal\":\"p\"},\"resourcePolicy\":{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}}", "Principal (or NotPrincipal) is missing")]
    public void Judge_NamesTheFault_WhenALineIsNotValid(string line, string fault) =>
        Assert.Contains(fault, Assert.Throws<FormatException>(() => PolicyCheckCommand.Judge(line, explain: false)).Message, StringComparison.Ordinal);

    [Fact]
    public void Run_SaysHowToUseIt_WhenThereIsNoFile()
    {
        using var errors = new StringWriter();
        Assert.Equal(2, PolicyCheckCommand.Run([], TextWriter.Null, errors));
        Assert.Contains("policy check FILE.jsonl", errors.ToString(), StringComparison.Ordinal);
    }

    private static string OneLine(string json) => json.ReplaceLineEndings("");
}
