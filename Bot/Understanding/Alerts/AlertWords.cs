using System.Collections.Frozen;

namespace Bot.Understanding.Alerts;

/// <summary>The sentences that speak of notifications and nothing else. Alarms themselves are asked of CloudWatch: "which alarms are firing" is no notification.</summary>
internal static class AlertWords
{
    public static readonly string[] Openings = ["please ", "pls ", "can you ", "could you ", "show me ", "show ", "list ", "give me ", "display ", "what are ", "which are ", "see ", "get ", "the ", "all ", "all the ", "a list of "];

    public static readonly FrozenDictionary<string, string> Whole = new Dictionary<string, string[]>
    {
        [AlertTopics.List] = ["notifications", "recent notifications", "latest notifications", "last notifications", "notifications here", "notifications of this channel", "notification history", "incidents", "recent incidents", "latest incidents"],
        [AlertTopics.Open] =
        [
            "open notifications", "unacknowledged notifications", "open incidents", "active incidents", "unacknowledged incidents", "active notifications", "what notifications are open", "which notifications are open", "which incidents are open", "open notifications here",
            "incidents that are open",
        ],
        [AlertTopics.Mine] = ["my open alarms", "my notifications", "my incidents", "my open incidents", "my open notifications", "what is assigned to me", "incidents assigned to me", "notifications assigned to me", "my assigned alarms", "my acknowledged alarms"],
        [AlertTopics.Rules] =
        [
            "notification rules", "notification routing", "notification routes", "routing rules of notifications", "where do notifications go", "where do alarms go", "which notifications come here", "what notifications come here", "notification settings",
            "notification subscriptions", "which topics are subscribed",
        ],
        [AlertTopics.Muted] = ["muted notifications", "what is muted", "mutes", "my mutes", "which notifications are muted", "what notifications are muted", "notification mutes"],
        [AlertTopics.Actions] = ["own actions", "custom actions", "notification actions", "own buttons", "custom buttons", "notification buttons", "our own actions", "our custom actions", "which custom actions are there", "which own actions are there", "what custom actions are there"],
        [AlertTopics.Test] = ["send a test notification", "test notification", "send test notification", "send a test notification here", "test notifications", "test the notifications"],
    }.SelectMany(topic => topic.Value.Select(words => (words, topic.Key))).ToFrozenDictionary(p => p.words, p => p.Key, StringComparer.Ordinal);

    /// <summary>Verbs that can be said of an incident by its id, and of notifications by name where <see cref="Verb.NeedsNoId"/>.</summary>
    public static readonly Verb[] Verbs =
    [
        new("acknowledge ", AlertTopics.Acknowledge, true), new("ack ", AlertTopics.Acknowledge, true), new("assign ", AlertTopics.Assign, false), new("snooze ", AlertTopics.Snooze, true), new("unsnooze ", AlertTopics.Wake, false), new("wake up ", AlertTopics.Wake, false), new("wake ", AlertTopics.Wake, false),
        new("mute ", AlertTopics.Mute, false), new("silence ", AlertTopics.Mute, false), new("unmute ", AlertTopics.Unmute, false), new("resolve ", AlertTopics.Resolve, false), new("close ", AlertTopics.Resolve, false), new("reopen ", AlertTopics.Reopen, false), new("escalate ", AlertTopics.Escalate, false),
        new("show ", AlertTopics.Show, false), new("describe ", AlertTopics.Show, false), new("history of ", AlertTopics.Show, false), new("details of ", AlertTopics.Show, false), new("", AlertTopics.Show, false),
    ];

    /// <summary>Nouns between verb and name.</summary>
    public static readonly string[] Nouns = ["notifications of ", "notifications about ", "notifications from ", "notifications for ", "notification ", "incidents of ", "incident ", "alarm ", "alert ", "the "];
}

/// <param name="NeedsNoId">It is said of nothing but notifications.</param>
internal sealed record Verb(string Words, string Topic, bool NeedsNoId);
