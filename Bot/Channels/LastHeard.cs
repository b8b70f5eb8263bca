using System.Text.Json;
using Bot.Conversations.Stores;

namespace Bot.Channels;

/// <summary>When a platform's last event came, to the minute, for the doctor.</summary>
/// <param name="kind">The store's kind of record.</param>
/// <param name="records">Where it is kept.</param>
/// <param name="chores">Writes it down beside.</param>
/// <param name="clock">The time.</param>
internal abstract class LastHeard(string kind, IRecords records, Chores chores, TimeProvider clock)
{
    private const string Key = "event";
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private long _noted;

    /// <summary>An event came.</summary>
    public void Note()
    {
        var now = clock.GetUtcNow();
        var last = Interlocked.Read(ref _noted);
        if (now.UtcTicks - last < Every.Ticks || Interlocked.CompareExchange(ref _noted, now.UtcTicks, last) != last)
            return;
        chores.Post("the time of the last event", async cancellation =>
        {
            // Another replica that writes at the same time says the same.
            var version = (await records.GetAsync(kind, Key, cancellation).ConfigureAwait(false))?.Version ?? 0;
            await records.PutAsync(kind, Key, JsonSerializer.Serialize(now), version, null, cancellation).ConfigureAwait(false);
        });
    }

    /// <summary>How long ago, in words.</summary>
    public static string Ago(TimeSpan span) => span.TotalMinutes < 2 ? "just now" : span.TotalHours < 2 ? $"{span.TotalMinutes:0} minutes ago" : span.TotalDays < 2 ? $"{span.TotalHours:0} hours ago" : $"{span.TotalDays:0} days ago";

    /// <summary>Null where none ever came.</summary>
    public async Task<DateTimeOffset?> AtAsync(CancellationToken cancellation) =>
        await records.GetAsync(kind, Key, cancellation).ConfigureAwait(false) is { } stored ? JsonSerializer.Deserialize<DateTimeOffset>(stored.Json) : null;
}
