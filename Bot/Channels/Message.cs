using System.Collections.Immutable;

namespace Bot.Channels;

/// <summary>What somebody wrote, in the form that every channel brings it to.</summary>
/// <param name="Id">The platform's id of the event, unique on its platform.</param>
/// <param name="Place">Where.</param>
/// <param name="From">Who.</param>
/// <param name="Text">The text as typed, platform markup included.</param>
/// <param name="At">When, by the platform.</param>
internal sealed record Message(string Id, Place Place, ChatUser From, string Text, DateTimeOffset At)
{
    /// <summary>Files shared with the message.</summary>
    public ImmutableArray<SharedFile> Files { get; init; } = [];
    /// <summary>An explicit yes to a plan shown before (a button, or <c>--confirm</c> in the terminal).</summary>
    public bool Confirmed { get; init; }
    /// <summary>Written without naming the bot, in a thread where it takes part: what it has no answer to is not for it.</summary>
    public bool Unaddressed { get; init; }
    /// <summary>It asked to stop the person's running turn, and one was: nothing else is to be done.</summary>
    public bool StoppedTurn { get; init; }
    /// <summary>Account that the person chose in the channel's own controls; null for the channel's default.</summary>
    public string? Account { get; init; }
    /// <summary>Region that the person chose in the channel's own controls (<c>--region</c>); null for the channel's default.</summary>
    public string? Region { get; init; }
    /// <summary>Nobody wrote it just now: the subscription of this id asks again, for the person who made it. Null for what people write.</summary>
    public string? Scheduled { get; init; }
    /// <summary>Typed at this machine's own terminal: limits do not hold.</summary>
    public bool FromTerminal { get; init; }
    /// <summary>Something that looked like a secret was taken out of the text.</summary>
    public bool HeldSecret { get; init; }
    /// <summary>The trace that the message arrived in (W3C traceparent); null where nobody records traces.</summary>
    public string? Trace { get; init; }
    /// <summary>The platform's id of the answer whose button was pressed; null where none was.</summary>
    public string? Card { get; init; }
    /// <summary>Where the platform wants the answer; null where the place says it all.</summary>
    public ReplyAddress? ReplyTo { get; init; }
    /// <summary>Asked by the bot itself because of a notification: it acts with the channel's role for notifications, whoever else is there. No channel can set it from outside.</summary>
    public bool FromNotification { get; init; }
    /// <summary>Where a post that answers nobody hangs among the bot's earlier posts; null for answers.</summary>
    public PostPlace? Post { get; init; }
}

/// <summary>Where a post hangs among the bot's earlier posts, by their deliveries' ids: the platform's ids may not be known yet when it is written.</summary>
/// <param name="Replaces">The delivery whose message it takes the place of; null for none.</param>
/// <param name="Under">The delivery under whose message it hangs; null for none.</param>
internal sealed record PostPlace(string? Replaces = null, string? Under = null);

/// <summary>Where the platform wants the answer to one message.</summary>
/// <param name="Url">Slack's <c>response_url</c>, the Bot Framework's <c>serviceUrl</c>; checked against the allow-list before it is used.</param>
/// <param name="ActivityId">The Bot Framework activity that is answered; null elsewhere.</param>
/// <param name="BotId">The bot's id in the conversation; null where it is not needed.</param>
internal sealed record ReplyAddress(Uri Url, string? ActivityId = null, string? BotId = null);

/// <summary>A chat user by the platform's id.</summary>
/// <param name="Id">Slack user id, Entra object id, playground or terminal user.</param>
/// <param name="Name">A name to greet with; never used for rights.</param>
internal sealed record ChatUser(string Id, string Name)
{
    /// <summary>As far as the message itself says.</summary>
    public Standing Standing { get; init; } = Standing.Unknown;
}

/// <summary>A file shared with a message.</summary>
/// <param name="Name">File name.</param>
/// <param name="MediaType">Media type as declared.</param>
/// <param name="Url">Where the platform keeps it.</param>
internal sealed record SharedFile(string Name, string MediaType, string Url);
