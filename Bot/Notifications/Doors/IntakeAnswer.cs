namespace Bot.Notifications.Doors;

/// <summary>What a sender is told: a status, and why.</summary>
internal sealed record IntakeAnswer(int Status, string Reason)
{
    public static IntakeAnswer Taken { get; } = new(StatusCodes.Status200OK, "taken");
    public static IntakeAnswer Known { get; } = new(StatusCodes.Status200OK, "known already");
    /// <summary>The sender is to try again; nothing is wrong with what it sent.</summary>
    public static IntakeAnswer Busy(string reason) => new(StatusCodes.Status503ServiceUnavailable, reason);
    public static IntakeAnswer Bad(string reason) => new(StatusCodes.Status400BadRequest, reason);
    public static IntakeAnswer Forbidden(string reason) => new(StatusCodes.Status403Forbidden, reason);
}
