using Bot.Settings;
using Microsoft.Extensions.Configuration;

namespace Bot.Tests.Settings;

public sealed class SettingsCheckTests
{
    [Fact]
    public void Faults_AreNone_WhenEverySettingIsFine() => Assert.Empty(Check(
        ("Aws:Account", "demo"), ("Aws:Region", "eu-central-1"), ("Slack:BotToken", "xoxb-1"), ("Slack:SigningSecret", "s"), ("Slack:ApiBaseUrl", "http://127.0.0.1:1/api/"),
        ("MicrosoftAppId", "00001111-aaaa-2222-bbbb-3333cccc4444"), ("MicrosoftAppPassword", "p"), ("Teams:AllowedServiceUrls:0", "smba.trafficmanager.net"),
        ("Store:Postgres", "Host=db;Database=w"), ("LanguageModel:Provider", "none"), ("Playground:AllowRemote", "true"), ("Teams:AcceptEmulatorTokens", "true")));

    [Theory]
    [InlineData("Aws:Account", "live", "Aws:Account is 'live'; write 'demo' or 'real'.")]
    [InlineData("Aws:Endpoint", "localhost:5000", "Aws:Endpoint is 'localhost:5000'; write a URL such as http://127.0.0.1:5000.")]
    [InlineData("Aws:Regoin", "x", "Aws:Regoin is not a setting; did you mean Aws:Region?")]
    [InlineData("Store:Qwertzuiop", "x", "Store:Qwertzuiop is not a setting; remove it.")]
    [InlineData("Teams:AcceptEmulatorTokens", "yes", "Teams:AcceptEmulatorTokens is 'yes'; write true or false.")]
    [InlineData("MicrosoftAppType", "Many", "MicrosoftAppType is 'Many'; write SingleTenant, MultiTenant or UserAssignedMSI.")]
    [InlineData("Directory:File", "/no/such/file.yaml", "Directory:File is '/no/such/file.yaml', which does not exist; write the path of a directory.yaml, or leave it out.")]
    [InlineData("Slack:SigningSecret", "s", "Slack:BotToken is missing; set it (from the app's page \"OAuth & Permissions\"), or Slack:ClientId and Slack:ClientSecret for workspaces that install the app.")]
    [InlineData("LanguageModel:Provider", "gpt", "LanguageModel:Provider is 'gpt'; write none or bedrock.")]
    [InlineData("LanguageModel:Region", "Frankfurt", "LanguageModel:Region is 'Frankfurt'; write a Region code such as us-east-1.")]
    [InlineData("Store:Postgres", "nonsense", "Store:Postgres is set and cannot be read; write Host=…;Database=…;Username=…;Password=….")]
    public void Fault_SaysKeyFaultAndRepair_WhenASettingIsWrong(string key, string value, string expected) => Assert.Equal([expected], Check((key, value)));

    [Fact]
    public void Fault_HidesTheValue_WhenItIsASecret() =>
        Assert.Equal(["Store:Postgres is set and names no host; write Host=…;Database=…;Username=…;Password=…."], Check(("Store:Postgres", "Password=hunter2")));

    [Fact]
    public void Message_ListsEveryFault_WhenThereAreSeveral()
    {
        var faults = Check(("Aws:Account", "x"), ("Aws:Region", "y"), ("Slack:Token", "z"));
        Assert.Equal(3, faults.Count);
        Assert.Equal(4, SettingsCheck.Message(faults).Split(Environment.NewLine).Length);
    }

    [Theory]
    [InlineData("http://0.0.0.0:3978", 1)]
    [InlineData("http://127.0.0.1:3978;http://*:80", 1)]
    [InlineData("http://localhost:3978;http://[::1]:1", 0)]
    public void DangerousSwitch_IsAFault_UnlessOnlyThisMachineCanReachTheBot(string urls, int faults) =>
        Assert.Equal(faults, Check(("Teams:DangerouslyAllowUnauthenticated", "true"), ("urls", urls)).Count);

    [Fact]
    public void Section_IsAFault_WhenTheCommandLineMistypesIt()
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(["--Awz:Endpoint", "http://127.0.0.1:1"]).Build();
        var fault = Assert.Single(SettingsCheck.Faults(configuration, ["--Awz:Endpoint", "http://127.0.0.1:1"]));
        Assert.Equal("Awz:Endpoint is not a setting; did you mean Aws:Endpoint?", fault);
    }

    [Fact]
    public void Defaults_AreFine() => Assert.Empty(SettingsCheck.Faults(BotHost.CreateBuilder([]).Configuration, []));

    private static IReadOnlyList<string> Check(params (string Key, string Value)[] settings) =>
        SettingsCheck.Faults(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build(), []);
}
