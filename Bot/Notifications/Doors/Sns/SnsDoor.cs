using Bot.Notifications.Rules;

namespace Bot.Notifications.Doors.Sns;

/// <summary>Who may come in over SNS. The cheap checks come first: nothing is fetched for a topic that is not listed or an address that is not SNS's.</summary>
internal sealed partial class SnsDoor(NotificationRulesSource rules, SnsCertificates certificates, ISnsFetch fetch, NotificationIntake intake, TimeProvider clock, ILogger<SnsDoor> log)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1), MaxAhead = TimeSpan.FromMinutes(5);

    public async Task<IntakeAnswer> EnterAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var (message, fault) = SnsMessage.Read(body);
        if (message is null)
            return IntakeAnswer.Bad(fault);
        if (!rules.Current.Topics.Contains(message.TopicArn))
            return IntakeAnswer.Forbidden("The topic is not listed. An admin can add its ARN under notifications: topics in directory.yaml.");
        if (!SnsSignature.IsKnown(message.SignatureVersion))
            return IntakeAnswer.Forbidden("'SignatureVersion' must be 1 or 2.");
        if (SnsHosts.Certificate(message.SigningCertUrl, message.TopicArn) is not { } address)
            return IntakeAnswer.Forbidden("'SigningCertURL' is no address of SNS in the topic's Region; it was not fetched.");
        var age = clock.GetUtcNow() - message.At;
        if (age > MaxAge || age < -MaxAhead)
            return IntakeAnswer.Forbidden($"'Timestamp' is {(age > MaxAge ? "more than an hour ago" : "in the future")}.");
        var signing = await certificates.KeyAsync(address, cancellation).ConfigureAwait(false);
        if (signing.Key is not { } key)
            return signing.MayComeLater ? IntakeAnswer.Busy("SNS could not be asked for its certificate; send it again.") : IntakeAnswer.Forbidden("'SigningCertURL' gave no valid certificate of SNS.");
        if (!SnsSignature.Holds(message, key))
            return IntakeAnswer.Forbidden("The signature does not hold.");
        return message.Type switch
        {
            SnsMessage.SubscriptionConfirmation => await ConfirmAsync(message, cancellation).ConfigureAwait(false),
            SnsMessage.UnsubscribeConfirmation => await intake.TakeAsync(Unsubscribed(message)).ConfigureAwait(false),
            _ => await intake.TakeAsync(message).ConfigureAwait(false),
        };
    }

    private async Task<IntakeAnswer> ConfirmAsync(SnsMessage message, CancellationToken cancellation)
    {
        if (SnsHosts.Confirmation(message.SubscribeUrl!, message.TopicArn) is not { } address)
            return IntakeAnswer.Forbidden("'SubscribeURL' is no address of SNS that confirms this topic's subscription; it was not fetched.");
        if (!await fetch.ConfirmAsync(address, cancellation).ConfigureAwait(false))
            return IntakeAnswer.Busy("SNS did not take the confirmation; send it again.");
        Confirmed(log, message.TopicArn);
        return IntakeAnswer.Taken;
    }

    /// <summary>Nothing comes from the topic any more: people are told, as of everything else.</summary>
    private static Notification Unsubscribed(SnsMessage message) => new(message.MessageId, "sns", $"The subscription to {message.TopicArn[(message.TopicArn.LastIndexOf(':') + 1)..]} was removed")
    {
        Type = message.Type,
        Key = message.TopicArn,
        Text = "No more notifications come from this topic. Subscribe it again if that was not meant.",
        Severity = Severity.High,
        State = NoticeState.Told,
        Account = message.TopicArn.Split(':')[4],
        Region = SnsHosts.RegionOf(message.TopicArn) ?? "",
        At = message.At,
        Resources = [message.TopicArn],
        Through = message.TopicArn,
    };

    [LoggerMessage(EventId = 701, Level = LogLevel.Information, Message = "The subscription to {Topic} is confirmed")]
    private static partial void Confirmed(ILogger log, string topic);
}
