using Amazon.Runtime;
using Bot.Aws.Client;

namespace Bot.Identity.SignIn;

/// <summary>Asks Identity Center once how a sign-in stands. Whoever confirms must be the person who asked: their user of Identity Center, as the directory says it.</summary>
/// <remarks>That is what stops a sent-on link: somebody else's confirmation signs nobody in (docs/security.md).</remarks>
internal sealed partial class SignInPoll(
    IdentityCenterClient center, SignInVault vault, Func<AWSCredentials, IAwsClient> open, SignInOptions options, TimeProvider clock, ILogger<SignInPoll> log)
{
    /// <summary>How it ended.</summary>
    /// <returns>The end, or null and how much longer to wait between two tries.</returns>
    public async Task<(SignInEnd? End, TimeSpan Slower)> AskAsync(PendingSignIn pending, CancellationToken cancellation)
    {
        if (clock.GetUtcNow() >= pending.Expires)
            return (new SignInEnd.Expired(), default);
        var client = new CenterClient(pending.ClientId, pending.ClientSecret, pending.Expires);
        var asked = await center.TokenAsync(client, pending.DeviceCode, cancellation).ConfigureAwait(false);
        if (asked.Value is { } tokens)
            return (await ConfirmedAsync(pending, tokens, cancellation).ConfigureAwait(false), default);
        return asked.Error! switch
        {
            { Code: "AuthorizationPendingException" } or { Retryable: true } => (null, default),
            // RFC 8628, 3.5: five seconds more, from now on.
            { Code: "SlowDownException" } => (null, TimeSpan.FromSeconds(5)),
            { Code: "ExpiredTokenException" } => (new SignInEnd.Expired(), default),
            { Code: "AccessDeniedException" } => (new SignInEnd.Denied(), default),
            // A code is good once: where an earlier try ended after the tokens were kept, they are here.
            { Code: "InvalidGrantException" } when await KeptAsync(pending, cancellation).ConfigureAwait(false) is { } done => (done, default),
            var error => (new SignInEnd.Failed(error.Message), default),
        };
    }

    private async Task<SignInEnd?> KeptAsync(PendingSignIn pending, CancellationToken cancellation) =>
        await vault.GetAsync(pending.Person, cancellation).ConfigureAwait(false) is var (kept, _) && kept.From == pending.Id ? new SignInEnd.Done(kept.User, kept.Grants) : null;

    private async Task<SignInEnd> ConfirmedAsync(PendingSignIn pending, CenterTokens tokens, CancellationToken cancellation)
    {
        var grants = await center.GrantsAsync(tokens.Access, cancellation).ConfigureAwait(false);
        if (grants.Error is { } error)
            return await DropAsync(tokens, new SignInEnd.Failed(error.Message), cancellation).ConfigureAwait(false);
        if (grants.Value.IsDefaultOrEmpty)
            return await DropAsync(tokens, new SignInEnd.NoRoles(), cancellation).ConfigureAwait(false);
        if (await UserAsync(tokens.Access, grants.Value[0], cancellation).ConfigureAwait(false) is not { } confirmed)
            return await DropAsync(tokens, new SignInEnd.Failed("AWS did not say who confirmed."), cancellation).ConfigureAwait(false);
        if (!confirmed.Equals(pending.User, StringComparison.OrdinalIgnoreCase))
        {
            AnotherConfirmed(log, pending.Person, pending.User, confirmed);
            return await DropAsync(tokens, new SignInEnd.AnotherUser(), cancellation).ConfigureAwait(false);
        }
        // Given up or begun anew while this one was confirmed: it counts no more.
        if (await vault.PendingAsync(pending.Person, cancellation).ConfigureAwait(false) is not var (now, _) || now.Id != pending.Id)
            return await DropAsync(tokens, new SignInEnd.Expired(), cancellation).ConfigureAwait(false);
        var signedIn = new SignInRecord
        {
            From = pending.Id,
            User = confirmed,
            Grants = grants.Value,
            AccessToken = tokens.Access,
            AccessExpires = clock.GetUtcNow() + tokens.Lasts,
            RefreshToken = tokens.Refresh,
            ClientId = pending.ClientId,
            ClientSecret = pending.ClientSecret,
        };
        await vault.PutAsync(pending.Person, signedIn, null, cancellation).ConfigureAwait(false);
        Confirmed(log, pending.Person, confirmed);
        return new SignInEnd.Done(confirmed, grants.Value);
    }

    /// <summary>Who confirmed: Identity Center names sessions after the user, and STS says the session's name.</summary>
    private async Task<string?> UserAsync(string accessToken, GrantedRole role, CancellationToken cancellation)
    {
        if ((await center.CredentialsAsync(accessToken, role, cancellation).ConfigureAwait(false)).Value is not { } given)
            return null;
        var client = open(new SessionAWSCredentials(given.KeyId, given.Secret, given.Token));
        var asked = await client.SendAsync(new("sts", "GetCallerIdentity", [], options.Region), cancellation).ConfigureAwait(false);
        return asked is AwsResult.Success { Body: var body } && (string?)body["Arn"] is { } arn && arn.Contains(":assumed-role/", StringComparison.Ordinal) ? arn[(arn.LastIndexOf('/') + 1)..] : null;
    }

    private async Task<SignInEnd> DropAsync(CenterTokens tokens, SignInEnd end, CancellationToken cancellation)
    {
        await center.LogoutAsync(tokens.Access, cancellation).ConfigureAwait(false);
        return end;
    }

    [LoggerMessage(EventId = 421, Level = LogLevel.Information, Message = "{Person} signed in as {User} of IAM Identity Center")]
    private static partial void Confirmed(ILogger log, string person, string user);

    [LoggerMessage(EventId = 422, Level = LogLevel.Warning, Message = "The sign-in of {Person} ({User}) was confirmed by {Other}, and thrown away")]
    private static partial void AnotherConfirmed(ILogger log, string person, string user, string other);
}
