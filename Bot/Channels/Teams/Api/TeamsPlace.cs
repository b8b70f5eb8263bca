namespace Bot.Channels.Teams.Api;

/// <summary>A conversation at the connector.</summary>
/// <param name="Service">The connector's address, as an activity named it; checked against the allow-list before each use.</param>
/// <param name="Conversation">The conversation's id, with the thread in channels.</param>
/// <param name="Tenant">Whose limits count; empty where it is not known.</param>
internal sealed record TeamsPlace(string Service, string Conversation, string Tenant)
{
    /// <summary>The conversation that a message was written in; null where it has no address.</summary>
    public static TeamsPlace? Of(Message message) =>
        message.ReplyTo is { } reply ? new(reply.Url.ToString(), message.Place.Thread, message.Place.Workspace) : null;

    /// <summary>The whole chat or channel, without its thread.</summary>
    public string Root => Conversation.Split(";messageid=", 2)[0];
}
