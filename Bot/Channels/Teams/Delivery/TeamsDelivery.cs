using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Channels.Live;
using Bot.Channels.Teams.Agent;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Ingress;
using Bot.Channels.Teams.Rendering;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Channels.Teams.Delivery;

/// <summary>Brings answers to Teams: into the conversation or thread they were asked in, or into the chat with who asked where everybody's eyes would shame or leak.</summary>
internal sealed partial class TeamsDelivery(
    TeamsClient client, LiveAnswers<TeamsShown, TeamsEnd> live, ConversationPosts posts, PrivateChat chats, FileConsents files, ConversationReferences references, PostedMessages posted, ILogger<TeamsDelivery> log, DirectorySource? directory = null) : IDelivery
{
    private const string NoticeMark = "~notice";

    public Platform Platform => Platform.Teams;

    public async Task BeginAsync(Message message, CancellationToken cancellation)
    {
        if (message.Unaddressed || message.FromNotification || TeamsPlace.Of(message) is not { } place)
            return;
        var reply = await client.SendAsync(place, new() { ["type"] = "typing" }, null, cancellation).ConfigureAwait(false);
        if (reply is not TeamsReply.Ok)
            NoTyping(log, reply.Said);
    }

    public IProgress<TurnProgress>? Watch(string deliveryId, Message message) => live.Watch(deliveryId, message);

    public byte[] Render(string deliveryId, Message message, TurnResult result)
    {
        live.Stop(deliveryId);
        var way = WayOf(message, result);
        var answer = result.Answer;
        var isForEverybody = way == ParcelWay.Conversation && !message.Place.IsDirect;
        var content = TeamsRenderer.Render(result, DeliveryMarks.Short(deliveryId), new(Feedback: message.Post is null, isForEverybody, Pictures: true, AsCard: message.Post is not null));
        var parcel = new TeamsParcel(
            way, message.ReplyTo?.Url.ToString(), message.Place.Workspace, message.Place.Channel, message.Place.Thread, message.From.Id, message.ReplyTo?.BotId, message.ReplyTo?.ActivityId,
            way == ParcelWay.Nowhere ? [] : content.Parts, way == ParcelWay.Nowhere ? [] : content.Files)
        { IsDirect = message.Place.IsDirect, Post = message.Post, Lead = content.Lead };
        if (isForEverybody && answer.PlanId is { } plan)
            parcel = parcel with { Plan = plan, Approvers = PlanApprovers.Of(result.Caller, directory) };
        return (message.Card is { } card && answer.Closed is { } closed ? parcel with { Card = card, CardPart = TeamsRenderer.Render(closed) } : parcel).Write();
    }

    public async Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation)
    {
        var parcel = TeamsParcel.Read(delivery.Content);
        var shown = await live.EndAsync(delivery.Id, cancellation).ConfigureAwait(false);
        if (parcel.Way == ParcelWay.Nowhere)
            return new DeliveryOutcome.Done(null);
        if (await PlaceOfAsync(parcel, cancellation).ConfigureAwait(false) is not { } place)
            return new DeliveryOutcome.Never("The bot was never written to from there, and was not added there: there is no address.");
        if (parcel.Post is { } post)
        {
            if (post.Replaces is { } replaced && await posted.FindAsync(replaced, cancellation).ConfigureAwait(false) is { } id)
            {
                var reply = await client.UpdateAsync(place with { Conversation = place.Root }, id, parcel.Parts[0], cancellation).ConfigureAwait(false);
                // A message that somebody took away is posted anew.
                if (reply is not TeamsReply.Refused { Status: System.Net.HttpStatusCode.NotFound })
                    return reply is TeamsReply.Ok ? new DeliveryOutcome.Done(id) : reply.ToDelivery();
            }
            if (post.Under is { } above && await posted.FindAsync(above, cancellation).ConfigureAwait(false) is { } root)
                place = place with { Conversation = $"{place.Root};messageid={root}" };
        }
        if (parcel is { Card: { } card, CardPart: { } closed })
            await CloseCardAsync(place, card, closed, cancellation).ConfigureAwait(false);
        if (parcel.Way == ParcelWay.Private)
            return await PrivatelyAsync(delivery, parcel, place, shown, cancellation).ConfigureAwait(false);
        if (parcel.Plan is { } plan)
            parcel = parcel with { Parts = await PlanApprovers.ShowAsync(client, place, parcel, plan, cancellation).ConfigureAwait(false) };
        var outcome = await posts.DeliverAsync(delivery, parcel, place, shown, cancellation).ConfigureAwait(false);
        if (outcome is not DeliveryOutcome.Done || parcel.Files.IsEmpty)
            return outcome;
        var chat = parcel.IsDirect ? place : (await chats.WithAsync(parcel, cancellation).ConfigureAwait(false)).Chat;
        return await files.OfferAsync(delivery.Id, parcel, chat, place, cancellation).ConfigureAwait(false) is { } fault ? fault : outcome;
    }

    /// <summary>Who may see an answer.</summary>
    private static ParcelWay WayOf(Message message, TurnResult result)
    {
        var answer = result.Answer;
        if (message.Post is not null || message.FromNotification)
            return ParcelWay.Conversation;
        if (message.Unaddressed && (answer.Failed || result.Question.Family is Family.Other or Family.Chat || answer.Refused is { By: "scope" } || result.Caller is null))
            return ParcelWay.Nowhere;
        // A denial says what somebody may not do; a plan that waits says what others are to decide.
        return !message.Place.IsDirect && (answer.Private || answer is { Refused: not null, PlanId: null }) ? ParcelWay.Private : ParcelWay.Conversation;
    }

    private async Task<TeamsPlace?> PlaceOfAsync(TeamsParcel parcel, CancellationToken cancellation)
    {
        if (parcel.Place is { } place)
            return place;
        // Nobody wrote: the bot writes first, where it was added.
        var reference = parcel.IsDirect
            ? await references.ChatOfAsync(parcel.Tenant, parcel.User, cancellation).ConfigureAwait(false)
            : await references.PlaceOfAsync(parcel.Tenant, parcel.Channel, cancellation).ConfigureAwait(false);
        return reference is null ? null : parcel.Conversation.Length > 0 && !parcel.IsDirect ? reference.In(parcel.Tenant) with { Conversation = parcel.Conversation } : reference.In(parcel.Tenant);
    }

    private async Task<DeliveryOutcome> PrivatelyAsync(Outgoing delivery, TeamsParcel parcel, TeamsPlace place, TeamsShown? shown, CancellationToken cancellation)
    {
        var (chat, reply) = await chats.WithAsync(parcel with { Service = place.Service }, cancellation).ConfigureAwait(false);
        if (chat is null && reply!.ToDelivery() is DeliveryOutcome.Later later)
            return later;
        DeliveryOutcome? outcome = null;
        if (chat is not null)
        {
            var alone = parcel with { ReplyTo = null };
            outcome = await posts.DeliverAsync(delivery, alone, chat, null, cancellation).ConfigureAwait(false);
            if (outcome is DeliveryOutcome.Done && !parcel.Files.IsEmpty && await files.OfferAsync(delivery.Id, alone, chat, chat, cancellation).ConfigureAwait(false) is { } fault)
                outcome = fault;
            if (outcome is DeliveryOutcome.Later)
                return outcome;
        }
        // Whoever asked looks where they asked.
        var notice = parcel with { Parts = PrivateChat.Told(outcome is DeliveryOutcome.Done), Files = [], Lead = null };
        var told = await posts.DeliverAsync(new(delivery.Id + NoticeMark, delivery.Content, Uncertain: false), notice, place, shown, cancellation).ConfigureAwait(false);
        return outcome is DeliveryOutcome.Done ? outcome : told;
    }

    /// <summary>Takes the buttons off a plan that is over. Its buttons do nothing any more in any case, so that a failure is only logged.</summary>
    private async Task CloseCardAsync(TeamsPlace place, string card, JsonObject closed, CancellationToken cancellation)
    {
        var reply = await client.UpdateAsync(place, card, closed, cancellation).ConfigureAwait(false);
        if (reply is not TeamsReply.Ok)
            NotUpdated(log, reply.Said);
    }

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "The card of a plan that is over could not be updated in Teams ({Error})")]
    private static partial void NotUpdated(ILogger log, string error);

    [LoggerMessage(EventId = 300, Level = LogLevel.Debug, Message = "Teams shows no typing here: {Error}")]
    private static partial void NoTyping(ILogger log, string error);
}
