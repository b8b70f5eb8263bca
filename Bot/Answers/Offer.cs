namespace Bot.Answers;

internal enum OfferKind
{
    /// <summary>Pressing it asks <see cref="Offer.Message"/>.</summary>
    Question,
    /// <summary>Pressing it confirms the plan shown, by sending <see cref="Offer.Message"/> confirmed.</summary>
    Confirm,
    /// <summary>Feedback on the answer.</summary>
    Feedback,
}

/// <summary>A button under an answer. Pressing it is a new message.</summary>
/// <param name="Id">Unique in its answer.</param>
/// <param name="Label">At most 40 characters.</param>
/// <param name="Message">The text that pressing it sends.</param>
internal sealed record Offer(string Id, string Label, string Message, OfferKind Kind = OfferKind.Question);
