using System.Text;
using System.Text.Json.Nodes;
using Bot.Guardrails.Redaction;
using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Redaction;

/// <summary>
/// The samples are made up. They stand in the file with a broken bar inside the part that scanners of source code look for, and the secret between angle quotes.
/// </summary>
public sealed class RedactorTests
{
    private static string File(string name) => Path.Combine(Repository.Root, "Bot.Tests", "Guardrails", "Redaction", name);

    private static IEnumerable<(string Kind, string Text)> Samples() =>
        System.IO.File.ReadLines(File("samples.tsv")).Select(l => l.Replace("¦", "").Replace("\\n", "\n").Split('\t')).Select(p => (p[0], p[1]));

    private static List<string> LookAlikes() => [.. System.IO.File.ReadLines(File("look-alikes.txt")).Select(l => l.Replace("\\n", "\n"))];

    [Fact]
    public void Samples_AreReplacedAndNothingElse()
    {
        var faults = new StringBuilder();
        var count = 0;
        foreach (var (kind, marked) in Samples())
        {
            count++;
            var text = marked.Replace("«", "").Replace("»", "");
            var (start, end) = (marked.IndexOf('«'), marked.IndexOf('»'));
            var expected = $"{marked[..start]}{Redactor.Mark(kind)}{marked[(end + 1)..]}";
            var actual = Redactor.Redact(text);
            if (actual != expected)
                faults.Append($"\n{marked}\n  expected {expected}\n  actual   {actual}");
        }
        Assert.True(faults.Length == 0, faults.ToString());
        Assert.True(count >= 200);
    }

    [Fact]
    public void LookAlikes_Stay()
    {
        var lines = LookAlikes();
        var faults = lines.Select(l => (Line: l, Now: Redactor.Redact(l))).Where(p => p.Line != p.Now).Select(p => $"{p.Line}\n  became {p.Now}").ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(lines.Count >= 200);
    }

    [Fact]
    public void Redact_IsIdempotent_AndHoldsInTheMiddleOfText()
    {
        foreach (var (_, marked) in Samples())
        {
            var secret = marked[(marked.IndexOf('«') + 1)..marked.IndexOf('»')];
            var text = marked.Replace("«", "").Replace("»", "");
            var once = Redactor.Redact($"2026-11-20 12:00:00 INFO start\n{text}\n2026-11-20 12:00:01 INFO end of line");
            Assert.DoesNotContain(secret.Trim(), once, StringComparison.Ordinal);
            Assert.Equal(once, Redactor.Redact(once));
        }
    }

    [Fact]
    public void KeyIds_KeepTheirLastFour_UnlessAwsIsToBeAskedAboutThem()
    {
        var id = "AK" + "IAQQQQWWWWEEEEWXYZ";
        Assert.Equal("key AKIA…WXYZ is old", Redactor.Redact($"key {id} is old"));
        Assert.Equal($"key {id} is old", Redactor.Redact($"key {id} is old", maskKeyIds: false));
        var secret = "wJalrXUtnFEMI/K7MDENG" + "/bPxRfiCYzzzzzzzKEY";
        Assert.Equal("AKIA…WXYZ,[redacted: aws secret key]", Redactor.Redact($"{id},{secret}"));
    }

    [Fact]
    public void Json_IsRedactedByNamesAndPairs()
    {
        var body = Some.Json("""
            {"Name": "web", "MasterUserPassword": "hunter2000", "PasswordPolicy": {"MinimumPasswordLength": 14}, "NextToken": "AbCdEfGhIjKlMnOpQrStUvWx1234567890",
             "Parameters": [{"ParameterKey": "DbPassword", "ParameterValue": "Tr0ub4dor"}, {"ParameterKey": "Size", "ParameterValue": "large"}],
             "Tags": [{"Key": "team", "Value": "web"}], "Lines": ["password=Tr0ub4dor", "fine"]}
            """);
        JsonRedactor.Apply(body);
        Assert.True(JsonNode.DeepEquals(body, Some.Json("""
            {"Name": "web", "MasterUserPassword": "[redacted: password]", "PasswordPolicy": {"MinimumPasswordLength": 14}, "NextToken": "AbCdEfGhIjKlMnOpQrStUvWx1234567890",
             "Parameters": [{"ParameterKey": "DbPassword", "ParameterValue": "[redacted: password]"}, {"ParameterKey": "Size", "ParameterValue": "large"}],
             "Tags": [{"Key": "team", "Value": "web"}], "Lines": ["password=[redacted: password]", "fine"]}
            """)), body.ToJsonString());
    }
}
