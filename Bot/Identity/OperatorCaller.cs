using Bot.Aws.Client;
using Bot.Channels;

namespace Bot.Identity;

/// <summary>The terminal's caller on a real account: the operator, with their own credentials.</summary>
internal sealed class OperatorCaller(AwsConnections connections, string region) : ICallerResolver
{
    private Caller? _caller;

    public async Task<CallerResult> ResolveAsync(Message message, CancellationToken cancellation)
    {
        if (message.Place.Platform is not (Platform.Terminal or Platform.Playground))
            return new CallerResult.Unknown(new("not-permitted", "guardrail", "No directory is configured, so only the terminal and the playground on this machine may ask. Set `Directory:File`."));
        return new CallerResult.Known(_caller ??= await IdentifyAsync(message, cancellation).ConfigureAwait(false));
    }

    public RoleChoice RoleIn(Caller caller, string account) =>
        account == caller.Account || account == caller.AccountAlias ? new RoleChoice.Role(null) : new RoleChoice.None();

    private async Task<Caller> IdentifyAsync(Message message, CancellationToken cancellation)
    {
        var result = await connections.For(null).SendAsync(new AwsCall("sts", "GetCallerIdentity", [], region), cancellation).ConfigureAwait(false);
        var account = result is AwsResult.Success { Body: var body } ? (string?)body["Account"] : null;
        return new(message.From, "operator", account ?? "unknown", account ?? "unknown", null, region, message.Place.Channel);
    }
}
