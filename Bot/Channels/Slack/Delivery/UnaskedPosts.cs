using System.Text.Json.Nodes;
using Bot.Channels.Slack.Api;
using Bot.Conversations;

namespace Bot.Channels.Slack.Delivery;

/// <summary>Posts that answer nobody: into the channel, in the place of an earlier post, or under it.</summary>
internal sealed class UnaskedPosts(SlackClient client, ThreadPosts posts, ThreadSearch search, PostedMessages posted)
{
    public async Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, SlackParcel parcel, CancellationToken cancellation)
    {
        var post = parcel.Post!;
        if (post.Replaces is { } replaced && await posted.FindAsync(replaced, cancellation).ConfigureAwait(false) is { } ts)
        {
            var outcome = await UpdateAsync(parcel, ts, cancellation).ConfigureAwait(false);
            if (outcome is not null)
                return outcome;
        }
        if (post.Under is { } above && await posted.FindAsync(above, cancellation).ConfigureAwait(false) is { } thread)
            return await posts.DeliverAsync(delivery, parcel with { Thread = thread }, null, cancellation).ConfigureAwait(false);
        return await IntoChannelAsync(delivery, parcel, cancellation).ConfigureAwait(false);
    }

    /// <summary>Null where the message is gone and is to be posted anew.</summary>
    private async Task<DeliveryOutcome?> UpdateAsync(SlackParcel parcel, string ts, CancellationToken cancellation)
    {
        var arguments = parcel.ToArguments(parcel.Parts[0]);
        arguments.Remove("thread_ts");
        arguments["ts"] = ts;
        var reply = await client.CallAsync(SlackMethods.UpdateMessage, parcel.Workspace, arguments, cancellation).ConfigureAwait(false);
        return reply switch
        {
            SlackReply.Ok => new DeliveryOutcome.Done(ts),
            SlackReply.Refused { Error.Code: "message_not_found" or "cant_update_message" or "edit_window_closed" } => null,
            _ => reply.ToDelivery(SlackMethods.UpdateMessage),
        };
    }

    /// <summary>The first message opens its own thread: what else belongs to it (a graph, more text) hangs under it, so that a post is one message of the channel.</summary>
    public async Task<DeliveryOutcome> IntoChannelAsync(Outgoing delivery, SlackParcel parcel, CancellationToken cancellation)
    {
        var root = delivery.Uncertain ? await search.FindInChannelAsync(parcel, delivery.Id, cancellation).ConfigureAwait(false) : null;
        if (root is null)
        {
            var first = await posts.DeliverAsync(delivery with { Uncertain = false }, parcel with { Parts = parcel.Parts[..1], Files = [] }, null, cancellation).ConfigureAwait(false);
            if (first is not DeliveryOutcome.Done { PlatformId: { Length: > 0 } id } || (parcel.Parts.Length == 1 && parcel.Files.IsEmpty))
                return first;
            root = id;
        }
        // The root's own mark is found in its thread, so only the rest is sent. It is there: whatever becomes of the rest, the next try looks first.
        var rest = await posts.DeliverAsync(delivery with { Uncertain = true }, parcel with { Thread = root }, null, cancellation).ConfigureAwait(false);
        return rest switch
        {
            DeliveryOutcome.Done => new DeliveryOutcome.Done(root),
            DeliveryOutcome.Later later => later with { Uncertain = true },
            _ => new DeliveryOutcome.Done(root),
        };
    }
}
