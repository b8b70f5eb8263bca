namespace Bot.Channels;

/// <summary>Why an answer did not help: what every channel's form offers, and what is kept.</summary>
internal static class FeedbackReasons
{
    public static IReadOnlyList<(string Value, string Text)> All { get; } =
    [
        ("wrong", "Something in it is wrong"),
        ("missing", "Something is missing"),
        ("misread", "It answers another question"),
        ("unclear", "It is hard to read"),
        ("slow", "It took too long"),
        ("denied", "It was refused, and should not have been"),
    ];

    /// <summary>Whether a form that came back says a reason that it offered.</summary>
    public static bool Has(string value) => All.Any(r => r.Value == value);
}
