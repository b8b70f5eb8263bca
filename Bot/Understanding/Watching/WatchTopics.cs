namespace Bot.Understanding.Watching;

/// <summary>The topics of what is to be watched and sent, and the fields in which their questions say it.</summary>
internal static class WatchTopics
{
    public const string Subscribe = "subscribe";
    public const string List = "subscriptions";
    public const string Remove = "unsubscribe";
    public const string Resume = "resume-subscription";
    public const string Check = "check-subscription";
    public const string Digest = "digest";

    /// <summary>What is watched: <see cref="KindDigest"/>, <see cref="KindBudget"/>, <see cref="KindSpend"/>, <see cref="KindAnomaly"/>.</summary>
    public const string Kind = "watch";
    public const string KindDigest = "digest";
    public const string KindBudget = "budget";
    public const string KindSpend = "spend";
    public const string KindAnomaly = "anomaly";

    /// <summary>The question to ask on schedule.</summary>
    public const string Ask = "ask";
    /// <summary><c>day</c>, <c>weekday</c>, <c>week</c>, <c>month</c>.</summary>
    public const string Every = "every";
    /// <summary>A day's name, or the day of the month.</summary>
    public const string On = "on";
    /// <summary><c>HH:mm</c>.</summary>
    public const string At = "at";
    /// <summary>A time zone's name.</summary>
    public const string Zone = "zone";
    /// <summary>A budget's name.</summary>
    public const string Budget = "budget";
    /// <summary>A share of a budget, percent.</summary>
    public const string Percent = "percent";
    /// <summary>AWS's forecast of it, rather than what is spent.</summary>
    public const string Foreseen = "foreseen";
    /// <summary>Amounts of single days are meant.</summary>
    public const string Daily = "daily";
}
