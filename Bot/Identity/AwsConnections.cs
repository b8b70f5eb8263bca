using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Aws.Client;
using Bot.Guardrails;
using Bot.Identity.Sessions;
using Bot.Identity.SignIn;

namespace Bot.Identity;

/// <summary>Clients that act as callers: each in a session of the caller's role that AWS itself holds to the channel's guardrail and to what the call needs.</summary>
/// <param name="open">Opens a client that acts as a role without a session of a person (null: the operator's own credentials).</param>
/// <param name="sessions">Sessions of people; null where callers act by <paramref name="open"/> alone.</param>
/// <param name="directory">The directory as it is now.</param>
/// <param name="signedIn">Gives people who are signed in; null where nobody can sign in.</param>
internal sealed class AwsConnections(Func<string?, IAwsClient> open, SessionCache? sessions = null, Func<Directory?>? directory = null, Func<SignedIn?>? signedIn = null)
{
    private const int QuestionSeconds = 3600;
    private const int ChangeSeconds = 900;
    private readonly ConcurrentDictionary<string, Lazy<IAwsClient>> _clients = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<string>>>> _regions = new(StringComparer.Ordinal);

    /// <summary>The client of the bot itself, for its own needs.</summary>
    public IAwsClient Own => For(null);

    /// <summary>A client for one call of a caller.</summary>
    /// <param name="caller">Who asks, from where.</param>
    /// <param name="roleArn">As which role; null for the operator's own credentials.</param>
    /// <param name="call">What is to be sent.</param>
    /// <param name="granted">An approval was used up for exactly this call: its session may change what the call changes.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public Task<SessionResult> OpenAsync(Caller caller, string? roleArn, JudgedCall call, bool granted, CancellationToken cancellation)
    {
        if (sessions is null || roleArn is null || caller.Place is not { } place)
            return Task.FromResult<SessionResult>(new SessionResult.Open(For(roleArn)));
        var now = directory?.Invoke();
        if (SessionBounds.Refusal(caller, call, granted, now?.Organization.AlsoBlocked ?? []) is { } refusal)
            return Task.FromResult<SessionResult>(new SessionResult.Refused(refusal));
        if (GrantedRole.Parse(roleArn) is { } role)
            return SignedInAsync(caller, role, call, granted, cancellation);

        var account = now?.Accounts.FirstOrDefault(a => a.Id == call.Account);
        var regions = Regions(caller.Channel, account);
        var policy = granted
            ? SessionPolicies.ForWrite(caller.Channel, call.Service, call.Operation, call.Parameters, regions)
            : Exposures.DependOnParameters(call.Service.Name, call.Operation.Name) && Exposures.Of(call) == AwsExposure.None
            ? SessionPolicies.ForOneRead(caller.Channel, call.Service, call.Operation, regions)
            : SessionPolicies.ForReads(caller.Channel, call.Service, regions, CalledThrough(call));
        var request = new SessionRequest(roleArn, SessionTags.SourceIdentity(caller.Person), policy, granted ? ChangeSeconds : QuestionSeconds, caller.DirectoryVersion)
        {
            // A change is found in CloudTrail by the message that approved it; a question by its conversation.
            Scope = $"{place.Platform}\n{place.Workspace}\n{place.Channel}\n{place.Thread}" + (granted ? "\n" + caller.MessageId : ""),
            Tags = [.. SessionTags.Of(place, caller.MessageId)],
            Through = account?.BotRole,
            ExternalId = account?.ExternalId,
        };
        return sessions.GetAsync(request, cancellation);
    }

    /// <summary>The enabled Regions as this role sees them, read once.</summary>
    public async Task<IReadOnlyList<string>> RegionsAsync(Caller caller, string? roleArn, string account, CancellationToken cancellation)
    {
        var key = $"{account}/{roleArn}";
        var read = _regions.GetOrAdd(key, _ => new(() => ReadRegionsAsync(caller, roleArn, account)));
        var regions = await read.Value.WaitAsync(cancellation).ConfigureAwait(false);
        if (regions.Count == 0)
            _regions.TryRemove(key, out _);
        return regions.Count == 0 ? DefaultRegions.All : regions;
    }

