namespace Bot.Understanding.Alerts;

/// <summary>The topics of what is said about notifications.</summary>
internal static class AlertTopics
{
    public const string List = "list", Open = "open", Mine = "mine", Show = "show", Rules = "rules", Muted = "muted", Test = "test";
    public const string Acknowledge = "acknowledge", Assign = "assign", Snooze = "snooze", Wake = "wake", Mute = "mute", Unmute = "unmute", Resolve = "resolve", Reopen = "reopen", Escalate = "escalate";

    /// <summary>Fields of <see cref="Question.Conditions"/>: which incident, flood or name; to whom; until when.</summary>
    public const string SubjectField = "subject", PersonField = "person", UntilField = "until";
    /// <summary>Before a flood's id in <see cref="SubjectField"/>.</summary>
    public const string Flood = "flood ";
    /// <summary>All that is open.</summary>
    public const string All = "all";
}
