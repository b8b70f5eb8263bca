using System.Collections.Concurrent;

namespace Bot.Channels.Slack.Api;

/// <summary>Keeps the calls of this process under Slack's limits: a bucket for each method and workspace, and one for each channel that is posted to. Thread-safe.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="isLimited">False: calls wait only where Slack said so.</param>
internal sealed class TokenBuckets(TimeProvider clock, bool isLimited = true)
{
    private const int MaxBuckets = 20_000, Burst = 5;
    private const double ChannelPerSecond = 1;
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes a call's tokens, and says how long to wait before it is made.</summary>
    /// <returns>Zero: at once. Null: more than <paramref name="patience"/> would have to be waited, and nothing was taken.</returns>
    public TimeSpan? Take(SlackMethod method, string workspace, string? channel, TimeSpan patience)
    {
        if (_buckets.Count >= MaxBuckets)
            Trim();
        var wait = Of($"{method.Name} {workspace}").Take(isLimited ? method.PerMinute / 60.0 : double.PositiveInfinity, Math.Max(Burst, method.PerMinute / 6), clock, patience);
        if (wait is not { } first || !isLimited || !method.IsBoundByChannel || channel is null)
            return wait;
        return Of($"{workspace} {channel}").Take(ChannelPerSecond, Burst, clock, patience) is { } second ? first > second ? first : second : null;
    }

    /// <summary>Slack said to wait: nobody in this process calls the method for so long.</summary>
    public void Block(SlackMethod method, string workspace, TimeSpan span) => Of($"{method.Name} {workspace}").Block(span, clock);

    private Bucket Of(string key) => _buckets.GetOrAdd(key, _ => new());

    private void Trim()
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsIdle(clock))
                _buckets.TryRemove(KeyValuePair.Create(key, bucket));
        }
    }

    /// <summary>When the next token is there, had all earlier ones been taken evenly: the generic cell rate algorithm.</summary>
    private sealed class Bucket
    {
        private readonly Lock _lock = new();
        private long _next = long.MinValue / 2;

        public TimeSpan? Take(double perSecond, int burst, TimeProvider clock, TimeSpan patience)
        {
            var cost = (long)(clock.TimestampFrequency / perSecond);
            lock (_lock)
            {
                var now = clock.GetTimestamp();
                var next = Math.Max(_next, now - cost * (burst - 1));
                var wait = next > now ? clock.GetElapsedTime(now, next) : TimeSpan.Zero;
                if (wait > patience)
                    return null;
                _next = next + cost;
                return wait;
            }
        }

        public void Block(TimeSpan span, TimeProvider clock)
        {
            lock (_lock)
                _next = Math.Max(_next, clock.GetTimestamp() + (long)(span.TotalSeconds * clock.TimestampFrequency));
        }

        public bool IsIdle(TimeProvider clock)
        {
            lock (_lock)
                return _next < clock.GetTimestamp() - clock.TimestampFrequency * 60;
        }
    }
}
