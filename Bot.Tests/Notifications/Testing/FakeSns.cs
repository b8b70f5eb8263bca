using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Bot.Notifications.Doors.Sns;
using Bot.Tests.Testing;

namespace Bot.Tests.Notifications.Testing;

/// <summary>SNS as it is seen from outside: signs messages with a certificate of its own, gives that certificate, takes confirmations, and remembers what it was asked for.</summary>
internal sealed class FakeSns : ISnsFetch, IDisposable
{
    public const string Topic = "arn:aws:sns:us-east-1:111122223333:ops-alarms";
    public const string CertificateUrl = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem";
    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentQueue<Uri> _asked = new();

    public FakeSns() => Pem = Certificate(_key, "sns.amazonaws.com", Some.Time.AddDays(-10), Some.Time.AddDays(300));

    /// <summary>What is given for the certificate's address; null for nothing.</summary>
    public string? Pem { get; set; }

    /// <summary>SNS cannot be reached.</summary>
    public bool IsDown { get; set; }

    public IReadOnlyList<Uri> Asked => [.. _asked];

    public Task<SnsFetched> CertificateAsync(Uri address, CancellationToken cancellation)
    {
        _asked.Enqueue(address);
        return Task.FromResult(IsDown ? new SnsFetched(null, MayComeLater: true) : new(Pem));
    }

    public Task<bool> ConfirmAsync(Uri address, CancellationToken cancellation)
    {
        _asked.Enqueue(address);
        return Task.FromResult(!IsDown);
    }

    public static string Certificate(RSA key, string name, DateTimeOffset from, DateTimeOffset to)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(from, to);
        return certificate.ExportCertificatePem();
    }

    /// <summary>A signed notification.</summary>
    /// <param name="message">The message.</param>
    /// <param name="version">The signature's version.</param>
    /// <param name="subject">Null for none.</param>
    /// <param name="at">When; null for the tests' time.</param>
    public JsonObject Notification(string message, string version = "2", string? subject = null, DateTimeOffset? at = null, string topic = Topic, string? id = null)
    {
        var json = new JsonObject
        {
            ["Type"] = "Notification",
            ["MessageId"] = id ?? Guid.NewGuid().ToString(),
            ["TopicArn"] = topic,
            ["Message"] = message,
            ["Timestamp"] = Time(at),
            ["SignatureVersion"] = version,
            ["SigningCertURL"] = CertificateUrl,
            ["UnsubscribeURL"] = "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe",
        };
        if (subject is not null)
            json["Subject"] = subject;
        return Sign(json);
    }

    /// <summary>A signed confirmation of a subscription, or of its end.</summary>
    public JsonObject Confirmation(string type = "SubscriptionConfirmation", string? url = null) => Sign(new()
    {
        ["Type"] = type,
        ["MessageId"] = Guid.NewGuid().ToString(),
        ["TopicArn"] = Topic,
        ["Message"] = "You have chosen to subscribe",
        ["Timestamp"] = Time(null),
        ["Token"] = "2336412f37",
        ["SubscribeURL"] = url ?? $"https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn={Topic}&Token=2336412f37",
        ["SignatureVersion"] = "1",
        ["SigningCertURL"] = CertificateUrl,
    });

    /// <summary>Signs what stands there now. The text that is signed is written here a second time, from SNS's documentation, so that a mistake of the bot's is seen.</summary>
    public JsonObject Sign(JsonObject json)
    {
        string[] names = (string?)json["Type"] == "Notification"
            ? json.ContainsKey("Subject") ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"] : ["Message", "MessageId", "Timestamp", "TopicArn", "Type"]
            : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
        var text = string.Concat(names.Select(n => $"{n}\n{(string?)json[n]}\n"));
        var hash = (string?)json["SignatureVersion"] == "2" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        json["Signature"] = Convert.ToBase64String(_key.SignData(System.Text.Encoding.UTF8.GetBytes(text), hash, RSASignaturePadding.Pkcs1));
        return json;
    }

    public void Dispose() => _key.Dispose();

    private static string Time(DateTimeOffset? at) => (at ?? Some.Time).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
}
