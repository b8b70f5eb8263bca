namespace Bot.Conversations;

/// <summary>How long to wait before the next try: doubled each time, and never the same for two, so that they do not come back together.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="tries">Tries so far, from 1.</param>
    /// <param name="key">What is tried; spreads the waits without a source of randomness.</param>
    /// <param name="asked">What the other side asked to wait: never less is waited.</param>
    public static TimeSpan After(int tries, string key, TimeSpan? asked = null)
    {
        var seconds = Math.Min(Longest.TotalSeconds, 0.5 * Math.Pow(2, Math.Clamp(tries, 1, 20)));
        var spread = Spread(key, tries);
        return asked is { } least ? least + TimeSpan.FromSeconds(spread) : TimeSpan.FromSeconds(seconds * (0.5 + spread / 2));
    }

    /// <summary>A number from 0 to 1 (FNV-1a).</summary>
    private static double Spread(string key, int tries)
    {
        var hash = 2166136261u ^ (uint)tries;
        foreach (var c in key)
            hash = (hash ^ c) * 16777619;
        return hash / (double)uint.MaxValue;
    }
}
