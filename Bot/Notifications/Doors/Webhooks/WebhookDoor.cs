using System.Security.Cryptography;
using System.Text;
using Bot.Notifications.Rules;
using Bot.Notifications.Sources;

namespace Bot.Notifications.Doors.Webhooks;

/// <summary>Who may come in by a webhook: its name is listed, and the request carries its secret.</summary>
internal sealed class WebhookDoor(NotificationRulesSource rules, WebhookSecrets secrets, NoticeReaders readers, NotificationIntake intake, TimeProvider clock)
{
    /// <summary>The same body within so long is the same notification, sent again because the answer was lost.</summary>
    private const int RepeatMinutes = 5;

    public async Task<IntakeAnswer> EnterAsync(string name, IHeaderDictionary headers, ReadOnlyMemory<byte> body)
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
        var now = clock.GetUtcNow();
        var id = $"{name}:{now.ToUnixTimeSeconds() / (RepeatMinutes * 60)}:{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, 16))}";
        return await intake.TakeAsync([.. readers.Read(new(id, name, text, now))]).ConfigureAwait(false);
    }
}
