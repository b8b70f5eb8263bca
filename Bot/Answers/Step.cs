namespace Bot.Answers;

/// <summary>One step of a list of steps.</summary>
internal sealed record Step(string Title, string? Detail = null);
