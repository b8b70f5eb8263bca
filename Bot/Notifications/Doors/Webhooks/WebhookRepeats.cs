using System.Security.Cryptography;
using System.Text.Json;
using Bot.Conversations.Stores;

namespace Bot.Notifications.Doors.Webhooks;

/// <summary>Knows a webhook's body again, in whatever replica: the same within <see cref="Span"/> is the same notification, sent again because the answer was lost.</summary>
internal sealed class WebhookRepeats(IRecords records, TimeProvider clock)
{
    private const string Kind = "webhook-seen";
    private const int Tries = 5;
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    /// <summary>The notification's id: the one it was given first where it came before.</summary>
    /// <exception cref="StoreException">The store does not answer; the sender is to try again.</exception>
    public async Task<string> IdOfAsync(string name, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, 16));
        var key = $"{name}|{hash}";
        for (var i = 0; i < Tries; i++)
        {
            var now = clock.GetUtcNow();
            var before = await records.GetAsync(Kind, key, cancellation).ConfigureAwait(false);
            if (before is not null && JsonSerializer.Deserialize<Seen>(before.Json) is { } seen && seen.At + Span > now)
                return seen.Id;
            var id = $"{name}:{now.ToUnixTimeMilliseconds()}:{hash}";
            // Who comes first gives the id; the others find it.
            if (await records.PutAsync(Kind, key, JsonSerializer.Serialize(new Seen(id, now)), before?.Version ?? 0, now + Span, cancellation).ConfigureAwait(false))
                return id;
        }
        throw new StoreException($"A webhook's body was noted by others {Tries} times in a row.");
    }

    private sealed record Seen(string Id, DateTimeOffset At);
}
