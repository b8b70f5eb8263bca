using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bot.Notifications.Doors.Sns;

/// <summary>A message of SNS as it came: https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html.</summary>
internal sealed record SnsMessage(string Type, string MessageId, string TopicArn, string Message, string Timestamp, string SignatureVersion, string Signature, string SigningCertUrl)
{
    public const string Notification = "Notification", SubscriptionConfirmation = "SubscriptionConfirmation", UnsubscribeConfirmation = "UnsubscribeConfirmation";
    private const int MaxDepth = 8, MaxIdLength = 100, MaxArnLength = 400, MaxUrlLength = 2000;

    public string? Subject { get; init; }
    public string? Token { get; init; }
    public string? SubscribeUrl { get; init; }

    public DateTimeOffset At => DateTimeOffset.Parse(Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The message, or what is wrong with it.</summary>
    public static (SnsMessage? Message, string Fault) Read(ReadOnlyMemory<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, new() { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return (null, "The body is no JSON of SNS. Leave raw message delivery off, and let SNS alone send here.");
        }
        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return (null, "The body is no JSON object of SNS.");
            try
            {
                return Read(root);
            }
            // Text that is no valid Unicode.
            catch (InvalidOperationException)
            {
                return (null, "The body holds text that is no valid Unicode.");
            }
        }
    }

    private static (SnsMessage? Message, string Fault) Read(JsonElement root)
    {
        var type = Text(root, "Type");
        if (type is not (Notification or SubscriptionConfirmation or UnsubscribeConfirmation))
            return (null, $"'Type' must be {Notification}, {SubscriptionConfirmation} or {UnsubscribeConfirmation}.");
        foreach (var name in (ReadOnlySpan<string>)["MessageId", "TopicArn", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL"])
        {
            if (Text(root, name) is null)
                return (null, $"'{name}' is missing.");
        }
        var message = new SnsMessage(
            type, Text(root, "MessageId")!, Text(root, "TopicArn")!, Text(root, "Message")!, Text(root, "Timestamp")!, Text(root, "SignatureVersion")!, Text(root, "Signature")!, Text(root, "SigningCertURL")!)
        {
            Subject = Text(root, "Subject"),
            Token = Text(root, "Token"),
            SubscribeUrl = Text(root, "SubscribeURL"),
        };
        if (message.MessageId.Length is 0 or > MaxIdLength || message.TopicArn.Length > MaxArnLength || message.SigningCertUrl.Length > MaxUrlLength)
            return (null, "'MessageId', 'TopicArn' or 'SigningCertURL' has a length that SNS does not give it.");
        if (!DateTimeOffset.TryParse(message.Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            return (null, "'Timestamp' is no time.");
        if (type != Notification && (message.Token is null || message.SubscribeUrl is null))
            return (null, "'Token' or 'SubscribeURL' is missing.");
        return (message, "");
    }

    /// <summary>What SNS signs: names and values a line each, in an order that depends on the type.</summary>
    public byte[] Signed()
    {
        var text = new StringBuilder();
        Add("Message", Message);
        Add("MessageId", MessageId);
        if (Type == Notification)
        {
            if (Subject is not null)
                Add("Subject", Subject);
        }
        else
        {
            Add("SubscribeURL", SubscribeUrl!);
        }
        Add("Timestamp", Timestamp);
        if (Type != Notification)
            Add("Token", Token!);
        Add("TopicArn", TopicArn);
        Add("Type", Type);
        return Encoding.UTF8.GetBytes(text.ToString());

        void Add(string name, string value) => text.Append(name).Append('\n').Append(value).Append('\n');
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
