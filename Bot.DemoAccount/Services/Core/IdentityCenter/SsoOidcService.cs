using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Core.IdentityCenter;

/// <summary>Signs people in by the device flow.</summary>
/// <remarks>Source: IAM Identity Center OIDC API reference; RFC 8628.</remarks>
internal sealed class SsoOidcService : DemoService
{
    public const int DeviceSeconds = 600;
    public const int AccessSeconds = 3600;
    private const int RefreshHours = 8;
    private const int Interval = 1;

    public SsoOidcService() : base("sso-oidc")
    {
        On("RegisterClient", Register);
        On("StartDeviceAuthorization", Start);
        On("CreateToken", CreateToken);
    }

    private static JsonObject Register(DemoCall call)
    {
        if (call.Must("clientType") != "public")
            throw Error("InvalidClientMetadataException", "invalid_client_metadata", "The client type must be public.");
        var (id, secret) = (call.World.Ids.HexDigits(32), call.World.Ids.HexDigits(64));
        Center(call).AddClient(id, secret);
        return new() { ["clientId"] = id, ["clientSecret"] = secret, ["clientIdIssuedAt"] = call.Keys.Now.ToUnixTimeSeconds(), ["clientSecretExpiresAt"] = call.Keys.Now.AddDays(90).ToUnixTimeSeconds() };
    }

    private static JsonObject Start(DemoCall call)
    {
        var center = Center(call);
        CheckClient(center, call);
        if (center.StartUrl.Length == 0 || call.Must("startUrl").TrimEnd('/') != center.StartUrl.TrimEnd('/') || call.Region != center.Region)
            throw Error("InvalidRequestException", "invalid_request", "There is no Identity Center with this start URL in this Region.");
        var letters = string.Concat(call.World.Ids.Unique("", 8));
        var device = new DeviceAuthorization
        {
            DeviceCode = call.World.Ids.HexDigits(64),
            UserCode = $"{letters[..4]}-{letters[4..8]}",
            ClientId = call.Must("clientId"),
            Expires = call.Keys.Now.AddSeconds(DeviceSeconds),
        };
        center.Add(device);
        var page = new Uri(center.Endpoint ?? new Uri("http://127.0.0.1/"), "/_demo/device").ToString();
        return new()
        {
            ["deviceCode"] = device.DeviceCode,
            ["userCode"] = device.UserCode,
            ["verificationUri"] = page,
            ["verificationUriComplete"] = $"{page}?user_code={device.UserCode}",
            ["expiresIn"] = DeviceSeconds,
            ["interval"] = Interval,
        };
    }

    private static JsonObject CreateToken(DemoCall call)
    {
        var center = Center(call);
        CheckClient(center, call);
        switch (call.Must("grantType"))
        {
            case "urn:ietf:params:oauth:grant-type:device_code":
                var device = center.ByDeviceCode(call.Text("deviceCode"));
                if (device is null || device.ClientId != call.Text("clientId"))
                    throw Error("InvalidGrantException", "invalid_grant", "The device code is not valid.");
                var now = call.Keys.Now;
                if (device.Expires <= now)
                    throw Error("ExpiredTokenException", "expired_token", "The device code has expired.");
                var hasty = now - device.LastPoll < TimeSpan.FromSeconds(Interval) - TimeSpan.FromMilliseconds(50);
                device.LastPoll = now;
                if (device.Denied)
                    throw Error("AccessDeniedException", "access_denied", "The request was denied.");
                if (device.User is null)
                    throw hasty ? Error("SlowDownException", "slow_down", "Slow down.") : Error("AuthorizationPendingException", "authorization_pending", "The authorization is pending.");
                return Give(call, center, device.User, device, null);
            case "refresh_token":
                var refresh = call.Text("refreshToken");
                if (!center.TryRefresh(refresh, out var token) || token.ClientId != call.Text("clientId") || token.Expires <= call.Keys.Now)
                    throw Error("InvalidGrantException", "invalid_grant", "The refresh token is not valid.");
                return Give(call, center, token.User, null, refresh);
            default:
                throw Error("UnsupportedGrantTypeException", "unsupported_grant_type", "The grant type is not supported.");
        }
    }

    private static JsonObject Give(DemoCall call, CenterState center, CenterUser user, DeviceAuthorization? device, string? refresh)
    {
        var (access, next) = ("aoa" + call.World.Ids.HexDigits(60), "aor" + call.World.Ids.HexDigits(60));
        var client = call.Must("clientId");
        center.Redeem(device, refresh, access, new(user, client, call.Keys.Now.AddSeconds(AccessSeconds)), next, new(user, client, call.Keys.Now.AddHours(RefreshHours)));
        return new() { ["accessToken"] = access, ["tokenType"] = "Bearer", ["expiresIn"] = AccessSeconds, ["refreshToken"] = next };
    }

    private static CenterState Center(DemoCall call) => call.World.Part<CenterState>();

    private static void CheckClient(CenterState center, DemoCall call)
    {
        if (!center.IsClient(call.Text("clientId"), call.Text("clientSecret")))
            throw new DemoException("InvalidClientException", "The client is not registered, or its secret is wrong.", 401) { Members = Members("invalid_client", "The client is not registered, or its secret is wrong.") };
    }

    private static DemoException Error(string code, string error, string text) => new(code, text) { Members = Members(error, text) };

    private static JsonObject Members(string error, string text) => new() { ["error"] = error, ["error_description"] = text };
}
