using Bot.Aws.Client;
using Bot.Channels;

namespace Bot.Identity;

/// <summary>The terminal's caller on a real account: the operator, with their own credentials.</summary>
internal sealed class OperatorCaller(AwsConnections connections, string region) : ICallerResolver
{
    private const string Unnamed = "unknown";
    private string? _account;

    public async Task<CallerResult> ResolveAsync(Message message, CancellationToken cancellation)
    {
        if (message.Place.Platform is not (Platform.Terminal or Platform.Playground))
            return new CallerResult.Unknown(new("not-permitted", "guardrail", "No directory is configured, so only the terminal and the playground on this machine may ask. Set `Directory:File`."));
        var account = _account ??= await AccountAsync(cancellation).ConfigureAwait(false);
        return new CallerResult.Known(new(message.From, "operator", account ?? Unnamed, account ?? "an account that STS does not name", null, region, message.Place.Channel));
    }

    public RoleChoice RoleIn(Caller caller, string account) =>
        account == caller.Account || account == caller.AccountAlias ? new RoleChoice.Role(null) : new RoleChoice.None();

    /// <summary>The account of the credentials; null where STS does not say, and is then asked again by the next message.</summary>
    private async Task<string?> AccountAsync(CancellationToken cancellation)
    {
        var result = await connections.Own.SendAsync(new AwsCall("sts", "GetCallerIdentity", [], region), cancellation).ConfigureAwait(false);
        return result is AwsResult.Success { Body: var body } ? (string?)body["Account"] : null;
    }
}
