using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Aws.Client;

namespace Bot.Identity.SignIn;

/// <summary>IAM Identity Center, as the device flow and the portal need it. Its calls carry a token or nothing, never a signature.</summary>
/// <remarks>Sources: IAM Identity Center OIDC and Portal API references; RFC 8628.</remarks>
internal sealed class IdentityCenterClient(IAwsClient aws, SignInOptions options)
{
    private const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

    /// <summary>Registers this bot as a client.</summary>
    public async Task<CenterResult<CenterClient>> RegisterAsync(CancellationToken cancellation) =>
        await CallAsync("sso-oidc", "RegisterClient", new()
        {
            ["clientName"] = "wheelhouse",
            ["clientType"] = "public",
            ["scopes"] = new JsonArray("sso:account:access"),
            ["grantTypes"] = new JsonArray(DeviceGrant, "refresh_token"),
        }, b => new CenterClient(Text(b, "clientId"), Text(b, "clientSecret"), DateTimeOffset.FromUnixTimeSeconds(Number(b, "clientSecretExpiresAt"))), cancellation).ConfigureAwait(false);

    /// <summary>Begins a sign-in.</summary>
    public Task<CenterResult<DeviceCode>> StartAsync(CenterClient client, CancellationToken cancellation) =>
        CallAsync("sso-oidc", "StartDeviceAuthorization", new() { ["clientId"] = client.Id, ["clientSecret"] = client.Secret, ["startUrl"] = options.StartUrl!.ToString() },
            b => new DeviceCode(Text(b, "deviceCode"), Text(b, "userCode"), new(Text(b, "verificationUriComplete")), TimeSpan.FromSeconds(Number(b, "expiresIn")), TimeSpan.FromSeconds(Math.Max(1, Number(b, "interval")))), cancellation);

    /// <summary>Asks whether it was confirmed.</summary>
    public Task<CenterResult<CenterTokens>> TokenAsync(CenterClient client, string deviceCode, CancellationToken cancellation) =>
        CallAsync("sso-oidc", "CreateToken", new() { ["clientId"] = client.Id, ["clientSecret"] = client.Secret, ["grantType"] = DeviceGrant, ["deviceCode"] = deviceCode }, Tokens, cancellation);

    /// <summary>New tokens for a refresh token.</summary>
    public Task<CenterResult<CenterTokens>> RefreshAsync(string clientId, string clientSecret, string refreshToken, CancellationToken cancellation) =>
        CallAsync("sso-oidc", "CreateToken", new() { ["clientId"] = clientId, ["clientSecret"] = clientSecret, ["grantType"] = "refresh_token", ["refreshToken"] = refreshToken }, Tokens, cancellation);

    /// <summary>Every role in every account that the person gets.</summary>
    public async Task<CenterResult<ImmutableArray<GrantedRole>>> GrantsAsync(string accessToken, CancellationToken cancellation)
    {
        var accounts = await ListAsync("ListAccounts", "accountList", new() { ["accessToken"] = accessToken }, a => Text(a, "accountId"), cancellation).ConfigureAwait(false);
        var grants = ImmutableArray.CreateBuilder<GrantedRole>();
        foreach (var account in accounts.Value.IsDefault ? [] : accounts.Value)
        {
            var roles = await ListAsync("ListAccountRoles", "roleList", new() { ["accessToken"] = accessToken, ["accountId"] = account }, r => new GrantedRole(account, Text(r, "roleName")), cancellation).ConfigureAwait(false);
            if (roles.Error is { } error)
                return new(default, error);
            grants.AddRange(roles.Value);
        }
        return new(grants.ToImmutable(), accounts.Error);
    }

    /// <summary>Credentials of a role that the person gets.</summary>
    public Task<CenterResult<CenterCredentials>> CredentialsAsync(string accessToken, GrantedRole role, CancellationToken cancellation) =>
        CallAsync("sso", "GetRoleCredentials", new() { ["accessToken"] = accessToken, ["accountId"] = role.Account, ["roleName"] = role.Role }, b =>
        {
            var c = (JsonObject)b["roleCredentials"]!;
            return new CenterCredentials(Text(c, "accessKeyId"), Text(c, "secretAccessKey"), Text(c, "sessionToken"), DateTimeOffset.FromUnixTimeMilliseconds(Number(c, "expiration")));
        }, cancellation);

    /// <summary>Makes the person's tokens worthless.</summary>
    public Task<CenterResult<bool>> LogoutAsync(string accessToken, CancellationToken cancellation) =>
        CallAsync("sso", "Logout", new() { ["accessToken"] = accessToken }, _ => true, cancellation);

    private async Task<CenterResult<ImmutableArray<T>>> ListAsync<T>(string operation, string member, JsonObject parameters, Func<JsonObject, T> read, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<T>();
        while (true)
        {
            var page = await CallAsync("sso", operation, parameters, b => b, cancellation).ConfigureAwait(false);
            if (page.Error is { } error)
                return new([], error);
            found.AddRange((page.Value![member] as JsonArray ?? []).OfType<JsonObject>().Select(read));
            if ((string?)page.Value["nextToken"] is not { Length: > 0 } next)
                return new(found.ToImmutable(), null);
            parameters["nextToken"] = next;
        }
    }

    private async Task<CenterResult<T>> CallAsync<T>(string service, string operation, JsonObject parameters, Func<JsonObject, T> read, CancellationToken cancellation) =>
        await aws.SendAsync(new(service, operation, parameters, options.Region), cancellation).ConfigureAwait(false) switch
        {
            AwsResult.Success { Body: var body } => new(read(body), null),
            AwsResult.Failure { Error: var error } => new(default, error),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static CenterTokens Tokens(JsonObject body) => new(Text(body, "accessToken"), TimeSpan.FromSeconds(Number(body, "expiresIn")), (string?)body["refreshToken"]);

    private static string Text(JsonObject from, string member) => (string?)from[member] ?? throw new FormatException($"IAM Identity Center answered without '{member}'.");

    private static long Number(JsonObject from, string member) => from[member] is JsonValue value && long.TryParse(value.ToString(), out var number) ? number : 0;
}
