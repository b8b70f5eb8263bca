namespace Bot.Understanding.Alerts;

/// <summary>The topics of what is said about notifications.</summary>
internal static class AlertTopics
{
    public const string List = "list", Open = "open", Mine = "mine", Show = "show", Rules = "rules", Muted = "muted", Test = "test";
    public const string Acknowledge = "acknowledge", Assign = "assign", Snooze = "snooze", Wake = "wake", Mute = "mute", Unmute = "unmute", Resolve = "resolve", Reopen = "reopen", Escalate = "escalate";

    public const string Actions = "own-actions", AddAction = "own-action-add", RemoveAction = "own-action-remove", RunAction = "own-action-run";

    /// <summary>Fields of <see cref="Question.Conditions"/>: which incident, flood or name; to whom; until when.</summary>
    public const string SubjectField = "subject", PersonField = "person", UntilField = "until";
    /// <summary>Fields of own actions: name, label, conditions on variables, what it says.</summary>
    public const string NameField = "name", LabelField = "label", WhenField = "when", AskField = "ask";
    /// <summary>Before a flood's id in <see cref="SubjectField"/>.</summary>
    public const string Flood = "flood ";
    /// <summary>All that is open.</summary>
    public const string All = "all";
}
