using System.Collections.Immutable;

namespace Bot.Notifications;

/// <summary>Something that came in by itself, whatever sent it: what it is about, how bad, and how things stand. Free of secrets.</summary>
/// <param name="Id">The sender's id of the message; the same when it is sent again.</param>
/// <param name="Source">Who noticed: <c>cloudwatch</c>, <c>guardduty</c>, <c>grafana</c>, ….</param>
/// <param name="Title">One line.</param>
internal sealed record Notification(string Id, string Source, string Title)
{
    /// <summary>What it is in its source's own words: <c>alarm</c>, <c>CodePipeline Pipeline Execution State Change</c>.</summary>
    public string Type { get; init; } = "";
    /// <summary>What it is about, the same in all its messages: an alarm's ARN, a finding's id. Messages of one key are one incident.</summary>
    public string Key { get; init; } = "";
    /// <summary>In words, in the small markdown of answers.</summary>
    public string Text { get; init; } = "";
    public Severity Severity { get; init; } = Severity.Medium;
    public NoticeState State { get; init; } = NoticeState.Firing;
    /// <summary>Twelve digits; empty where it says none.</summary>
    public string Account { get; init; } = "";
    public string Region { get; init; } = "";
    public DateTimeOffset At { get; init; }
    /// <summary>What is worth a line of its own, in the order to be shown.</summary>
    public ImmutableArray<NoticeField> Fields { get; init; } = [];
    /// <summary>ARNs, ids and names that it touches.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];
    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
    public ImmutableArray<NoticeLink> Links { get; init; } = [];
    /// <summary>The metric behind it; null where there is none.</summary>
    public NoticeMetric? Metric { get; init; }
    /// <summary>What can be done about it beside what every notification offers: each sends a message that the bot understands.</summary>
    public ImmutableArray<NoticeAction> Actions { get; init; } = [];
    /// <summary>The question that investigates it; empty where nothing can be asked.</summary>
    public string Investigation { get; init; } = "";
    /// <summary>The topic's ARN or the webhook's name that it came through.</summary>
    public string Through { get; init; } = "";
    /// <summary>The payload in a readable form where no reader knows it; empty otherwise.</summary>
    public string Raw { get; init; } = "";
    /// <summary>What own actions may use beside the fields: <c>metadata.additionalContext</c> of the custom schema.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>How bad, in rising order.</summary>
internal enum Severity
{
    Info,
    Low,
    Medium,
    High,
    Critical,
}

/// <summary>How what it is about stands.</summary>
internal enum NoticeState
{
    /// <summary>It needs somebody.</summary>
    Firing,
    /// <summary>It is over.</summary>
    Resolved,
    /// <summary>It only tells.</summary>
    Told,
}

/// <summary>A named value.</summary>
internal sealed record NoticeField(string Name, string Value);

/// <summary>A link.</summary>
internal sealed record NoticeLink(string Title, string Url);

/// <summary>A button: pressing it sends the message, as the person who presses.</summary>
internal sealed record NoticeAction(string Label, string Message);

/// <summary>A metric, enough to draw it.</summary>
internal sealed record NoticeMetric(string Namespace, string Name, ImmutableArray<NoticeField> Dimensions, string Statistic, int Period)
{
    public double? Threshold { get; init; }
    public string Unit { get; init; } = "";
}
