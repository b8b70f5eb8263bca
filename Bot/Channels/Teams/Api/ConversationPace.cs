using System.Collections.Concurrent;

namespace Bot.Channels.Teams.Api;

/// <summary>Keeps what this process sends under Teams' limits, in the order it is asked: each conversation, and each tenant. Thread-safe.</summary>
/// <remarks>
/// Source: Microsoft, "Optimize your bot with rate limiting in Teams": a conversation takes 7 activities in 1 s, 8 in 2 s, 60 in 30 s,
/// 1,800 in an hour; a tenant 30 requests a second of an app. Two rates with a burst each stay within all four.
/// </remarks>
internal sealed class ConversationPace(TimeProvider clock)
{
    private const int MaxConversations = 20_000;
    private static readonly Rate s_short = new(1.8, 4), s_long = new(0.48, 60), s_tenant = new(20, 10);
    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Takes a turn in a conversation.</summary>
    /// <param name="place">The conversation.</param>
    /// <param name="patience">The longest that the caller waits.</param>
    /// <returns>How long to wait first; null where that were too long, and then no turn was taken.</returns>
    public TimeSpan? Take(TeamsPlace place, TimeSpan patience)
    {
        if (_lanes.Count >= MaxConversations)
            Trim();
        if (Of($"c {place.Conversation}").Take([s_short, s_long], clock, patience) is not { } wait)
            return null;
        return place.Tenant.Length == 0 ? wait : Of($"t {place.Tenant}").Take([s_tenant], clock, patience) is { } also ? wait > also ? wait : also : null;
    }

    /// <summary>Teams said to wait: nothing more is sent to the conversation for so long.</summary>
    public void Block(TeamsPlace place, TimeSpan span) => Of($"c {place.Conversation}").Block(span, clock);

    private Lane Of(string key) => _lanes.GetOrAdd(key, _ => new());

    private void Trim()
    {
        foreach (var (key, lane) in _lanes)
        {
            if (lane.IsIdle(clock))
                _lanes.TryRemove(KeyValuePair.Create(key, lane));
        }
    }

    /// <param name="PerSecond">In the long run.</param>
    /// <param name="Burst">At once after a rest.</param>
    private readonly record struct Rate(double PerSecond, int Burst);

    /// <summary>When the next turn is free had all earlier ones been taken evenly, for each rate: the generic cell rate algorithm.</summary>
    private sealed class Lane
    {
        private readonly Lock _lock = new();
        private readonly long[] _next = [long.MinValue / 2, long.MinValue / 2];

        public TimeSpan? Take(ReadOnlySpan<Rate> rates, TimeProvider clock, TimeSpan patience)
        {
            lock (_lock)
            {
                var now = clock.GetTimestamp();
                var at = now;
                for (var i = 0; i < rates.Length; i++)
                    at = Math.Max(at, Math.Max(_next[i], now - Cost(rates[i], clock) * (rates[i].Burst - 1)));
                var wait = at > now ? clock.GetElapsedTime(now, at) : TimeSpan.Zero;
                if (wait > patience)
                    return null;
                for (var i = 0; i < rates.Length; i++)
                    _next[i] = Math.Max(_next[i], Math.Max(now, at) - Cost(rates[i], clock) * (rates[i].Burst - 1)) + Cost(rates[i], clock);
                return wait;
            }
        }

        public void Block(TimeSpan span, TimeProvider clock)
        {
            lock (_lock)
                _next[0] = Math.Max(_next[0], clock.GetTimestamp() + (long)(span.TotalSeconds * clock.TimestampFrequency));
        }

        public bool IsIdle(TimeProvider clock)
        {
            lock (_lock)
                return Math.Max(_next[0], _next[1]) < clock.GetTimestamp() - clock.TimestampFrequency * 60;
        }

        private static long Cost(Rate rate, TimeProvider clock) => (long)(clock.TimestampFrequency / rate.PerSecond);
    }
}
