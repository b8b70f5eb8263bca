using Bot.Conversations;

namespace Bot.Channels.Teams.Api;

/// <summary>Whether a call is made again at once, and after which wait. Longer waits are the outbox's.</summary>
/// <remarks>Source: Microsoft, "Optimize your bot with rate limiting in Teams": 412, 429, 502 and 504 are to be tried again, with growing waits that differ.</remarks>
internal static class Again
{
    private const int MaxTries = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4), LongestSaid = TimeSpan.FromHours(1);

    /// <returns>Null: not again.</returns>
    public static TimeSpan? After(TeamsReply reply, HttpMethod method, int tries, string key)
    {
        if (tries >= MaxTries)
            return null;
        // Posting again what may have arrived is for who can look whether it did.
        var asked = reply switch
        {
            TeamsReply.Limited limited => limited.After ?? TimeSpan.Zero,
            TeamsReply.Silent { Uncertain: true } when method != HttpMethod.Post => TimeSpan.Zero,
            _ => (TimeSpan?)null,
        };
        if (asked is not { } least)
            return null;
        var wait = least > TimeSpan.Zero ? Backoff.After(tries, key, least) : Backoff.After(tries, key) / 2;
        return wait <= Longest ? wait : null;
    }

    /// <summary>What an answer asks to wait; null where it says nothing.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter?.Delta is { } wait ? wait > LongestSaid ? LongestSaid : wait : null;
}
