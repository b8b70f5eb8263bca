using Bot.DemoAccount.State;

namespace Bot.Tests.Guardrails.Situations;

/// <summary>What the demo account's CloudTrail holds, so that a test can tell what reached AWS.</summary>
internal static class AccountTrail
{
    private static readonly string[] s_sessions = ["AssumeRole"];

    /// <summary>Every event of an account.</summary>
    public static IEnumerable<TrailEvent> Events(World world, string account) =>
        world.Accounts.TryGetValue(account, out var known) ? known.Regions.Append("us-east-1").Distinct().SelectMany(r => world.Trail.List(account, r)) : [];

    /// <summary>How many changes were made, in all accounts.</summary>
    public static int Changes(World world) =>
        world.Accounts.Keys.Sum(a => Events(world, a).Count(e => !e.ReadOnly && !s_sessions.Contains(e.EventName) && e.Record()["errorCode"] is null));

    /// <summary>How many events an account has.</summary>
    public static int Count(World world, string account) => Events(world, account).Count();
}
