namespace Bot.Guardrails.Redaction;

/// <summary>A stretch of text that looks like a secret.</summary>
/// <param name="Kind">What it looks like, for the mark: <c>aws secret key</c>.</param>
internal readonly record struct Finding(int Start, int Length, string Kind)
{
    /// <summary>The kind of an access key id, which is masked to its last four characters instead: people tell keys apart by it.</summary>
    public const string KeyId = "aws access key id";

    public int End => Start + Length;
}
