using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bot.Notifications.Doors.Sns;

/// <summary>The keys that SNS signs with, by their certificate's address; fetched once a day, a few at a time. Thread-safe.</summary>
internal sealed class SnsCertificates(ISnsFetch fetch, TimeProvider clock) : IDisposable
{
    private const string Name = "sns.amazonaws.com";
    private const int MaxKept = 64;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24), FailureKept = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _fetching = new(2);

    /// <summary>The key; none where the certificate cannot be had, or is not good now.</summary>
    public async Task<SigningKey> KeyAsync(Uri address, CancellationToken cancellation)
    {
        if (Known(address) is { } held)
            return held.Key;
        await _fetching.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Known(address) is { } meanwhile)
                return meanwhile.Key;
            var fresh = Read(await fetch.CertificateAsync(address, cancellation).ConfigureAwait(false));
            // Somebody who names many addresses of SNS must not fill the memory.
            if (_held.Count >= MaxKept)
                _held.Clear();
            _held[address.AbsoluteUri] = fresh;
            return fresh.Key;
        }
        finally
        {
            _fetching.Release();
        }
    }

    public void Dispose() => _fetching.Dispose();

    private Held? Known(Uri address) => _held.TryGetValue(address.AbsoluteUri, out var held) && held.Until > clock.GetUtcNow() ? held : null;

    private Held Read(SnsFetched fetched)
    {
        var now = clock.GetUtcNow();
        var nothing = new Held(new(null, fetched.MayComeLater), now + FailureKept);
        if (fetched.Pem is not { } pem)
            return nothing;
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            var begins = new DateTimeOffset(certificate.NotBefore.ToUniversalTime());
            var ends = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
            if (now < begins || now >= ends || !certificate.MatchesHostname(Name) || certificate.GetRSAPublicKey() is not { KeySize: >= 2048 } key)
                return nothing;
            return new(new(key, false), ends < now + Kept ? ends : now + Kept);
        }
        catch (CryptographicException)
        {
            return nothing;
        }
    }

    private sealed record Held(SigningKey Key, DateTimeOffset Until);
}

/// <param name="Key">The key; null for none.</param>
/// <param name="MayComeLater">SNS could not be reached.</param>
internal sealed record SigningKey(RSA? Key, bool MayComeLater);
