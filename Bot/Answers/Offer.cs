namespace Bot.Answers;

internal enum OfferKind
{
    /// <summary>Pressing it asks <see cref="Offer.Message"/>.</summary>
    Question,
    /// <summary>Pressing it confirms the plan shown, by sending <see cref="Offer.Message"/> confirmed.</summary>
    Confirm,
    /// <summary>Feedback on the answer.</summary>
    Feedback,
    /// <summary>Says yes to a change, where the platform's verified sender may; the message alone gives no right.</summary>
    Approve,
    /// <summary>Says no to a change.</summary>
    Reject,
}

/// <summary>A button under an answer. Pressing it is a new message.</summary>
/// <param name="Id">Unique in its answer.</param>
/// <param name="Label">At most 40 characters.</param>
/// <param name="Message">The text that pressing it sends.</param>
internal sealed record Offer(string Id, string Label, string Message, OfferKind Kind = OfferKind.Question)
{
    /// <summary>The label of a text that may be given with it, shared by the offers of an answer that have the same; null for none. What is typed follows the message after " because ".</summary>
    public string? Input { get; init; }

    /// <summary>Asked once more before it is sent, where the channel has a way to ask; null for no such question.</summary>
    public string? Sure { get; init; }

    /// <summary>The message with what was typed.</summary>
    public static string With(string message, string? typed) => string.IsNullOrWhiteSpace(typed) ? message : $"{message} because {typed.Trim()}";
}
