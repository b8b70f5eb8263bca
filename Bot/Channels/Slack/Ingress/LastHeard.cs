using System.Text.Json;
using Bot.Conversations.Stores;

namespace Bot.Channels.Slack.Ingress;

/// <summary>When Slack's last event came, to the minute, for the doctor.</summary>
internal sealed class LastHeard(IRecords records, SlackChores chores, TimeProvider clock)
{
    private const string Kind = "slack-heard", Key = "event";
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
            var version = (await records.GetAsync(Kind, Key, cancellation).ConfigureAwait(false))?.Version ?? 0;
            await records.PutAsync(Kind, Key, JsonSerializer.Serialize(now), version, null, cancellation).ConfigureAwait(false);
        });
    }

    /// <summary>Null where none ever came.</summary>
    public async Task<DateTimeOffset?> AtAsync(CancellationToken cancellation) =>
        await records.GetAsync(Kind, Key, cancellation).ConfigureAwait(false) is { } stored ? JsonSerializer.Deserialize<DateTimeOffset>(stored.Json) : null;
}
