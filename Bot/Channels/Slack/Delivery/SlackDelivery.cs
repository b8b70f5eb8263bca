using System.Text.Json.Nodes;
using Bot.Channels.Live;
using Bot.Channels.Slack.Agent;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Ingress;
using Bot.Channels.Slack.Rendering;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Channels.Slack.Delivery;

/// <summary>Brings answers to Slack: into the thread, or privately where a command asked or where everybody's eyes would shame or leak.</summary>
/// <remarks>Each message carries its delivery's id as metadata, each file in its name; after an uncertain try the thread is searched for them.</remarks>
internal sealed partial class SlackDelivery(SlackClient client, LiveAnswers<SlackShown, JsonObject> live, PrivateReply replies, ThreadPosts posts, UnaskedPosts unasked, FileUpload uploads, ILogger<SlackDelivery> log) : IDelivery
{
    public Platform Platform => Platform.Slack;

    public async Task BeginAsync(Message message, CancellationToken cancellation)
    {
        if (message.ReplyTo is not null || message.Unaddressed || message.FromNotification || !SlackIds.IsTime(message.Place.Thread))
            return;
        var reply = await client.CallAsync(
            SlackMethods.SetStatus, message.Place.Workspace,
            new() { ["channel_id"] = message.Place.Channel, ["thread_ts"] = message.Place.Thread, ["status"] = "is looking …", ["loading_messages"] = new JsonArray([.. SlackLive.LoadingMessages]) }, cancellation).ConfigureAwait(false);
        if (reply is not SlackReply.Ok)
            NoStatus(log, reply.Said);
    }

    public IProgress<TurnProgress>? Watch(string deliveryId, Message message) => live.Watch(deliveryId, message);

    public byte[] Render(string deliveryId, Message message, TurnResult result)
    {
        live.Stop(deliveryId);
        var way = WayOf(message, result);
        var content = SlackRenderer.Render(result, DeliveryMarks.Short(deliveryId), feedback: way == ParcelWay.Thread && message.Post is null, pictures: way == ParcelWay.Thread);
        var parcel = new SlackParcel(
            way, message.Place.Workspace, message.Place.Channel, SlackIds.IsTime(message.Place.Thread) ? message.Place.Thread : null, message.FromNotification ? "" : message.From.Id, message.ReplyTo?.Url.ToString(),
            way == ParcelWay.Nowhere ? [] : way == ParcelWay.Thread ? content.Parts : [.. content.Parts.Select(p => TableBlocks.WithoutDataTables(p.Blocks) is { } blocks ? p with { Blocks = blocks } : p)], way == ParcelWay.Nowhere ? [] : content.Files)
        { Post = message.Post, Since = message.FromNotification || message.Scheduled is not null ? null : message.At };
        return (message.Card is { } card && result.Answer.Closed is { } closed ? parcel with { Card = card, CardPart = SlackRenderer.Render(closed) } : parcel).Write();
    }

