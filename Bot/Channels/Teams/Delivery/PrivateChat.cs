using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Ingress;

namespace Bot.Channels.Teams.Delivery;

/// <summary>The chat with one person: what is for them alone goes there, and files, which Teams takes from bots nowhere else.</summary>
internal sealed class PrivateChat(TeamsClient client, ConversationReferences references, TeamsOptions options)
{
    /// <summary>The chat, opened where there was none.</summary>
    /// <returns>Null with the reason where Teams lets none be opened: the person has not added the app.</returns>
    public async Task<(TeamsPlace? Chat, TeamsReply? Reply)> WithAsync(TeamsParcel parcel, CancellationToken cancellation)
    {
        if (await references.ChatOfAsync(parcel.Tenant, parcel.User, cancellation).ConfigureAwait(false) is { } known)
            return (known.In(parcel.Tenant), null);
        if (parcel.Place is not { } near)
            return (null, new TeamsReply.Refused(HttpStatusCode.NotFound, "NoReference", "the bot was never written to from there"));
        var bot = parcel.Bot ?? $"28:{options.AppId}";
        var reply = await client.OpenChatAsync(near, parcel.User, bot, cancellation).ConfigureAwait(false);
        if (reply is not TeamsReply.Ok { Id: { Length: > 0 } id })
            return (null, reply);
        var opened = new ConversationReference(near.Service, id, bot);
        await references.KeepChatAsync(parcel.Tenant, parcel.User, opened, cancellation).ConfigureAwait(false);
        return (opened.In(parcel.Tenant), null);
    }

    /// <summary>What those who read along are told, without what it is about.</summary>
    public static ImmutableArray<JsonObject> Told(bool isThere) =>
        [new() { ["type"] = "message", ["textFormat"] = "plain", ["text"] = isThere ? "That is for you alone: I have answered in our chat." : "That is for you alone, and I have no chat with you. Add me in Teams (Apps), then ask me there." }];
}
