using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bot.Tests.Notifications.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Notifications.Doors;

/// <summary>Who may come in over SNS, on the real HTTP stack.</summary>
public sealed class SnsDoorTests : IAsyncLifetime
{
    private NotificationBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await NotificationBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Notification_IsPosted_WhenItsSignatureHolds(string version)
    {
        Assert.Equal(HttpStatusCode.OK, await _bot.SendAsync(_bot.Sns.Notification(NotificationBot.Alarm("checkout-errors"), version, subject: "ALARM: \"checkout-errors\"")));
        await _bot.SettleAsync();
        var post = Assert.Single(_bot.Slack.Of("chat.postMessage"));
        Assert.Equal("C0OPS", (string?)post.Arguments["channel"]);
        Assert.Null(post.Arguments["thread_ts"]);
        var text = NotificationBot.TextOf(post);
        Assert.Contains("checkout-errors is in ALARM", text, StringComparison.Ordinal);
        foreach (var button in (string[])["Investigate", "Logs", "Error logs", "Acknowledge"])
            Assert.Contains($"\"{button}\"", text, StringComparison.Ordinal);
        Assert.Equal([new Uri(FakeSns.CertificateUrl)], _bot.Sns.Asked);
    }

    [Fact]
    public async Task Notification_IsPostedOnce_WhenSentAgain()
    {
        var message = _bot.Sns.Notification("hello");
        Assert.Equal(HttpStatusCode.OK, await _bot.SendAsync(message));
        await _bot.SettleAsync();
        Assert.Equal(HttpStatusCode.OK, await _bot.SendAsync(message));
        await _bot.SettleAsync();
        Assert.Single(_bot.Slack.Of("chat.postMessage"));
    }

    [Theory]
    [InlineData("Message", "something else")]
    [InlineData("MessageId", "another")]
    [InlineData("Subject", "another")]
    [InlineData("Timestamp", "2026-11-20T12:00:01.000Z")]
    [InlineData("TopicArn", "arn:aws:sns:us-east-1:111122223333:another")]
    [InlineData("Signature", "")]
    [InlineData("Signature", "no base64!")]
    [InlineData("Signature", "AAAA")]
    [InlineData("SignatureVersion", "1")]
    [InlineData("SignatureVersion", "3")]
    [InlineData("SigningCertURL", "https://evil.example/SimpleNotificationService-0.pem")]
    [InlineData("SigningCertURL", "http://sns.us-east-1.amazonaws.com/SimpleNotificationService-0.pem")]
    [InlineData("SigningCertURL", "https://sns.us-east-1.amazonaws.com.evil.example/SimpleNotificationService-0.pem")]
    [InlineData("SigningCertURL", "https://sns.us-east-1.amazonaws.com@evil.example/SimpleNotificationService-0.pem")]
    [InlineData("SigningCertURL", "https://sns.us-east-1.amazonaws.com:8443/SimpleNotificationService-0.pem")]
    [InlineData("SigningCertURL", "https://sns.us-east-1.amazonaws.com/../evil/SimpleNotificationService-0.pem")]
    [InlineData("SigningCertURL", "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0.pem?x=1")]
    [InlineData("SigningCertURL", "https://s3.us-east-1.amazonaws.com/SimpleNotificationService-0.pem")]
    [InlineData("SigningCertURL", "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0.pem")]
    [InlineData("SigningCertURL", "https://evil.sns.us-east-1.amazonaws.com/SimpleNotificationService-0.pem")]
    public async Task Notification_IsForbidden_WhenAnythingOfItIsForged(string member, string value)
    {
        var message = _bot.Sns.Notification("hello", subject: "a subject");
        message[member] = value;
        Assert.Equal(HttpStatusCode.Forbidden, await _bot.SendAsync(message));
        Assert.All(_bot.Sns.Asked, a => Assert.Equal("sns.us-east-1.amazonaws.com", a.Host));
        await _bot.SettleAsync();
        Assert.Empty(_bot.Slack.Calls);
    }

