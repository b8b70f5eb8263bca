using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Bot.Conversations.Stores;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Identity.SignIn;

/// <summary>Keeps sign-ins, ended and pending, encrypted for one person each: a record put under another's key does not open.</summary>
internal sealed partial class SignInVault(IRecords records, SignInKeys keys, TimeProvider clock, ILogger<SignInVault> log)
{
    private const string Kind = "sign-in";
    private const string PendingKind = "sign-in-pending";
    /// <summary>Longer than any session that Identity Center gives.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>The person's sign-in; null where there is none or its key is gone.</summary>
    public Task<(SignInRecord Value, long Version)?> GetAsync(string person, CancellationToken cancellation) => GetAsync<SignInRecord>(Kind, person, cancellation);

    /// <summary>Writes a sign-in.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="value">The sign-in.</param>
    /// <param name="expected">The version it rests on; null to replace whatever there is.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>False where another wrote meanwhile.</returns>
    public Task<bool> PutAsync(string person, SignInRecord value, long? expected, CancellationToken cancellation) =>
        PutAsync(Kind, person, value, expected, clock.GetUtcNow() + Longest, cancellation);

    public Task DeleteAsync(string person, CancellationToken cancellation) => records.DeleteAsync(Kind, person, cancellation);

    /// <summary>The sign-in that the person has under way; null for none.</summary>
    public async Task<(PendingSignIn Value, long Version)?> PendingAsync(string person, CancellationToken cancellation) =>
        await GetAsync<PendingSignIn>(PendingKind, person, cancellation).ConfigureAwait(false);

    /// <summary>As <see cref="PutAsync(string, SignInRecord, long?, CancellationToken)"/>.</summary>
    public Task<bool> PutAsync(PendingSignIn value, long? expected, CancellationToken cancellation) =>
        // Kept a little longer than it is good, so that whoever asked is told that it is over.
        PutAsync(PendingKind, value.Person, value, expected, value.Expires + TimeSpan.FromHours(1), cancellation);

    public Task DropPendingAsync(string person, CancellationToken cancellation) => records.DeleteAsync(PendingKind, person, cancellation);

    /// <summary>Everybody's pending sign-ins that open with these keys.</summary>
    public async IAsyncEnumerable<(PendingSignIn Value, long Version)> AllPendingAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var stored in records.ListAsync(PendingKind, "", cancellation).ConfigureAwait(false))
        {
            if (Open<PendingSignIn>(PendingKind, stored) is { } pending)
                yield return (pending, stored.Version);
        }
    }

    private async Task<(T Value, long Version)?> GetAsync<T>(string kind, string person, CancellationToken cancellation)
        where T : class =>
        await records.GetAsync(kind, person, cancellation).ConfigureAwait(false) is { } stored && Open<T>(kind, stored) is { } value ? (value, stored.Version) : null;

    private T? Open<T>(string kind, StoredRecord stored)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(For(kind, stored.Key).Unprotect(JsonSerializer.Deserialize<Kept>(stored.Json)!.Protected));
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            Unreadable(log, stored.Key, e.GetType().Name);
            return null;
        }
    }

    private async Task<bool> PutAsync<T>(string kind, string person, T value, long? expected, DateTimeOffset expires, CancellationToken cancellation)
    {
        var json = JsonSerializer.Serialize(new Kept(For(kind, person).Protect(JsonSerializer.Serialize(value))));
        while (true)
        {
            var version = expected ?? (await records.GetAsync(kind, person, cancellation).ConfigureAwait(false))?.Version ?? 0;
            if (await records.PutAsync(kind, person, json, version, expires, cancellation).ConfigureAwait(false))
                return true;
            if (expected is not null)
                return false;
        }
    }

    private IDataProtector For(string kind, string person) => keys.Provider.CreateProtector("Bot.Identity.SignIn", kind, person);

    private sealed record Kept(string Protected);

    [LoggerMessage(EventId = 420, Level = LogLevel.Warning, Message = "The sign-in of {Person} cannot be read ({Fault}): it was encrypted with a key that is gone. They must sign in again")]
    private static partial void Unreadable(ILogger log, string person, string fault);
}
