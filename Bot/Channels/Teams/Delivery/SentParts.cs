using System.Collections.Immutable;
using System.Text.Json;
using Bot.Conversations.Stores;

namespace Bot.Channels.Teams.Delivery;

/// <summary>The activities of a delivery that Teams gave an id, noted as soon as it did: they are never sent again, by whichever process goes on.</summary>
/// <remarks>
/// The connector has no way to look for an activity, and takes no key of the sender's. What was sent and got no answer is therefore
/// not known to have arrived: it is sent once more and says so. What was shown while the turn ran has its id before the answer is
/// sent: such an answer takes its place by an update, which can be repeated without harm.
/// </remarks>
internal sealed class SentParts(IRecords records, TimeProvider clock)
{
    private const string Kind = "teams-sent";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(6);

    /// <summary>The ids, in the order of the parts.</summary>
    public async Task<ImmutableArray<string>> OfAsync(string deliveryId, CancellationToken cancellation) =>
        await records.GetAsync(Kind, deliveryId, cancellation).ConfigureAwait(false) is { } stored ? JsonSerializer.Deserialize<ImmutableArray<string>>(stored.Json) : [];

    /// <summary>One more arrived.</summary>
    public async Task NoteAsync(string deliveryId, ImmutableArray<string> ids, CancellationToken cancellation)
    {
        var version = (await records.GetAsync(Kind, deliveryId, cancellation).ConfigureAwait(false))?.Version ?? 0;
        await records.PutAsync(Kind, deliveryId, JsonSerializer.Serialize(ids), version, clock.GetUtcNow() + Kept, cancellation).ConfigureAwait(false);
    }
}
