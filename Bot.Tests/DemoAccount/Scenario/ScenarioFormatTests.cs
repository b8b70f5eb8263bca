using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.State;
using Bot.Tests.Testing;

namespace Bot.Tests.DemoAccount.Scenario;

public sealed class ScenarioFormatTests
{
    private const string Accounts = "accounts:\n  - { id: \"123456789012\", alias: a, regions: [us-east-1] }\n";

    [Fact]
    public void Example_OfTheDocumentation_Loads()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "demo-account.md"));
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        var world = Load(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
        Assert.Equal(["worker-1", "worker-2"], world.List("123456789012", "us-east-1", "AWS::EC2::Instance").Select(i => i.Tags["Name"]).Order());
    }

    [Theory]
    [InlineData("resources:\n  - account: a\n    region: us-east-1\n    AWS::S3::Bucket:\n      - { name: b, colour: red }", 6, "colour", "unknown key")]
    [InlineData("resources:\n  - account: b\n    region: us-east-1\n    AWS::S3::Bucket:\n      - { name: b }", 6, "account", "there is no account 'b'")]
    [InlineData("resources:\n  - account: a\n    region: eu-west-9\n    AWS::S3::Bucket:\n      - { name: b }", 6, "region", "not enabled")]
    [InlineData("resources:\n  - account: a\n    region: us-east-1\n    AWS::No::Thing:\n      - { name: b }", 6, "AWS::No::Thing", "not known")]
    [InlineData("resources:\n  - account: a\n    region: us-east-1\n    AWS::S3::Bucket:\n      - { name: b, CreationDate: \"{time:yesterday}\" }", 6, "CreationDate", "not a time")]
    [InlineData("resources:\n  - account: a\n    region: us-east-1\n    AWS::EC2::Subnet:\n      - { name: s, vars: { vpc: gone } }", 6, "Subnet", "there is no AWS::EC2::VPC named 'gone'")]
    [InlineData("times: { deploy: soon }", 2, "deploy", "not a time")]
    [InlineData("nonsense: 1", 2, "nonsense", "unknown key")]
    [InlineData("costs:\n  lines:\n    - { account: a, region: us-east-1, service: X, usage: [{ type: T }] }", 4, "perDay", "is missing")]
    [InlineData("cloudtrail:\n  - { account: a, region: us-east-1, event: E, source: s, by: user/u }", 3, "cloudtrail[0]", "needs 'at'")]
    public void Fault_SaysLinePathAndReason(string section, int line, string path, string reason)
    {
        var faults = Assert.Throws<ScenarioException>(() => Load(Accounts + section)).Faults;
        Assert.Contains(faults, f => f.Line >= line - 1 && f.Line <= line + 1 && f.Path.Contains(path, StringComparison.Ordinal) && f.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_AreAllReported_NotOnlyTheFirst()
    {
        var faults = Assert.Throws<ScenarioException>(() => Load(Accounts + "one: 1\ntwo: 2\nthree: 3")).Faults;
        Assert.Equal(["one", "two", "three"], faults.Select(f => f.Path));
    }

    [Fact]
    public void BrokenYaml_IsAFault_NotACrash() =>
        Assert.Contains("not valid YAML", Assert.Throws<ScenarioException>(() => Load("accounts: [\n  {")).Message);

    private static World Load(string text) => ScenarioLoader.FromText(text, TimeProvider.System);
}
