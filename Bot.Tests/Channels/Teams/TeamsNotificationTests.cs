using System.Net;
using System.Text;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Ingress;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Notifications.Doors.Sns;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Notifications.Testing;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Tests.Channels.Teams;

/// <summary>An alarm comes over SNS to a channel of Teams where nobody asked, and its card follows it.</summary>
public sealed class TeamsNotificationTests
{
    private const string Tenant = "66666666-7777-8888-9999-000000000000";

    [Fact]
    public async Task Alarm_IsOneCardInTheChannel_WhichIsUpdated_WithItsThread()
    {
        using var sns = new FakeSns();
        using var connector = new FakeConnector();
        await using var host = await StartAsync(sns, connector);
        var services = host.App.Services;
        await services.GetRequiredService<ConversationReferences>().NoteAsync(Installed(), CancellationToken.None);
        using var http = new HttpClient { BaseAddress = new(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        foreach (var state in (string[])["ALARM", "OK"])
        {
            using var body = new StringContent(sns.Notification(NotificationBot.Alarm("checkout-errors", state)).ToJsonString(), Encoding.UTF8, "text/plain");
            using var answer = await http.PostAsync("/notifications/sns", body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await SettleAsync(services.GetRequiredService<ITurnStore>());
        }

        var posts = connector.Of("POST").ToList();
        Assert.Equal($"POST /emea/v3/conversations/{TeamsBench.Channel}/activities", posts[0].Address);
        Assert.Contains("checkout-errors", posts[0].Text);
        // A card alone has an id to be updated by.
        Assert.Equal("", (string)posts[0].Body["text"]!);
        var update = connector.Of("PUT").Last();
        Assert.Equal($"PUT /emea/v3/conversations/{TeamsBench.Channel}/activities/m1", update.Address);
        Assert.Contains("over since", update.Text);
        Assert.NotNull(update.Card);
        Assert.DoesNotContain("\"Acknowledge\"", update.Body.ToJsonString());
        Assert.StartsWith($"POST /emea/v3/conversations/{TeamsBench.Channel};messageid=m1/activities", posts[^1].Address);
        Assert.Contains("OK again", posts[^1].Text);
    }

    private static async Task<BotHost> StartAsync(FakeSns sns, FakeConnector connector)
    {
        var builder = BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Teams:DangerouslyAllowUnauthenticated", "true"]);
        var directory = NotificationBot.DirectoryText(NotificationBot.Rules).Replace("slack:C0OPS", $"teams:{TeamsBench.Channel}").Replace("slack:C0REST", $"teams:{TeamsBench.Channel}2")
            .Replace("platforms: [playground, terminal, slack]", $"platforms: [playground, terminal, teams]\n  tenants: [{Tenant}]").Replace("  workspaces: [T0ACME]\n", "");
        var host = await BotHost.BuildAsync(builder, new TestClock(Some.Time), services =>
        {
            services.Replace(ServiceDescriptor.Singleton(new DirectorySource(DirectoryFile.Parse(new StringReader(directory)))));
            services.AddHttpClient(TeamsClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => connector);
            services.Replace(ServiceDescriptor.Singleton<ISnsFetch>(sns));
        });
        await host.App.Services.OpenStoreAsync();
        host.MapEndpoints();
        await host.App.StartAsync();
        return host;
    }

    private static Activity Installed()
    {
        var activity = TeamsBench.Activity("installationUpdate", isDirect: false);
        activity["channelData"]!["tenant"]!["id"] = Tenant;
        return TeamsBench.Read(activity);
    }

    /// <summary>Ends when nothing waits any more.</summary>
    private static async Task SettleAsync(ITurnStore store)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var quiet = 0; quiet < 3;)
        {
            quiet = await store.CountAsync(patience.Token) is { Waiting: 0, Deliveries: 0 } ? quiet + 1 : 0;
            await Task.Delay(10, patience.Token);
        }
    }
}
