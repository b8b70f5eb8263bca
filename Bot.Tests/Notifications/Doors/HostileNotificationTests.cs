using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bot.Notifications;
using Bot.Tests.Notifications.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Notifications.Doors;

/// <summary>Ten thousand messages of people who want in: none is taken, nothing foreign is fetched, nothing is an error of the server.</summary>
public sealed class HostileNotificationTests
{
    private const int Many = 10_000;
    private static readonly string[] ForeignHosts =
    [
        "https://evil.example/SimpleNotificationService-1.pem", "https://sns.us-east-1.amazonaws.com.evil.example/SimpleNotificationService-1.pem", "https://evil.example/?https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem",
        "https://sns.us-east-1.amazonaws.com%2eevil.example/SimpleNotificationService-1.pem", "https://sns.us-east-1.amazonaws.com\\@evil.example/SimpleNotificationService-1.pem", "ftp://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem",
        "file:///etc/passwd", "https://169.254.169.254/SimpleNotificationService-1.pem", "https://[::1]/SimpleNotificationService-1.pem", "https://SNS.us-east-1.amazonaws.com./SimpleNotificationService-1.pem", "https://sns.us-east-1.amazonaws.cоm/SimpleNotificationService-1.pem",
        "https://sns.us-east-1.amazonaws.com/x/SimpleNotificationService-1.pem", "https://sns.evil.amazonaws.com/SimpleNotificationService-1.pem", "https://s3.amazonaws.com/evil/SimpleNotificationService-1.pem", "//sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem", "",
    ];

    [Fact]
    public async Task Hostile_IsNeverTaken()
    {
        await using var bot = await NotificationBot.StartAsync();
        using var theirs = RSA.Create(2048);
        var wrong = new ConcurrentDictionary<string, int>();
        await Parallel.ForAsync(0, Many, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var random = new Random(i);
            var (what, path, body, headers) = Attack(bot.Sns, theirs, random);
            using var response = await bot.PostAsync(path, body, headers);
            if ((int)response.StatusCode is not (>= 400 and < 500))
                wrong.AddOrUpdate($"{what}: {(int)response.StatusCode}", 1, (_, n) => n + 1);
        });
        Assert.True(wrong.IsEmpty, string.Join("; ", wrong));
        Assert.All(bot.Sns.Asked, a => Assert.Equal("sns.us-east-1.amazonaws.com", a.Host));
        await bot.SettleAsync();
        Assert.Empty(await bot.IncidentsAsync());
        Assert.Empty(await bot.IncidentsAsync(NotificationBot.Other));
        Assert.Empty(bot.Slack.Calls);
    }

    private static (string What, string Path, string Body, (string, string)[] Headers) Attack(FakeSns sns, RSA theirs, Random random)
    {
        var message = sns.Notification($"attack {random.Next()}", random.Next(2) == 0 ? "1" : "2", random.Next(2) == 0 ? null : "subject");
        switch (random.Next(14))
        {
            case 0:
                message["SigningCertURL"] = ForeignHosts[random.Next(ForeignHosts.Length)];
                return ("foreign host", "/notifications/sns", message.ToJsonString(), []);
            case 1:
                message["Signature"] = Convert.ToBase64String(theirs.SignData("forged"u8.ToArray(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
                return ("forged signature", "/notifications/sns", message.ToJsonString(), []);
            case 2:
                message["Message"] = (string?)message["Message"] + " changed";
                return ("changed message", "/notifications/sns", message.ToJsonString(), []);
            case 3:
                message["TopicArn"] = $"arn:aws:sns:us-east-1:{random.NextInt64(100000000000, 999999999999)}:ops-alarms";
                return ("another topic", "/notifications/sns", message.ToJsonString(), []);
            case 4:
                return ("old", "/notifications/sns", sns.Notification("old", at: Some.Time.AddMinutes(-61 - random.Next(100_000))).ToJsonString(), []);
            case 5:
                return ("future", "/notifications/sns", sns.Notification("new", at: Some.Time.AddMinutes(6 + random.Next(100_000))).ToJsonString(), []);
            case 6:
                var depth = 10 + random.Next(5000);
                return ("nested", "/notifications/sns", string.Concat(Enumerable.Repeat(random.Next(2) == 0 ? "[" : "{\"Type\":", depth)), []);
            case 7:
                return ("huge", "/notifications/sns", new string('x', 1024 * 1024 + 1 + random.Next(1000)), []);
            case 8:
                var text = message.ToJsonString();
                return ("cut off", "/notifications/sns", text[..random.Next(text.Length - 1)], []);
            case 9:
                message["Type"] = new[] { "SubscriptionConfirmation", "UnsubscribeConfirmation", "Notification ", "notification", "" }[random.Next(5)];
                message["Token"] = "t";
                message["SubscribeURL"] = ForeignHosts[random.Next(ForeignHosts.Length)];
                return ("another type", "/notifications/sns", message.ToJsonString(), []);
            case 10:
                return ("foreign confirmation", "/notifications/sns", sns.Confirmation(url: ForeignHosts[random.Next(ForeignHosts.Length)]).ToJsonString(), []);
            case 11:
                var names = (string[])["Type", "MessageId", "TopicArn", "Message", "Timestamp", "SignatureVersion", "SigningCertURL", "Signature"];
                message[names[random.Next(names.Length)]] = random.Next(3) switch { 0 => null, 1 => new JsonArray(1, 2), _ => 17 };
                return ("wrong kinds", "/notifications/sns", message.ToJsonString(), []);
            case 12:
                return ("webhook without secret", "/notifications/webhook/grafana", "{\"alerts\":[]}", random.Next(2) == 0 ? [] : [("Authorization", $"Bearer {random.Next()}")]);
            default:
                message["SignatureVersion"] = new[] { "0", "3", "", "2 ", "SHA256" }[random.Next(5)];
                return ("another version", "/notifications/sns", message.ToJsonString(), []);
        }
    }
}
