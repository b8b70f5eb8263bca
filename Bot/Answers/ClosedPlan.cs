namespace Bot.Answers;

/// <summary>A plan that nobody can press any more.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What stands in the place of its card: what became of it, and what it was.</param>
internal sealed record ClosedPlan(string Id, string Text);
