using Bot.Channels.Teams;
using Microsoft.Extensions.Configuration;

namespace Bot.Tests.Channels.Teams;

public sealed class TeamsOptionsTests
{
    private const string App = "00001111-aaaa-2222-bbbb-3333cccc4444";

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://europe.botframework.com/", true)]
    [InlineData("http://smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://evil.example/smba.trafficmanager.net", false)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", false)]
    [InlineData("https://evil@smba.trafficmanager.net/", false)]
    [InlineData("http://127.0.0.1:56150/_connector", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Replies_GoToMicrosoftsHostsOnly(string url, bool allowed) => Assert.Equal(allowed, new TeamsOptions { AppId = App }.MayPostTo(new(url)));

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("https://evil.example/", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Replies_GoToThisMachine_WhereTheBotFrameworkIsPlayedHere(string url, bool allowed) =>
        Assert.Equal(allowed, new TeamsOptions { AppId = App, OpenIdMetadata = new("http://127.0.0.1:8442/metadata") }.MayPostTo(new(url)));

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/a/_api/x", true)]
    [InlineData("https://sharepoint.com.evil.example/x", false)]
    [InlineData("https://evilsharepoint.com/x", false)]
    [InlineData("http://contoso.sharepoint.com/x", false)]
    [InlineData("http://127.0.0.1/x", false)]
    public void Files_GoToMicrosoftsStorageOnly(string url, bool allowed) => Assert.Equal(allowed, new TeamsOptions { AppId = App }.MayUploadTo(new(url)));

    [Theory]
    [InlineData("t1", "t1", true)]
    [InlineData("t1", "T1", true)]
    [InlineData("t1", "t2", false)]
    [InlineData("t1", "t3", true)]
    [InlineData("t1", "", false)]
    [InlineData("", "t2", false)]
    public void People_AreThoseOfTheBotsTenants_WhereSuchAreSet(string own, string tenant, bool allowed) =>
        Assert.Equal(allowed, new TeamsOptions { AppId = App, TenantId = own, AllowedTenants = ["t3"] }.MayAsk(tenant, new("https://smba.trafficmanager.net/")));

    [Theory]
    [InlineData("", "https://api.botframework.com", "https://login.microsoftonline.com/t1", "https://graph.microsoft.com/", "https://smba.trafficmanager.net/amer/")]
    [InlineData("https://botframework.azure.us", "https://api.botframework.us", "https://login.microsoftonline.us/t1", "https://graph.microsoft.us/", "https://smba.infra.gov.teams.microsoft.us/")]
    [InlineData("https://botframework.azure.cn/", "https://api.botframework.azure.cn", "https://login.partner.microsoftonline.cn/t1", "https://microsoftgraph.chinacloudapi.cn/", "https://frontend.botapi.msg.infra.teams.microsoftonline.cn/x")]
    public void Cloud_IsChosenByTheBotFrameworksSetting(string service, string issuer, string login, string graph, string connector)
    {
        var (options, faults) = Read(("ChannelService", service), ("MicrosoftAppId", App), ("MicrosoftAppPassword", "p"), ("MicrosoftAppTenantId", "t1"));
        Assert.Empty(faults);
        Assert.Equal((issuer, login, graph, true), (options.TokenIssuer, options.LoginUrl.ToString(), options.GraphUrl.ToString(), options.MayPostTo(new(connector))));
        Assert.Equal(service.Length == 0, options.MayPostTo(new("https://smba.trafficmanager.net/amer/")));
    }

    [Theory]
    [InlineData("ChannelService", "https://botframework.example", "ChannelService is 'https://botframework.example'; leave it out for the public cloud, or write https://botframework.azure.us or https://botframework.azure.cn.")]
    [InlineData("Teams:AllowedTenants", "contoso", "Teams:AllowedTenants holds 'contoso', which is no tenant's id; write its GUID.")]
    [InlineData("Teams:CertificateFile", "/nowhere.pfx", "Teams:CertificateFile is '/nowhere.pfx', and there is no such file; write the path of a PFX or PEM file that holds the certificate and its key.")]
    [InlineData("MicrosoftAppType", "Other", "MicrosoftAppType is 'Other'; write SingleTenant, MultiTenant or UserAssignedMSI.")]
    public void WrongSettings_AreSaid(string key, string value, string fault) => Assert.Contains(fault, Read((key, value)).Faults);

    [Fact]
    public void ManagedIdentity_NeedsNoSecret()
    {
        var (options, faults) = Read(("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppId", App));
        Assert.Empty(faults);
        Assert.Equal(TeamsCredential.ManagedIdentity, options.Credential);
        Assert.NotEmpty(Read(("MicrosoftAppId", App)).Faults);
    }

    private static (TeamsOptions Options, List<string> Faults) Read(params (string Key, string Value)[] settings)
    {
        var faults = new List<string>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        return (TeamsOptions.Read(configuration, isLoopback: true, faults), faults);
    }
}
