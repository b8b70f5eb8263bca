using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Conversations.Stores;

namespace Bot.Notifications.Incidents;

/// <summary>The incidents of all channels, and what is muted. Shared by all replicas.</summary>
internal sealed class IncidentStore(IRecords records, TimeProvider clock)
{
    private const string Kind = "incident", MuteKind = "mute";
    private const int Tries = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public async Task<Incident?> FindAsync(string channel, string id, CancellationToken cancellation) =>
        await records.GetAsync(Kind, Key(channel, id), cancellation).ConfigureAwait(false) is { } record ? Read(record) : null;

    /// <summary>Changes an incident, or makes one; tried again where somebody else changed it meanwhile.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="id">The incident.</param>
    /// <param name="change">Given what stands (null for nothing); returns what shall stand, or null to leave it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What stands now; null where nothing does.</returns>
    public async Task<Incident?> ChangeAsync(string channel, string id, Func<Incident?, Incident?> change, CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            var record = await records.GetAsync(Kind, Key(channel, id), cancellation).ConfigureAwait(false);
            var before = record is null ? null : Read(record);
            if (change(before) is not { } after)
                return before;
            if (await records.PutAsync(Kind, Key(channel, id), JsonSerializer.Serialize(after, Json), record?.Version ?? 0, clock.GetUtcNow() + Kept, cancellation).ConfigureAwait(false))
                return after;
        }
        throw new StoreException($"The incident {id} was changed by others {Tries} times in a row.", null!);
    }

    /// <summary>The incidents of a channel, in no order.</summary>
    public IAsyncEnumerable<Incident> ListAsync(string channel, CancellationToken cancellation) => ReadAsync($"{channel}|", cancellation);

    /// <summary>The incidents of all channels, also of those that the directory lists no more.</summary>
    public IAsyncEnumerable<Incident> AllAsync(CancellationToken cancellation) => ReadAsync("", cancellation);

    private async IAsyncEnumerable<Incident> ReadAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in records.ListAsync(Kind, prefix, cancellation).ConfigureAwait(false))
        {
            if (Read(record) is { } incident)
                yield return incident;
        }
    }

    /// <summary>Mutes in a channel what has such a name, until then.</summary>
    public async Task MuteAsync(Mute mute, CancellationToken cancellation)
    {
        var key = Key(mute.Channel, mute.Pattern);
        for (var i = 0; i < Tries; i++)
        {
            var before = await records.GetAsync(MuteKind, key, cancellation).ConfigureAwait(false);
            if (await records.PutAsync(MuteKind, key, JsonSerializer.Serialize(mute, Json), before?.Version ?? 0, mute.Until, cancellation).ConfigureAwait(false))
                return;
        }
    }

    public Task UnmuteAsync(string channel, string pattern, CancellationToken cancellation) => records.DeleteAsync(MuteKind, Key(channel, pattern), cancellation);

    public Task<IReadOnlyList<Mute>> MutesAsync(string channel, CancellationToken cancellation) => ReadMutesAsync($"{channel}|", cancellation);

    /// <summary>What is muted in all channels.</summary>
    public Task<IReadOnlyList<Mute>> AllMutesAsync(CancellationToken cancellation) => ReadMutesAsync("", cancellation);

    private async Task<IReadOnlyList<Mute>> ReadMutesAsync(string prefix, CancellationToken cancellation)
    {
        var mutes = new List<Mute>();
        await foreach (var record in records.ListAsync(MuteKind, prefix, cancellation).ConfigureAwait(false))
        {
            if (JsonSerializer.Deserialize<Mute>(record.Json, Json) is { } mute)
                mutes.Add(mute);
        }
        return mutes;
    }

    private static string Key(string channel, string id) => $"{channel}|{id}" is { Length: <= 300 } key ? key : $"{channel}|{id}"[..300];

    private static Incident? Read(StoredRecord record) => JsonSerializer.Deserialize<Incident>(record.Json, Json);
}

/// <summary>What is not to be heard of in a channel for a while.</summary>
/// <param name="Pattern">A name, with <c>*</c> for anything.</param>
internal sealed record Mute(string Channel, string Pattern, DateTimeOffset Until, string By);
