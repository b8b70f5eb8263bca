using System.Collections.Immutable;
using Bot.Channels;
using Bot.Understanding;

namespace Bot.Intents.Costs.Watching;

/// <summary>What somebody wants to be sent, or to be told of.</summary>
/// <param name="Id">Five letters, unique.</param>
/// <param name="Person">Who made it, by the directory's name.</param>
/// <param name="Kind">Digest, budget, spend or anomaly: <see cref="Understanding.Watching.WatchTopics"/>.</param>
/// <param name="Words">What it is, for people.</param>
/// <param name="Ask">The question that is asked again; empty for budgets and anomalies.</param>
/// <param name="Cadence">How often.</param>
/// <param name="Asker">The message to ask it with: who, where. Its text and time are those of each asking.</param>
/// <param name="ChannelName">Where it goes, for people.</param>
/// <param name="Due">When it is asked next.</param>
internal sealed record Subscription(string Id, string Person, string Kind, string Words, string Ask, Cadence Cadence, Message Asker, string ChannelName, DateTimeOffset Due)
{
    /// <summary>Only what passes this; null for everything.</summary>
    public Condition? Threshold { get; init; }
    /// <summary>The budget's name; null for all of them.</summary>
    public string? Budget { get; init; }
    /// <summary>The share of a budget from which it is told, percent.</summary>
    public decimal Percent { get; init; } = 100;
    /// <summary>AWS's forecast of a budget rather than what is used.</summary>
    public bool IsForeseen { get; init; }
    /// <summary>Amounts of single days are looked at.</summary>
    public bool IsDaily { get; init; }
    /// <summary>What was told already, oldest first: a budget with its period, a day, an anomaly's id.</summary>
    public ImmutableArray<string> Told { get; init; } = [];
    /// <summary>Why it is asked no more; null while it is.</summary>
    public string? Paused { get; init; }
    /// <summary>The last check failed, which was told.</summary>
    public bool IsFaulty { get; init; }

    /// <summary>The message that asks it at a time. Its id is the subscription's and the time's, so that whoever sends it, it is answered once.</summary>
    public Message At(DateTimeOffset time) => Asker with
    {
        Id = $"{Id}-{time.UtcDateTime:yyyyMMddHHmm}",
        Text = Kind == Understanding.Watching.WatchTopics.KindDigest ? Ask : $"check subscription {Id}",
        At = time,
        Scheduled = Id,
    };

    /// <summary>Where answers go: the channel itself rather than the thread in which it was said.</summary>
    public static Message AskerOf(Message message)
    {
        var place = message.Place.Platform switch
        {
            Platform.Slack => message.Place with { Thread = "" },
            Platform.Teams => message.Place with { Thread = message.Place.Thread.Split(";messageid=", 2)[0] },
            _ => message.Place,
        };
        return new("", place, message.From, "", message.At)
        {
            Account = message.Account,
            Region = message.Region,
            // Slack's response_url is good for half an hour; the connector's address stays.
            ReplyTo = message is { Place.Platform: Platform.Teams, ReplyTo: { } reply } ? reply with { ActivityId = null } : null,
        };
    }
}
