using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Bot.Channels.Live;
using Bot.Channels.Teams.Agent;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Rendering;

namespace Bot.Channels.Teams.Delivery;

/// <summary>Sends an answer's messages into a conversation, each once as far as that can be known.</summary>
internal sealed class ConversationPosts(TeamsClient client, LiveAnswers<TeamsShown, TeamsEnd> live, SentParts sent)
{
    private const string SentAgain = "Sent again: whether it arrived the first time is not known.";

    /// <param name="delivery">The delivery.</param>
    /// <param name="parcel">Its content.</param>
    /// <param name="place">The conversation.</param>
    /// <param name="shown">The message that showed how it comes along: the answer takes its place. Null for none.</param>
    /// <param name="cancellation">Gives up; what got an id is not sent again.</param>
    public async Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, TeamsParcel parcel, TeamsPlace place, TeamsShown? shown, CancellationToken cancellation)
    {
        var ids = await sent.OfAsync(delivery.Id, cancellation).ConfigureAwait(false);
        for (var i = ids.Length; i < parcel.Parts.Length; i++)
        {
            var part = (JsonObject)parcel.Parts[i].DeepClone();
            if (parcel.Bot is { } bot)
                part["from"] = new JsonObject { ["id"] = bot };
            var outcome = i == 0 && shown is not null ? await live.ReplaceAsync(delivery.Id, shown, new(part, parcel.Lead), cancellation).ConfigureAwait(false) : null;
            outcome ??= await SendAsync(parcel, place, part, isUncertain: delivery.Uncertain && i == ids.Length, cancellation).ConfigureAwait(false);
            if (outcome is not DeliveryOutcome.Done done)
                return outcome;
            ids = ids.Add(done.PlatformId ?? "");
            if (parcel.Parts.Length > 1 || !parcel.Files.IsEmpty)
                await sent.NoteAsync(delivery.Id, ids, cancellation).ConfigureAwait(false);
        }
        return new DeliveryOutcome.Done(ids.FirstOrDefault());
    }

    private async Task<DeliveryOutcome> SendAsync(TeamsParcel parcel, TeamsPlace place, JsonObject part, bool isUncertain, CancellationToken cancellation)
    {
        if (isUncertain && part["attachments"]?[0]?["content"]?["body"] is JsonArray body)
            body.Add((JsonNode)Card.Plain(SentAgain, isSmall: true));
        else if (isUncertain)
            part["text"] = $"{(string?)part["text"]}\n\n{SentAgain}";
        var reply = await client.SendAsync(place, part, parcel.ReplyTo, cancellation).ConfigureAwait(false);
        // What is answered may have been deleted meanwhile; the conversation is there all the same.
        if (reply is TeamsReply.Refused { Status: HttpStatusCode.NotFound or HttpStatusCode.BadRequest } && parcel.ReplyTo is not null)
            reply = await client.SendAsync(place, part, null, cancellation).ConfigureAwait(false);
        return reply is TeamsReply.Refused { IsTooLarge: true } or TeamsReply.Refused { Status: HttpStatusCode.BadRequest }
            ? await PlainAsync(place, part, cancellation).ConfigureAwait(false)
            : reply.ToDelivery();
    }

    /// <summary>The same without its card, in pieces, where Teams finds it too large or not as it wants it.</summary>
    private async Task<DeliveryOutcome> PlainAsync(TeamsPlace place, JsonObject part, CancellationToken cancellation)
    {
        DeliveryOutcome outcome = new DeliveryOutcome.Never("Teams takes neither the card nor the text.");
        foreach (var text in CardText.Of(part))
        {
            outcome = (await client.SendAsync(place, new JsonObject { ["type"] = "message", ["textFormat"] = "plain", ["text"] = text }, null, cancellation).ConfigureAwait(false)).ToDelivery();
            if (outcome is not DeliveryOutcome.Done)
                return outcome;
        }
        return outcome;
    }
}
