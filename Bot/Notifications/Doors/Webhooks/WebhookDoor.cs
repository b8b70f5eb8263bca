using System.Text;
using Bot.Conversations.Stores;
using Bot.Notifications.Rules;
using Bot.Notifications.Sources;

namespace Bot.Notifications.Doors.Webhooks;

/// <summary>Who may come in by a webhook: its name is listed, and the request carries its secret.</summary>
internal sealed partial class WebhookDoor(NotificationRulesSource rules, WebhookSecrets secrets, NoticeReaders readers, NotificationIntake intake, WebhookRepeats repeats, TimeProvider clock, ILogger<WebhookDoor> log)
{
    public async Task<IntakeAnswer> EnterAsync(string name, IHeaderDictionary headers, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        // Whether the name is listed is told to nobody without its secret.
        if (!secrets.Holds(name, headers, body.Span) || !rules.Current.Webhooks.Contains(name))
            return new(StatusCodes.Status401Unauthorized, "The webhook is not listed, or the request does not carry its secret. List it under notifications: webhooks in directory.yaml and set Notifications:WebhookSecrets; send the secret as bearer token, as basic password or in X-Wheelhouse-Secret.");
        if (body.Length == 0)
            return IntakeAnswer.Bad("The body is empty.");
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body.Span);
        }
        catch (DecoderFallbackException)
        {
            return IntakeAnswer.Bad("The body is no UTF-8.");
        }
        string id;
        try
        {
            id = await repeats.IdOfAsync(name, body, cancellation).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            NotNoted(log, e);
            return IntakeAnswer.Busy("It could not be stored; send it again.");
        }
        return await intake.TakeAsync([.. readers.Read(new(id, name, text, clock.GetUtcNow()))]).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 708, Level = LogLevel.Error, Message = "A webhook's body could not be noted; its sender is asked to send it again")]
    private static partial void NotNoted(ILogger log, Exception exception);
}