    /// <summary>Sessions of IAM Identity Center take no session policies, so AWS cannot hold them to what was granted: it is held here, and only where the channel says that it will do.</summary>
    private Task<SessionResult> SignedInAsync(Caller caller, GrantedRole role, JudgedCall call, bool granted, CancellationToken cancellation)
    {
        if (signedIn?.Invoke() is not { } people || caller.Channel is not { SignedInRoles: true })
            return Refuse("guardrail", $"{caller.ChannelName} does not take roles of IAM Identity Center. An admin can set `signedInRoles: true` for it in directory.yaml.");
        if (role.Role == SignedInRoles.NotYet)
            return Refuse("role", $"You have no role in account {caller.AccountAlias} ({role.Account}). `sign in` lets you use those that IAM Identity Center gives you; or an admin can add one in directory.yaml under `people: {caller.Person}: roles`: `\"{role.Account}\": arn:aws:iam::{role.Account}:role/ROLE`");
        if (Exposures.Of(call) != AwsExposure.None)
            return Refuse("hard-block", $"`{call.Operation.IamActions[0]}` returns what must not be shown in a chat.");
        if (!granted && !HardBlocks.IsRead(call.Operation))
            return Refuse("approval", $"`{call.Operation.IamActions[0]}` changes something, and no approval was used up for it.");
        return people.OpenAsync(caller.Person, role, cancellation);
    }

    private static Task<SessionResult> Refuse(string by, string message) => Task.FromResult<SessionResult>(new SessionResult.Refused(new("not-permitted", by, message)));

    private IAwsClient For(string? roleArn) => _clients.GetOrAdd(roleArn ?? "", _ => new(() => open(roleArn))).Value;

    private async Task<IReadOnlyList<string>> ReadRegionsAsync(Caller caller, string? roleArn, string account)
    {
        var ec2 = AwsCatalog.Default.Service("ec2");
        var call = new JudgedCall(ec2, ec2.Operations["DescribeRegions"], [], account, caller.DefaultRegion);
        if (await OpenAsync(caller, roleArn, call, granted: false, CancellationToken.None).ConfigureAwait(false) is not SessionResult.Open session)
            return [];
        var result = await session.Client.SendAsync(new("ec2", "DescribeRegions", [], call.Region), CancellationToken.None).ConfigureAwait(false);
        return result is AwsResult.Success { Body: var body } && body["Regions"] is System.Text.Json.Nodes.JsonArray list
            ? [.. list.Select(r => (string?)r?["RegionName"]).OfType<string>().Order(StringComparer.Ordinal)]
            : [];
    }

    private static ImmutableArray<string> Regions(DirectoryChannel? channel, DirectoryAccount? account)
    {
        var ofChannel = channel?.Regions ?? [];
        var ofAccount = account?.Regions ?? [];
        if (ofChannel.IsEmpty || ofAccount.IsEmpty)
            return ofChannel.IsEmpty ? ofAccount : ofChannel;
        var both = ofChannel.Where(ofAccount.Contains).ToImmutableArray();
        // Regions that exclude each other allow none, and an empty list would allow all.
        return both.IsEmpty ? ["none"] : both;
    }

    /// <summary>Cloud Control reads a resource by calling its service in the caller's name.</summary>
    private static IEnumerable<AwsService>? CalledThrough(JudgedCall call) =>
        call.Service.Name == "cloudcontrol" && call.Parameters["TypeName"] is { } type && type.ToString().Split("::") is [_, var name, _]
        && AwsCatalog.Default.TryGetService(name.ToLowerInvariant(), out var service) ? [service] : null;
}
