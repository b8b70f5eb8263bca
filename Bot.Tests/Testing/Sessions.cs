using Bot.Aws.Client;
using Bot.Guardrails;
using Bot.Identity;

namespace Bot.Tests.Testing;

/// <summary>AWS for tests: the product's judge before a client of the test's own.</summary>
internal static class Sessions
{
    public static AwsSession Of(IAwsClient client, Caller caller, string? role, Grant? grant = null, TimeProvider? clock = null) =>
        Of(new AwsConnections(_ => client), caller, role, grant, clock);

    public static AwsSession Of(AwsConnections connections, Caller caller, string? role, Grant? grant = null, TimeProvider? clock = null) =>
        new AwsSessions(connections, new Judge(() => null, _ => null), new Denials(() => null, _ => null), clock ?? new FixedTime(Some.Time)).Open(caller, _ => new RoleChoice.Role(role), grant);
}
