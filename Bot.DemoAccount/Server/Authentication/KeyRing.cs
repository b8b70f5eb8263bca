using System.Collections.Concurrent;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Server.Authentication;

/// <summary>All access keys: long-lived ones of users and roles, and those of sessions.</summary>
/// <param name="world">Where principals are.</param>
/// <param name="clock">The clock that sessions end by; the real one, because SDKs compare it with theirs.</param>
internal sealed class KeyRing(World world, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AccessKey> _longLived = new(StringComparer.Ordinal);

    /// <summary>Now, by the clock that sessions end by.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    public AccessKey? Find(string id) => _keys.GetValueOrDefault(id);

    public void Add(AccessKey key) => _keys[key.Id] = key;

    public bool Remove(string id) => _keys.TryRemove(id, out _);

    public bool IsExpired(AccessKey key) => key.Expires is { } end && end <= Now;

    /// <summary>The long-lived key of a user, a role or an account's root, made when first asked for.</summary>
    /// <exception cref="ArgumentException">There is no such principal.</exception>
    public AccessKey LongLived(string principalArn) => _longLived.GetOrAdd(principalArn, arn =>
    {
        var key = NewKey("AKIA", Principal(arn));
        Add(key);
        return key;
    });

    /// <summary>A new key for a principal.</summary>
    /// <param name="prefix"><c>AKIA</c> for long-lived keys, <c>ASIA</c> for sessions.</param>
    /// <param name="principal">Whom it stands for.</param>
    public AccessKey NewKey(string prefix, DemoPrincipal principal)
    {
        var id = world.Ids.Unique(prefix, 16);
        return new(id, world.Ids.Secret(), principal with { AccessKeyId = id });
    }

    private DemoPrincipal Principal(string arn)
    {
        var account = arn.Split(':') is { Length: >= 6 } parts ? parts[4] : "";
        if (arn == $"arn:aws:iam::{account}:root" && world.Accounts.ContainsKey(account))
            return new(account, arn, arn, account, null);
        var entity = world.FindByArn(arn) ?? throw new ArgumentException($"The demo account has no user or role '{arn}'.", nameof(arn));
        return entity.Type switch
        {
            "AWS::IAM::User" => new(account, arn, arn, entity.Document.Text("UserId") ?? "AIDADEMO", null),
            "AWS::IAM::Role" => new(account, $"arn:aws:sts::{account}:assumed-role/{entity.Id}/demo", arn, $"{entity.Document.Text("RoleId") ?? "AROADEMO"}:demo", null),
            _ => throw new ArgumentException($"'{arn}' is neither a user nor a role.", nameof(arn)),
        };
    }
}
