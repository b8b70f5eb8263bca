using System.Security.Cryptography;
using Bot.Channels;
using Bot.Conversations;

namespace Bot.Identity.SignIn;

/// <summary>Begins sign-ins by the device flow, and says which are under way.</summary>
internal sealed class SignInFlow(IdentityCenterClient center, SignInVault vault, SignInWaits waits, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _registering = new(1, 1);
    private CenterClient? _client;

    /// <summary>The sign-in that a person has under way; null for none.</summary>
    public async Task<PendingSignIn?> PendingAsync(string person, CancellationToken cancellation) =>
        await vault.PendingAsync(person, cancellation).ConfigureAwait(false) is var (pending, _) && pending.Expires > clock.GetUtcNow() ? pending : null;

    /// <summary>Begins a sign-in, in place of one under way.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="user">Their user of Identity Center.</param>
    /// <param name="asked">The message that asked: its place is told how it ended.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<CenterResult<PendingSignIn>> BeginAsync(string person, string user, Message asked, CancellationToken cancellation)
    {
        var client = await ClientAsync(cancellation).ConfigureAwait(false);
        if (client.Value is not { } registered)
            return new(null, client.Error);
        var begun = await center.StartAsync(registered, cancellation).ConfigureAwait(false);
        if (begun.Value is not { } device)
            return new(null, begun.Error);
        var pending = new PendingSignIn
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            Person = person,
            User = user,
            DeviceCode = device.Code,
            UserCode = device.UserCode,
            Page = device.Page,
            Expires = clock.GetUtcNow() + device.Lasts,
            Interval = device.Interval,
            ClientId = registered.Id,
            ClientSecret = registered.Secret,
            Asked = ConversationJson.Write(asked),
        };
        // Kept before the person sees it: a code that is shown is a code that is waited for, whatever dies meanwhile.
        await vault.PutAsync(pending, null, cancellation).ConfigureAwait(false);
        await waits.TakeUpAsync(pending.Person, cancellation).ConfigureAwait(false);
        return new(pending, null);
    }

    /// <summary>Gives up a sign-in under way, so that its code is worth nothing any more.</summary>
    /// <returns>False where there was none.</returns>
    public async Task<bool> CancelAsync(string person, CancellationToken cancellation)
    {
        var was = await PendingAsync(person, cancellation).ConfigureAwait(false) is not null;
        await vault.DropPendingAsync(person, cancellation).ConfigureAwait(false);
        return was;
    }

    public void Dispose() => _registering.Dispose();

    private async Task<CenterResult<CenterClient>> ClientAsync(CancellationToken cancellation)
    {
        await _registering.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_client is { } known && known.Expires > clock.GetUtcNow().AddDays(1))
                return new(known, null);
            var made = await center.RegisterAsync(cancellation).ConfigureAwait(false);
            _client = made.Value;
            return made;
        }
        finally
        {
            _registering.Release();
        }
    }
}
