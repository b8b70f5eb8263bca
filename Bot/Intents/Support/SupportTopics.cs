namespace Bot.Intents.Support;

/// <summary>The topics of a support question.</summary>
internal static class SupportTopics
{
    public const string Create = "create";
    public const string Confirm = "confirm";
    public const string Change = "change";
    public const string Cancel = "cancel";
    public const string List = "list";
    public const string Detail = "detail";
    public const string Reply = "reply";
    public const string Resolve = "resolve";
    public const string Severities = "severities";
}
