namespace Bot.Understanding;

/// <summary>Which kind of question a message is; one intent handler answers each.</summary>
internal enum Family
{
    Resources,
    Costs,
    Alarms,
    Logs,
    Troubleshooting,
    Network,
    Security,
    Support,
    Knowledge,
    Command,
    Action,
    /// <summary>What is said to a plan of a change: approve, reject, undo, list.</summary>
    Approval,
    Identity,
    /// <summary>Of the conversations themselves: list, resume, delete, export.</summary>
    History,
    /// <summary>Of what this bot did.</summary>
    Audit,
    /// <summary>Of alarms and events that came in by themselves: lists, their life cycle, rules.</summary>
    Notifications,
    Plugin,
    Chat,
    Other,
}
