using System.Collections.Concurrent;
using Bot.Answers;
using Bot.Channels;

namespace Bot.Guardrails.Limits;

/// <summary>Counts messages, turns and AWS calls of people and channels, in this process. What is typed at the machine's own terminal is not limited. Thread-safe.</summary>
internal sealed class RateLimits(LimitOptions options, TimeProvider clock)
{
    private const int MaxKeys = 50_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _running = new(StringComparer.Ordinal);

    /// <summary>Begins a turn, or says which limit forbids it. A turn that began must be ended with <see cref="End"/>.</summary>
    public Refusal? Begin(Message message)
    {
        if (message.FromTerminal || message.Scheduled is not null)
            return null;
        var person = PersonKey(message);
        if (Take($"channel {message.Place.Platform} {message.Place.Workspace} {message.Place.Channel}", options.ChannelMessagesPerMinute, Minute) is { } channelWait)
            return Refuse($"This channel may send me {options.ChannelMessagesPerMinute:N0} messages a minute", channelWait, "Limits:ChannelMessagesPerMinute");
        if (Take($"person {person}", options.MessagesPerMinute, Minute) is { } wait)
            return Refuse($"You may send me {options.MessagesPerMinute:N0} messages a minute", wait, "Limits:MessagesPerMinute");
        if (options.TurnsAtOnce <= 0)
            return null;
        if (_running.AddOrUpdate(person, 1, (_, n) => n + 1) <= options.TurnsAtOnce)
            return null;
        End(message);
        return new("limit", "guardrail", $"{options.TurnsAtOnce:N0} of your questions are being answered right now, which is as many as one person may have at once; none is left. Ask again when one of them is answered. (Setting `Limits:TurnsAtOnce`.)");
    }

    /// <summary>Ends a turn that <see cref="Begin"/> let pass.</summary>
    public void End(Message message)
    {
        if (message.FromTerminal || message.Scheduled is not null || options.TurnsAtOnce <= 0)
            return;
        var person = PersonKey(message);
        if (_running.AddOrUpdate(person, 0, (_, n) => n - 1) <= 0)
            _running.TryRemove(new(person, 0));
    }

    /// <summary>Counts an AWS call of a person, or says why it may not be sent.</summary>
    public Refusal? Call(string person) =>
        Take($"calls {person}", options.CallsPerHour, Hour) is { } wait
            ? Refuse($"You may have {options.CallsPerHour:N0} AWS calls made for you in an hour", wait, "Limits:CallsPerHour")
            : null;

    private TimeSpan? Take(string key, int size, TimeSpan period)
    {
        if (size <= 0)
            return null;
        if (_buckets.Count > MaxKeys)
            Trim();
        var bucket = _buckets.GetOrAdd(key, static (_, a) => new(a.size, a.period), (size, period));
        lock (bucket)
            return bucket.TakeOrWait(clock.GetUtcNow());
    }

    /// <summary>Buckets that nobody used for an hour are full again, and so is a new one.</summary>
    private void Trim()
    {
        var old = clock.GetUtcNow() - Hour;
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.LastUsed < old)
                _buckets.TryRemove(new(key, bucket));
        }
    }

    private static Refusal Refuse(string limit, TimeSpan wait, string setting)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new("limit", "guardrail", $"{limit}; none is left, the next is free in {seconds} second{(seconds == 1 ? "" : "s")}. Nothing was done. (Setting `{setting}`; an operator can change it.)");
    }

    private static string PersonKey(Message message) => $"{message.Place.Platform} {message.Place.Workspace} {message.From.Id}";
}
