namespace Bot.Channels.Slack.Rendering;

/// <summary>The ids by which a press is recognised.</summary>
internal static class ActionIds
{
    /// <summary>A button whose value is a message.</summary>
    public const string Offer = "offer:";
    /// <summary>A button whose value is a message, and whose press is an explicit yes.</summary>
    public const string Confirm = "confirm:";
    /// <summary>A button whose value is a message, sent with what was typed in the field of its answer.</summary>
    public const string Typed = "input:";
    /// <summary>Block and element of that field.</summary>
    public const string TypedInput = "typed";
    /// <summary>A select whose options' values are messages.</summary>
    public const string Choose = "choose";
    /// <summary>A button that opens a modal; the modal's name follows.</summary>
    public const string Open = "open:";
    public const string Feedback = "feedback";
    /// <summary>A select of AWS resources, filled as one types.</summary>
    public const string Resource = "resource";

    /// <summary>Whether the value of what has this id is a message.</summary>
    public static bool IsMessage(string id) =>
        id is Choose or Resource || id.StartsWith(Offer, StringComparison.Ordinal) || id.StartsWith(Confirm, StringComparison.Ordinal) || id.StartsWith(Typed, StringComparison.Ordinal);

    public const string Good = "good", Bad = "bad";
}
