using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bot.Tests.Notifications.Testing;

namespace Bot.Tests.Notifications.Doors;

/// <summary>Who may come in by a webhook.</summary>
public sealed class WebhookDoorTests : IAsyncLifetime
{
    private const string Body = """{"receiver":"wheelhouse","orgId":1,"title":"x","message":"y","alerts":[{"status":"firing","labels":{"alertname":"DiskFull","severity":"critical","env":"prod"},"annotations":{"summary":"92 %"},"startsAt":"2026-11-20T11:50:00Z","fingerprint":"f1"}]}""";
    private NotificationBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await NotificationBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    public static TheoryData<string, string> Ways() => new()
    {
        { "Authorization", $"Bearer {NotificationBot.Secret}" },
        { "Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"grafana:{NotificationBot.Secret}"))}" },
        { "X-Wheelhouse-Secret", NotificationBot.Secret },
        { "X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(NotificationBot.Secret), Encoding.UTF8.GetBytes(Body)))}" },
        { "X-Grafana-Alerting-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(NotificationBot.Secret), Encoding.UTF8.GetBytes(Body))) },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Webhook_IsPosted_WhenItCarriesItsSecret(string header, string value)
    {
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync("/notifications/webhook/grafana", Body, (header, value))).StatusCode);
        await _bot.SettleAsync();
        Assert.Contains("DiskFull: 92 %", NotificationBot.TextOf(Assert.Single(_bot.Slack.Of("chat.postMessage"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grafana", "Authorization", "Bearer wrong")]
    [InlineData("grafana", "Authorization", "Basic !!!")]
    [InlineData("grafana", "Authorization", "Bearer")]
    [InlineData("grafana", "X-Hub-Signature-256", "sha256=00")]
    [InlineData("grafana", "X-Nothing", NotificationBot.Secret)]
    [InlineData("unlisted", "X-Wheelhouse-Secret", NotificationBot.Secret)]
    [InlineData("unknown", "X-Wheelhouse-Secret", NotificationBot.Secret)]
    public async Task Webhook_IsRefused_WithoutItsSecretOrItsPlaceInTheList(string name, string header, string value)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostAsync($"/notifications/webhook/{name}", Body, (header, value))).StatusCode);
        await _bot.SettleAsync();
        Assert.Empty(_bot.Slack.Calls);
    }

    [Fact]
    public async Task Webhook_IsTakenOnce_WhenItsSenderTriesAgain()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync("/notifications/webhook/grafana", Body, ("X-Wheelhouse-Secret", NotificationBot.Secret))).StatusCode);
        await _bot.SettleAsync();
        Assert.Equal(1, Assert.Single(await _bot.IncidentsAsync()).Count);
    }

    /// <summary>Whatever the clock shows at the first: four minutes later it is the same, six minutes later another.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4.9)]
    public async Task Webhook_IsKnownAgain_ForFiveMinutesFromItsFirst(double minutes)
    {
        _bot.Clock.Advance(TimeSpan.FromMinutes(minutes));
        foreach (var later in (double[])[0, 4, 2])
        {
            _bot.Clock.Advance(TimeSpan.FromMinutes(later));
            Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync("/notifications/webhook/grafana", Body, ("X-Wheelhouse-Secret", NotificationBot.Secret))).StatusCode);
            await _bot.SettleAsync();
            Assert.Equal(later == 2 ? 2 : 1, Assert.Single(await _bot.IncidentsAsync()).Count);
        }
    }
}
