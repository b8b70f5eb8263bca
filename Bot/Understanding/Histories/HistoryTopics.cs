namespace Bot.Understanding.Histories;

/// <summary>The topics of a question about the conversations themselves.</summary>
internal static class HistoryTopics
{
    public const string This = "history";
    public const string List = "conversations";
    public const string Resume = "resume";
    public const string Delete = "delete";
    public const string Export = "export";
    public const string Erase = "erase";
    public const string Confirm = "confirm";
    public const string Cancel = "cancel";

    /// <summary>Of <see cref="Bot.Understanding.Question.Entities"/>' one name: the conversation spoken in.</summary>
    public const string ThisOne = "this";
    /// <summary>All conversations of the person.</summary>
    public const string AllOfThem = "all";
    /// <summary>What <see cref="Bot.Answers.Answer.Asked"/> holds while a deletion waits for a yes.</summary>
    public const string Confirmation = "confirmation";
    /// <summary>The kind of <see cref="Bot.Answers.Mentioned"/> conversations.</summary>
    public const string Kind = "conversation";
}
