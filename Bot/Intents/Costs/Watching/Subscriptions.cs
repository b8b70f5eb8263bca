using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Intents.Costs.Watching;

/// <summary>The subscriptions as they are kept.</summary>
internal sealed class Subscriptions(IRecords records)
{
    /// <summary>Of one person.</summary>
    public const int MaxEach = 20;
    private const string Kind = "subscription";
    private const int MaxTries = 5;
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string NewId() => "w" + RandomNumberGenerator.GetString(Letters, 4);

    public async IAsyncEnumerable<Subscription> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in records.ListAsync(Kind, "", cancellation).ConfigureAwait(false))
        {
            if (Read(record) is { } subscription)
                yield return subscription;
        }
    }

    public async Task<Subscription?> GetAsync(string id, CancellationToken cancellation) =>
        await records.GetAsync(Kind, id, cancellation).ConfigureAwait(false) is { } record ? Read(record) : null;

    /// <returns>False where the id is taken.</returns>
    public Task<bool> AddAsync(Subscription subscription, CancellationToken cancellation) => records.PutAsync(Kind, subscription.Id, Write(subscription), 0, null, cancellation);

    /// <summary>Changes one; null where it is there no more, or the change says so by null.</summary>
    public async Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription?> change, CancellationToken cancellation)
    {
        for (var i = 0; i < MaxTries; i++)
        {
            if (await records.GetAsync(Kind, id, cancellation).ConfigureAwait(false) is not { } record || Read(record) is not { } subscription || change(subscription) is not { } changed)
                return null;
            if (await records.PutAsync(Kind, id, Write(changed), record.Version, null, cancellation).ConfigureAwait(false))
                return changed;
        }
        throw new IOException("The subscription was changed elsewhere at the same time; try again.");
    }

    public Task RemoveAsync(string id, CancellationToken cancellation) => records.DeleteAsync(Kind, id, cancellation);

    private static string Write(Subscription subscription) => JsonSerializer.Serialize(subscription, StoredForm.Options);

    /// <summary>Null for what another version wrote and cannot be read: it is passed over, not asked.</summary>
    private static Subscription? Read(StoredRecord record)
    {
        try
        {
            return JsonSerializer.Deserialize<Subscription>(record.Json, StoredForm.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
