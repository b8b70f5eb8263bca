using System.IO.Compression;
using System.Net;
using Bot.Channels.Teams;
using Bot.Channels.Teams.Doctor;
using Bot.Channels.Teams.Ingress;
using Bot.Doctor;
using Bot.Identity;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Guardrails.Attacks.Requests;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Directory = Bot.Identity.Directory;

namespace Bot.Tests.Channels.Teams;

public sealed class TeamsCheckupTests
{
    private static readonly DirectoryChannel s_channel = new($"teams:{TeamsBench.Channel}", "#ops", "111122223333", "us-east-1"), s_odd = new("teams:ops", "#odd", "111122223333", "us-east-1");

    [Fact]
    public async Task Doctor_FindsNothing_WhereAllIsWell()
    {
        await using var teams = await FakeTeams.StartAsync();
        var findings = await RunAsync(Options(teams), Listing(["teams"], [FakeTeams.Tenant], s_channel), isHeard: true);
        Assert.All(findings, f => Assert.Null(f.Fix));
        Assert.Contains(findings, f => f.What.StartsWith("Entra gives the bot a token", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.What.StartsWith("1 keys are endorsed for Teams", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.What == "The last activity came just now");
    }

    [Fact]
    public async Task Doctor_SaysWhatToDo_AboutEachFault()
    {
        await using var teams = await FakeTeams.StartAsync();
        var options = Options(teams) with { LoginUrl = new("http://127.0.0.1:1/nobody"), TokenIssuer = "https://api.botframework.us" };
        var faults = (await RunAsync(options, Listing(["slack"], [], s_channel, s_odd), isHeard: false)).Where(f => f.Fix is not null).Select(f => f.What).ToList();
        Assert.Equal(7, faults.Count);
        Assert.StartsWith("Entra gives the bot no token", faults[0]);
        Assert.Contains("tokens are to come from https://api.botframework.us", faults[1]);
        Assert.Equal("The directory does not list Teams.", faults[2]);
        Assert.Contains("everybody in it is refused", faults[3]);
        Assert.Contains("was not added to #ops", faults[4]);
        Assert.Contains("ops is no id of a channel or chat", faults[5]);
        Assert.Equal("No activity of Teams' ever came to this store.", faults[6]);
    }

    [Fact]
    public async Task Doctor_SaysThatKeysCannotBeRead()
    {
        await using var teams = await FakeTeams.StartAsync();
        var findings = await RunAsync(Options(teams) with { OpenIdMetadata = new("http://127.0.0.1:1/metadata") }, Listing(["teams"], [FakeTeams.Tenant], s_channel), isHeard: true);
        Assert.Contains("cannot be read", Assert.Single(findings, f => f.Fix is not null).What);
    }

    [Theory]
    [InlineData(FakeTeams.App, "22222222-2222-3333-4444-555555555555", true)]
    [InlineData("99999999-2222-3333-4444-555555555555", "22222222-2222-3333-4444-555555555555", false)]
    [InlineData(FakeTeams.App, "00000000-0000-0000-0000-000000000000", false)]
    public void Package_IsOfThisBot(string bot, string app, bool isGood)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("package").FullName;
        try
        {
            using (var zip = ZipFile.Open(Path.Combine(folder, "wheelhouse-teams.zip"), ZipArchiveMode.Create))
            using (var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open()))
                writer.Write($$"""{"id":"{{app}}","version":"1.0.0","bots":[{"botId":"{{bot}}"}]}""");
            Assert.Equal(isGood, Assert.Single(AppPackage.Check(FakeTeams.App, folder)).Fix is null);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static TeamsOptions Options(FakeTeams teams) => new()
    {
        AppId = FakeTeams.App,
        AppPassword = FakeTeams.Password,
        TenantId = FakeTeams.Tenant,
        OpenIdMetadata = new(teams.Address, "metadata"),
        LoginUrl = new(teams.Address, "login"),
    };

    private static Directory Listing(string[] platforms, string[] tenants, params DirectoryChannel[] channels) =>
        new([], [], [.. channels]) { Organization = new() { Platforms = [.. platforms], Tenants = [.. tenants] } };

    private static async Task<List<Finding>> RunAsync(TeamsOptions options, Directory directory, bool isHeard)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new TestClock(Some.Time));
        Bot.Conversations.ConversationServices.AddConversations(services);
        services.AddTeams(options);
        services.AddSingleton(new DirectorySource(directory));
        await using var provider = services.BuildServiceProvider();
        if (isHeard)
        {
            await provider.GetRequiredService<TeamsChores>().StartAsync(CancellationToken.None);
            provider.GetRequiredService<TeamsHeard>().Note();
            var added = TeamsBench.Activity("installationUpdate", isDirect: false);
            added["channelData"]!["tenant"]!["id"] = FakeTeams.Tenant;
            await provider.GetRequiredService<ConversationReferences>().NoteAsync(TeamsBench.Read(added), CancellationToken.None);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (await provider.GetRequiredService<TeamsHeard>().AtAsync(limit.Token) is null)
                await Task.Delay(10, limit.Token);
        }
        var findings = new List<Finding>();
        await foreach (var finding in provider.GetServices<ICheckup>().Single(c => c.Name == "Teams").RunAsync(CancellationToken.None))
            findings.Add(finding);
        return findings;
    }
}
