using System.Diagnostics.CodeAnalysis;

namespace Bot.DemoAccount.Services.Core.IdentityCenter;

/// <summary>What a user of Identity Center gets in an account.</summary>
internal sealed record Assignment(string Account, string PermissionSet, string RoleArn);

/// <summary>A user of Identity Center.</summary>
internal sealed record CenterUser(string Name, IReadOnlyList<Assignment> Assignments);

/// <summary>A sign-in under way.</summary>
internal sealed class DeviceAuthorization
{
    public required string DeviceCode { get; init; }
    public required string UserCode { get; init; }
    public required string ClientId { get; init; }
    public required DateTimeOffset Expires { get; init; }
    public DateTimeOffset LastPoll { get; set; } = DateTimeOffset.MinValue;
    /// <summary>Who confirmed it; null until somebody did.</summary>
    public CenterUser? User { get; set; }
    public bool Denied { get; set; }
}

/// <summary>An access token's or refresh token's holder.</summary>
internal sealed record Token(CenterUser User, string ClientId, DateTimeOffset Expires);

/// <summary>IAM Identity Center: users, and the sign-ins and tokens of this run. Thread-safe.</summary>
internal sealed class CenterState
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeviceAuthorization> _devices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token> _refresh = new(StringComparer.Ordinal);

    /// <summary>Empty where the scenario has no Identity Center.</summary>
    public string StartUrl { get; set; } = "";
    public string Region { get; set; } = "us-east-1";
    public List<CenterUser> Users { get; } = [];
    /// <summary>Where the demo account listens.</summary>
    public Uri? Endpoint { get; set; }

    public void AddClient(string id, string secret)
    {
        lock (_gate)
            _clients[id] = secret;
    }

    public bool IsClient(string? id, string? secret)
    {
        lock (_gate)
            return id is not null && _clients.TryGetValue(id, out var known) && known == secret;
    }

    public void Add(DeviceAuthorization device)
    {
        lock (_gate)
            _devices[device.DeviceCode] = device;
    }

    /// <summary>A sign-in by what the person sees; null when there is none.</summary>
    public DeviceAuthorization? ByUserCode(string? code)
    {
        lock (_gate)
            return _devices.Values.FirstOrDefault(d => d.UserCode.Equals(code, StringComparison.OrdinalIgnoreCase));
    }

    public DeviceAuthorization? ByDeviceCode(string? code)
    {
        lock (_gate)
            return code is null ? null : _devices.GetValueOrDefault(code);
    }

    /// <summary>Answers a sign-in; false when there is none such, or it was answered.</summary>
    public bool Decide(string? userCode, string? user, bool allow, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_devices.Values.FirstOrDefault(d => d.UserCode.Equals(userCode, StringComparison.OrdinalIgnoreCase)) is not { User: null, Denied: false } device || device.Expires <= now)
                return false;
            if (!allow)
                return device.Denied = true;
            device.User = Users.Find(u => u.Name == user);
            return device.User is not null;
        }
    }

    /// <summary>Gives tokens for a confirmed sign-in, which then is used up.</summary>
    public void Redeem(DeviceAuthorization? device, string? refresh, string newAccess, Token access, string newRefresh, Token renewed)
    {
        lock (_gate)
        {
            if (device is not null)
                _devices.Remove(device.DeviceCode);
            if (refresh is not null)
                _refresh.Remove(refresh);
            _access[newAccess] = access;
            _refresh[newRefresh] = renewed;
        }
    }

    public bool TryRefresh(string? token, [NotNullWhen(true)] out Token? found)
    {
        lock (_gate)
            return (found = token is null ? null : _refresh.GetValueOrDefault(token)) is not null;
    }

    /// <summary>The holder of an access token; null when it is unknown, signed out or over.</summary>
    public Token? Holder(string? token, DateTimeOffset now)
    {
        lock (_gate)
            return token is not null && _access.TryGetValue(token, out var found) && found.Expires > now ? found : null;
    }

    /// <summary>Ends everything that a user's client holds.</summary>
    public void SignOut(Token token)
    {
        lock (_gate)
        {
            foreach (var tokens in (Dictionary<string, Token>[])[_access, _refresh])
            {
                foreach (var key in tokens.Where(t => t.Value.User == token.User && t.Value.ClientId == token.ClientId).Select(t => t.Key).ToList())
                    tokens.Remove(key);
            }
        }
    }
}