    public async Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation)
    {
        var parcel = SlackParcel.Read(delivery.Content);
        if (parcel.Post is not null)
            return await unasked.DeliverAsync(delivery, parcel, cancellation).ConfigureAwait(false);
        var shown = await live.EndAsync(delivery.Id, cancellation).ConfigureAwait(false);
        if (parcel is { Card: not null, CardPart: not null })
            await CloseCardAsync(parcel, cancellation).ConfigureAwait(false);
        // What a subscription sends hangs on no message: it opens a thread of its own, and is looked for in the channel.
        if (parcel is { Way: ParcelWay.Thread, Thread: null, Url: null })
            return await unasked.IntoChannelAsync(delivery, parcel, cancellation).ConfigureAwait(false);
        if (parcel.Way == ParcelWay.Thread)
            return await posts.DeliverAsync(delivery, parcel, shown, cancellation).ConfigureAwait(false);
        if (shown is not null)
            await live.RemoveAsync(delivery.Id, shown, cancellation).ConfigureAwait(false);
        return parcel.Way == ParcelWay.Nowhere ? new DeliveryOutcome.Done(null) : await PrivatelyAsync(parcel, cancellation).ConfigureAwait(false);
    }

    /// <summary>Who may see an answer.</summary>
    private static ParcelWay WayOf(Message message, TurnResult result)
    {
        var answer = result.Answer;
        if (message.Post is not null || message.FromNotification)
            return ParcelWay.Thread;
        if (message.Unaddressed && (answer.Failed || result.Question.Family is Family.Other or Family.Chat || answer.Refused is { By: "scope" } || result.Caller is null))
            return ParcelWay.Nowhere;
        if (message.ReplyTo is not null)
            return ParcelWay.ResponseUrl;
        // A denial says what somebody may not do; a plan that waits says what others are to decide.
        return !message.Place.IsDirect && (answer.Private || answer is { Refused: not null, PlanId: null }) ? ParcelWay.Private : ParcelWay.Thread;
    }

    private async Task<DeliveryOutcome> PrivatelyAsync(SlackParcel parcel, CancellationToken cancellation)
    {
        DeliveryOutcome outcome = new DeliveryOutcome.Done(null);
        for (var i = 0; i < parcel.Parts.Length; i++)
        {
            outcome = parcel.Way == ParcelWay.Private
                ? await replies.WhisperAsync(parcel, parcel.Parts[i], cancellation).ConfigureAwait(false)
                : i < PrivateReply.MaxUses ? await replies.RespondAsync(parcel.Url!, parcel.Parts[i], cancellation).ConfigureAwait(false) : new DeliveryOutcome.Never("The response_url takes five answers.");
            if (outcome is DeliveryOutcome.Never)
                outcome = await replies.WriteAsync(parcel, parcel.Parts[i], cancellation).ConfigureAwait(false);
            if (outcome is not DeliveryOutcome.Done)
                return outcome;
        }
        if (parcel.Files.IsEmpty)
            return outcome;
        // A file cannot be for one person of a channel: it goes to their direct messages.
        if (await replies.ChannelWithAsync(parcel, cancellation).ConfigureAwait(false) is not { } direct)
            return await replies.WriteAsync(parcel, ThreadPosts.NoFiles("the direct conversation with you cannot be opened (scope im:write)"), cancellation).ConfigureAwait(false);
        foreach (var file in parcel.Files)
        {
            outcome = await uploads.SendAsync(parcel.Workspace, direct, null, file, cancellation).ConfigureAwait(false);
            if (outcome is DeliveryOutcome.Never never)
                outcome = await replies.WriteAsync(parcel, ThreadPosts.NoFiles(never.Reason), cancellation).ConfigureAwait(false);
        }
        return outcome;
    }

    /// <summary>Takes the buttons off a plan that is over. Its buttons do nothing any more in any case, so that a failure is only logged.</summary>
    private async Task CloseCardAsync(SlackParcel parcel, CancellationToken cancellation)
    {
        var arguments = new JsonObject { ["channel"] = parcel.Channel, ["ts"] = parcel.Card, ["text"] = parcel.CardPart!.Text, ["blocks"] = parcel.CardPart.Blocks.DeepClone() };
        var reply = await client.CallAsync(SlackMethods.UpdateMessage, parcel.Workspace, arguments, cancellation).ConfigureAwait(false);
        if (reply is not SlackReply.Ok)
            NotUpdated(log, reply.Said);
    }

    [LoggerMessage(EventId = 201, Level = LogLevel.Debug, Message = "Slack shows no status here: {Error}")]
    private static partial void NoStatus(ILogger log, string error);

    [LoggerMessage(EventId = 203, Level = LogLevel.Warning, Message = "The card of a plan that is over could not be updated in Slack ({Error})")]
    private static partial void NotUpdated(ILogger log, string error);
}
