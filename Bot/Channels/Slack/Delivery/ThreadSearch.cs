using Bot.Channels.Slack.Api;

namespace Bot.Channels.Slack.Delivery;

/// <summary>What of a delivery is in its thread already, after a try whose end is not known.</summary>
internal sealed partial class ThreadSearch(SlackClient client, ILogger<ThreadSearch> log)
{
    private const int PageSize = 200, MaxPages = 50;
    /// <summary>The platform's clock and ours differ by less.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The marks of messages and the names of files in the thread; null where Slack cannot be asked now.</summary>
    /// <returns>Empty where the app may not look: then what may be there is sent again.</returns>
    public async Task<(Dictionary<string, string>? Found, DeliveryOutcome? Later)> FindAsync(SlackParcel parcel, CancellationToken cancellation)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (parcel.Thread is not { } thread)
            return (found, null);
        // A long thread is not read from its beginning: Slack lets few messages be read a minute.
        var oldest = parcel.Since is { } since ? $"{(since - Skew).ToUnixTimeSeconds()}" : null;
        var cursor = "";
        for (var page = 0; page < MaxPages; page++)
        {
            var reply = await client.CallAsync(
                SlackMethods.Replies, parcel.Workspace,
                new() { ["channel"] = parcel.Channel, ["ts"] = thread, ["include_all_metadata"] = "true", ["oldest"] = oldest, ["limit"] = $"{PageSize}", ["cursor"] = cursor.Length > 0 ? cursor : null }, cancellation).ConfigureAwait(false);
            if (reply is not SlackReply.Ok ok)
            {
                if (reply.ToDelivery(SlackMethods.Replies) is DeliveryOutcome.Later later)
                    return (null, later with { Uncertain = true });
                CannotLook(log, reply.Said);
                return (found, null);
            }
            foreach (var message in JsonFacts.List(ok.Body, "messages"))
            {
                var ts = JsonFacts.Text(message, "ts") ?? "";
                if (DeliveryMarks.Read(message) is { } mark)
                    found[mark] = ts;
                foreach (var file in JsonFacts.List(message, "files"))
                {
                    if (JsonFacts.Text(file, "name") is { } name)
                        found[name] = ts;
                }
            }
            cursor = JsonFacts.Text(JsonFacts.Object(ok.Body, "response_metadata"), "next_cursor") ?? "";
            if (cursor.Length == 0)
                break;
        }
        return (found, null);
    }

    /// <summary>The message of a delivery among the channel's latest; null where it is not there, or the app may not look.</summary>
    public async Task<string?> FindInChannelAsync(SlackParcel parcel, string delivery, CancellationToken cancellation)
    {
        var reply = await client.CallAsync(
            SlackMethods.History, parcel.Workspace, new() { ["channel"] = parcel.Channel, ["include_all_metadata"] = "true", ["limit"] = $"{PageSize}" }, cancellation).ConfigureAwait(false);
        if (reply is not SlackReply.Ok ok)
        {
            CannotLook(log, reply.Said);
            return null;
        }
        foreach (var message in JsonFacts.List(ok.Body, "messages"))
        {
            if (DeliveryMarks.Read(message) == delivery)
                return JsonFacts.Text(message, "ts");
        }
        return null;
    }

    [LoggerMessage(EventId = 202, Level = LogLevel.Warning, Message = "Whether an answer reached Slack cannot be looked up ({Error}); it is sent again. Give the app the history scopes of its manifest")]
    private static partial void CannotLook(ILogger log, string error);
}