    [Theory]
    [InlineData(-61)]
    [InlineData(6)]
    public async Task Notification_IsForbidden_WhenItsTimeIsNotNow(int minutes) =>
        Assert.Equal(HttpStatusCode.Forbidden, await _bot.SendAsync(_bot.Sns.Notification("hello", at: Some.Time.AddMinutes(minutes))));

    [Theory]
    [InlineData("sns.amazonaws.com", -10, -1)]
    [InlineData("sns.amazonaws.com", 1, 10)]
    [InlineData("evil.example", -10, 10)]
    public async Task Notification_IsForbidden_WhenTheCertificateIsNotGood(string name, int from, int to)
    {
        using var key = RSA.Create(2048);
        _bot.Sns.Pem = FakeSns.Certificate(key, name, Some.Time.AddDays(from), Some.Time.AddDays(to));
        Assert.Equal(HttpStatusCode.Forbidden, await _bot.SendAsync(_bot.Sns.Notification("hello")));
    }

    [Fact]
    public async Task Notification_IsAskedForAgain_WhenSnsCannotBeReached()
    {
        _bot.Sns.IsDown = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await _bot.SendAsync(_bot.Sns.Notification("hello")));
        _bot.Sns.IsDown = false;
        _bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await _bot.SendAsync(_bot.Sns.Notification("hello")));
    }

    [Fact]
    public async Task Subscription_IsConfirmed_AtSnsAlone()
    {
        Assert.Equal(HttpStatusCode.OK, await _bot.SendAsync(_bot.Sns.Confirmation()));
        Assert.Contains(_bot.Sns.Asked, a => a.Query.Contains("ConfirmSubscription", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:us-east-1:111122223333:ops-alarms&Token=2336412f37")]
    [InlineData("https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:us-east-1:999999999999:other&Token=2336412f37")]
    [InlineData("https://sns.us-east-1.amazonaws.com/?Action=Publish&TopicArn=arn:aws:sns:us-east-1:111122223333:ops-alarms&Token=2336412f37")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task Subscription_IsForbidden_WhenItsAddressIsNotOfSns(string url)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await _bot.SendAsync(_bot.Sns.Confirmation(url: url)));
        Assert.All(_bot.Sns.Asked, a => Assert.Equal(FakeSns.CertificateUrl, a.ToString()));
    }

    [Fact]
    public async Task Unsubscription_IsTold()
    {
        Assert.Equal(HttpStatusCode.OK, await _bot.SendAsync(_bot.Sns.Confirmation("UnsubscribeConfirmation")));
        await _bot.SettleAsync();
        Assert.Contains("ops-alarms was removed", NotificationBot.TextOf(Assert.Single(_bot.Slack.Of("chat.postMessage"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_IsRefused_WhenItIsHugeNestedOrNoJson()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync("/notifications/sns", deep)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync("/notifications/sns", "[]")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync("/notifications/sns", "")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync("/notifications/sns", "not json")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _bot.PostAsync("/notifications/sns", new string(' ', 1024 * 1024 + 1))).StatusCode);
    }

    [Fact]
    public async Task Message_IsShownReadably_WhenNobodyKnowsIt()
    {
        var nested = new JsonObject { ["name"] = "nightly backup", ["rows"] = 17, ["inner"] = new JsonObject { ["why"] = "disk" } };
        Assert.Equal(HttpStatusCode.OK, await _bot.SendAsync(_bot.Sns.Notification(nested.ToJsonString())));
        Assert.Equal(HttpStatusCode.OK, await _bot.SendAsync(_bot.Sns.Notification("just words\nand more", subject: "A note")));
        await _bot.SettleAsync();
        var texts = _bot.Slack.Of("chat.postMessage").Select(NotificationBot.TextOf).ToList();
        Assert.Equal(2, texts.Count);
        Assert.Contains(texts, t => t.Contains("nightly backup", StringComparison.Ordinal) && t.Contains("rows: 17", StringComparison.Ordinal) && t.Contains("disk", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("A note", StringComparison.Ordinal) && t.Contains("and more", StringComparison.Ordinal));
    }
}
