using System.Text.Json.Nodes;
using Bot.Channels.Live;
using Bot.Channels.Slack.Agent;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Rendering;

namespace Bot.Channels.Slack.Delivery;

/// <summary>Posts an answer's messages and files into its thread, each once.</summary>
internal sealed class ThreadPosts(SlackClient client, LiveAnswers<SlackShown, JsonObject> live, ThreadSearch search, FileUpload uploads, PrivateReply replies)
{
    /// <param name="delivery">The delivery.</param>
    /// <param name="parcel">Its content.</param>
    /// <param name="shown">The message that showed how it comes along: the answer takes its place. Null for none.</param>
    /// <param name="cancellation">Gives up; what was posted is found by the next try.</param>
    public async Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, SlackParcel parcel, SlackShown? shown, CancellationToken cancellation)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (delivery.Uncertain)
        {
            var (there, later) = await search.FindAsync(parcel, cancellation).ConfigureAwait(false);
            if (there is null)
                return later!;
            found = there;
        }
        string? first = null;
        var sent = found.Count > 0;
        for (var i = 0; i < parcel.Parts.Length; i++)
        {
            var mark = DeliveryMarks.Of(delivery.Id, i);
            if (!found.TryGetValue(mark, out var ts))
            {
                var outcome = await PostAsync(delivery.Id, parcel, parcel.Parts[i], mark, i == 0 ? shown : null, cancellation).ConfigureAwait(false);
                if (outcome is not DeliveryOutcome.Done done)
                    return Partly(outcome, sent);
                (ts, sent) = (done.PlatformId ?? "", true);
            }
            first ??= ts;
        }
        foreach (var file in parcel.Files.Where(f => !found.ContainsKey(f.Name)))
        {
            var outcome = await ShareAsync(parcel, file, cancellation).ConfigureAwait(false);
            if (outcome is not DeliveryOutcome.Done)
                return Partly(outcome, sent);
        }
        return new DeliveryOutcome.Done(first);
    }

    /// <summary>Says instead of a file why there is none.</summary>
    public static SlackPart NoFiles(string reason) =>
        new("The file could not be uploaded.", [Block.Context(SlackText.Escape($"The file could not be uploaded ({Block.Shorten(reason, 300)}). Ask for less (a Region, a state, a name), or ask the people who run this bot to give the app the scope files:write."))]);

    private async Task<DeliveryOutcome> PostAsync(string id, SlackParcel parcel, SlackPart part, string mark, SlackShown? shown, CancellationToken cancellation)
    {
        var arguments = parcel.ToArguments(part);
        arguments["metadata"] = DeliveryMarks.Metadata(mark);
        if (shown is not null && await live.ReplaceAsync(id, shown, arguments, cancellation).ConfigureAwait(false) is { } replaced)
            return replaced;
        var reply = await client.CallAsync(SlackMethods.PostMessage, parcel.Workspace, arguments, cancellation).ConfigureAwait(false);
        return reply switch
        {
            SlackReply.Refused { Error.Kind: SlackErrorKind.Content } when TableBlocks.WithoutDataTables(part.Blocks) is { } simpler =>
                await PostAsync(id, parcel, part with { Blocks = simpler }, mark, null, cancellation).ConfigureAwait(false),
            SlackReply.Refused { Error.Kind: SlackErrorKind.Content } => await PlainAsync(parcel, part, mark, cancellation).ConfigureAwait(false),
            // The bot is not, or no longer, where it was asked: whoever asked is told what was found, and how to have it there.
            SlackReply.Refused { Error: { Kind: SlackErrorKind.NotThere } error } when parcel.User.Length > 0 => await ElsewhereAsync(parcel, part, error, cancellation).ConfigureAwait(false),
            _ => reply.ToDelivery(SlackMethods.PostMessage),
        };
    }

    /// <summary>The same without blocks, where Slack does not take them.</summary>
    private async Task<DeliveryOutcome> PlainAsync(SlackParcel parcel, SlackPart part, string mark, CancellationToken cancellation)
    {
        DeliveryOutcome outcome = new DeliveryOutcome.Never("Slack takes neither the blocks nor the text.");
        foreach (var text in BlockText.Of([part]))
        {
            var arguments = new JsonObject { ["channel"] = parcel.Channel, ["thread_ts"] = parcel.Thread, ["text"] = text, ["unfurl_links"] = false, ["unfurl_media"] = false, ["metadata"] = DeliveryMarks.Metadata(mark) };
            outcome = (await client.CallAsync(SlackMethods.PostMessage, parcel.Workspace, arguments, cancellation).ConfigureAwait(false)).ToDelivery(SlackMethods.PostMessage);
            if (outcome is not DeliveryOutcome.Done)
                return outcome;
        }
        return outcome;
    }

    private Task<DeliveryOutcome> ElsewhereAsync(SlackParcel parcel, SlackPart part, SlackError error, CancellationToken cancellation)
    {
        var told = new JsonArray(Block.Context($"I could not answer in <#{SlackText.Escape(parcel.Channel)}> ({error.Code}). Invite me there with `/invite`, then ask again."));
        foreach (var block in part.Blocks)
            told.Add(block!.DeepClone());
        return replies.WriteAsync(parcel, part with { Blocks = told }, cancellation);
    }

    private async Task<DeliveryOutcome> ShareAsync(SlackParcel parcel, SlackFile file, CancellationToken cancellation)
    {
        // Files are shared in conversations, not with people's ids.
        var channel = Ingress.SlackIds.IsUser(parcel.Channel) ? await replies.ChannelWithAsync(parcel, cancellation).ConfigureAwait(false) : parcel.Channel;
        var outcome = channel is null
            ? new DeliveryOutcome.Never("the direct conversation with you cannot be opened (scope im:write)")
            : await uploads.SendAsync(parcel.Workspace, channel, parcel.Thread, file, cancellation).ConfigureAwait(false);
        if (outcome is not DeliveryOutcome.Never never)
            return outcome;
        var arguments = parcel.ToArguments(NoFiles(never.Reason));
        arguments["metadata"] = DeliveryMarks.Metadata(file.Name);
        return (await client.CallAsync(SlackMethods.PostMessage, parcel.Workspace, arguments, cancellation).ConfigureAwait(false)).ToDelivery(SlackMethods.PostMessage);
    }

    /// <summary>A part is there: the next try looks before it posts.</summary>
    private static DeliveryOutcome Partly(DeliveryOutcome outcome, bool sent) => outcome is DeliveryOutcome.Later later && sent ? later with { Uncertain = true } : outcome;
}
