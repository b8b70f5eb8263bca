namespace Bot.Settings;

/// <summary>A setting that exists.</summary>
/// <param name="Key">Its full key: <c>Aws:Region</c>.</param>
/// <param name="Fault">What is wrong with a value and what to write instead, as the end of a sentence that begins with key and value; null when it is fine.</param>
/// <param name="Secret">The value is never shown.</param>
internal sealed record Setting(string Key, Func<string, string?> Fault, bool Secret = false)
{
    /// <summary>Values are listed below it by number (<c>Key:0</c>) or with commas.</summary>
    public bool IsList { get; init; }
}
