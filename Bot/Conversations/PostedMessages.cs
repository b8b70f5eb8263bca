using System.Text.Json.Nodes;
using Bot.Conversations.Stores;

namespace Bot.Conversations;

/// <summary>The platform's ids of posts that later posts replace or hang under. Kept for deliveries whose id begins with <see cref="Prefix"/>.</summary>
internal sealed class PostedMessages(IRecords records, TimeProvider clock) : IDeliveryListener
{
    /// <summary>The begin of the ids of such deliveries.</summary>
    public const string Prefix = "post:";
    private const string Kind = "posted";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task DeliveredAsync(string delivery, string? platformId, CancellationToken cancellation)
    {
        if (!delivery.StartsWith(Prefix, StringComparison.Ordinal) || platformId is not { Length: > 0 })
            return;
        var json = new JsonObject { ["id"] = platformId }.ToJsonString();
        var before = await records.GetAsync(Kind, delivery, cancellation).ConfigureAwait(false);
        await records.PutAsync(Kind, delivery, json, before?.Version ?? 0, clock.GetUtcNow() + Kept, cancellation).ConfigureAwait(false);
    }

    public Task DroppedAsync(string delivery, string reason, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The platform's id of a post; null where it was not delivered (yet).</summary>
    public async Task<string?> FindAsync(string delivery, CancellationToken cancellation) =>
        await records.GetAsync(Kind, delivery, cancellation).ConfigureAwait(false) is { } record ? (string?)JsonNode.Parse(record.Json)?["id"] : null;
}
