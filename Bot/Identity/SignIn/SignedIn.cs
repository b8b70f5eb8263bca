using System.Collections.Concurrent;
using Amazon.Runtime;
using Bot.Answers;
using Bot.Aws.Client;
using Bot.Identity.Sessions;

namespace Bot.Identity.SignIn;

/// <summary>People who are signed in: their roles, credentials for them, and their sign-out. Tokens are refreshed when they are about to end.</summary>
internal sealed partial class SignedIn(IdentityCenterClient center, SignInVault vault, Func<AWSCredentials, IAwsClient> open, TimeProvider clock, ILogger<SignedIn> log)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private const int MaxSessions = 500;
    private readonly ConcurrentDictionary<(string Person, string Role), (IAwsClient Client, long At, TimeSpan Lasts)> _sessions = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _refreshing = new(StringComparer.Ordinal);

    /// <summary>A person's sign-in; null where they are not signed in, or it has ended for good.</summary>
    public async Task<SignInRecord?> OfAsync(string person, CancellationToken cancellation)
    {
        if (await vault.GetAsync(person, cancellation).ConfigureAwait(false) is not var (found, _))
            return null;
        return found.AccessExpires - Early > clock.GetUtcNow() ? found : await RefreshedAsync(person, cancellation).ConfigureAwait(false);
    }

    /// <summary>AWS in a role that Identity Center grants the person.</summary>
    public async Task<SessionResult> OpenAsync(string person, GrantedRole role, CancellationToken cancellation)
    {
        // Asked for each time: a sign-out in another replica ends the session here too.
        if (await OfAsync(person, cancellation).ConfigureAwait(false) is not { } signedIn)
        {
            Forget(person);
            return Refused("You are signed out of IAM Identity Center, and the role comes from there. Say `sign in`.");
        }
        if (!signedIn.Grants.Contains(role))
            return Refused($"IAM Identity Center does not grant you `{role.Role}` in account {role.Account}.");
        if (_sessions.TryGetValue((person, role.Arn), out var kept) && clock.GetElapsedTime(kept.At) < kept.Lasts)
            return new SessionResult.Open(kept.Client);
        var given = await center.CredentialsAsync(signedIn.AccessToken, role, cancellation).ConfigureAwait(false);
        if (given.Error is { } error)
            return error.IsDenied || error.Status == 401 ? Refused($"IAM Identity Center no longer grants you `{role.Role}` in account {role.Account}, or your sign-in was ended there. Say `sign in`.") : new SessionResult.Failed(error);
        var client = open(new SessionAWSCredentials(given.Value!.KeyId, given.Value.Secret, given.Value.Token));
        if (_sessions.Count >= MaxSessions)
            _sessions.Clear();
        _sessions[(person, role.Arn)] = (client, clock.GetTimestamp(), given.Value.Expires - clock.GetUtcNow() - Early);
        return new SessionResult.Open(client);
    }

    /// <summary>Ends a person's sign-in here and at Identity Center.</summary>
    /// <returns>Null where there was none; false where Identity Center could not be told.</returns>
    public async Task<bool?> SignOutAsync(string person, CancellationToken cancellation)
    {
        Forget(person);
        var found = await vault.GetAsync(person, cancellation).ConfigureAwait(false);
        await vault.DeleteAsync(person, cancellation).ConfigureAwait(false);
        if (found is not var (value, _))
            return null;
        if ((await center.LogoutAsync(value.AccessToken, cancellation).ConfigureAwait(false)).Error is { } error)
        {
            NotRevoked(log, person, error.Code);
            return error.Status == 401; // an access token that is over needs no end
        }
        return true;
    }

    private async Task<SignInRecord?> RefreshedAsync(string person, CancellationToken cancellation)
    {
        // A refresh token is good once: one refresh at a time here, and the store's version decides between replicas.
        var gate = _refreshing.GetOrAdd(person, _ => new(1, 1));
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (await vault.GetAsync(person, cancellation).ConfigureAwait(false) is not var (found, version))
                return null;
            if (found.AccessExpires - Early > clock.GetUtcNow())
                return found;
            if (found.RefreshToken is null)
                return found.AccessExpires > clock.GetUtcNow() ? found : null;
            var renewed = await center.RefreshAsync(found.ClientId, found.ClientSecret, found.RefreshToken, cancellation).ConfigureAwait(false);
            if (renewed.Value is not { } tokens)
                return await NotRenewedAsync(person, found, version, renewed.Error!, cancellation).ConfigureAwait(false);
            var next = found with { AccessToken = tokens.Access, AccessExpires = clock.GetUtcNow() + tokens.Lasts, RefreshToken = tokens.Refresh ?? found.RefreshToken };
            return await vault.PutAsync(person, next, version, cancellation).ConfigureAwait(false) ? next : (await vault.GetAsync(person, cancellation).ConfigureAwait(false))?.Value;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<SignInRecord?> NotRenewedAsync(string person, SignInRecord found, long version, AwsError error, CancellationToken cancellation)
    {
        NotRefreshed(log, person, error.Code);
        // Another replica may have used the token up a moment ago: what it wrote counts.
        if (await vault.GetAsync(person, cancellation).ConfigureAwait(false) is var (now, written) && written != version)
            return now;
        if (error.Code is "InvalidGrantException" or "InvalidClientException" or "UnauthorizedClientException" or "ExpiredTokenException")
        {
            await vault.DeleteAsync(person, cancellation).ConfigureAwait(false);
            return null;
        }
        return found.AccessExpires > clock.GetUtcNow() ? found : null;
    }

    private void Forget(string person)
    {
        foreach (var key in _sessions.Keys.Where(k => k.Person == person).ToList())
            _sessions.TryRemove(key, out _);
    }

    private static SessionResult.Refused Refused(string message) => new(new Refusal("not-permitted", "role", message));

    [LoggerMessage(EventId = 424, Level = LogLevel.Information, Message = "The sign-in of {Person} was not refreshed: {Code}")]
    private static partial void NotRefreshed(ILogger log, string person, string code);

    [LoggerMessage(EventId = 425, Level = LogLevel.Warning, Message = "{Person} is signed out here, but IAM Identity Center did not take the sign-out: {Code}")]
    private static partial void NotRevoked(ILogger log, string person, string code);
}
