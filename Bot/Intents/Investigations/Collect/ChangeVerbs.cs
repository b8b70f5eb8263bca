using System.Collections.Immutable;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What an event that the table does not know does, by its verb: APIs of AWS name their writes alike.</summary>
internal static class ChangeVerbs
{
    private static readonly ImmutableArray<(string Verb, string Sort, string Words)> All =
    [
        ("Disable", "power", "switched off"), ("Delete", "power", "deleted"), ("Stop", "power", "stopped"), ("Terminate", "power", "terminated"), ("Suspend", "power", "suspended"), ("Pause", "power", "paused"), ("Deactivate", "power", "switched off"), ("Deregister", "power", "taken out"), ("Reboot", "power", "restarted"), ("Restart", "power", "restarted"), ("Failover", "power", "failed over"), ("Remove", "config", "something taken out of it"),
        ("Detach", "config", "something detached"), ("Disassociate", "config", "something taken off"), ("Revoke", "permission", "something revoked"), ("Update", "config", "a change of its settings"), ("Modify", "config", "a change of its settings"), ("Put", "config", "a setting written"), ("Set", "config", "a setting written"), ("Replace", "config", "something replaced"), ("Reset", "config", "settings reset"),
        ("Change", "config", "a change"), ("Attach", "config", "something attached"), ("Associate", "config", "something associated"), ("Apply", "config", "something applied"), ("Move", "config", "moved"), ("Restore", "config", "restored"), ("Rotate", "secret", "rotated"), ("Purge", "config", "emptied"), ("Import", "config", "something imported"), ("Enable", "config", "something switched on"), ("Switchover", "power", "switched over"), ("Promote", "config", "promoted"),
    ];

    /// <summary>Writes that watch, describe, count, keep copies or let people in: they change nothing of how a thing runs.</summary>
    private static readonly ImmutableArray<string> Harmless =
    [
        "Tag", "Alarm", "Dashboard", "Retention", "Logging", "FlowLog", "Insight", "Backup", "Snapshot", "Metric", "Anomaly", "Budget", "Report", "LoginProfile", "MFADevice", "Console", "Contributor", "Trace", "Xray", "Inventory", "Analytics", "Description", "Comment", "Dataset", "Savings", "Session", "InvocationConfig", "LogStream", "LogGroup", "NetworkInterface", "Heartbeat", "LifecycleAction", "ContactInformation", "Monitoring", "Recording", "Query", "DelegatedAdmin",
    ];

    private static readonly ImmutableArray<string> HarmlessSources = ["monitoring.", "logs.", "tagging.", "signin.", "sts.", "support.", "health.", "ce.", "budgets.", "cloudtrail.", "config.", "access-analyzer.", "resource-groups.", "cloudshell.", "securityhub.", "guardduty.", "inspector", "trustedadvisor.", "compute-optimizer.", "oam.", "rum.", "synthetics.", "xray.", "application-signals."];

    /// <summary>The sort of an event; null where it changes nothing of how a thing runs.</summary>
    public static ChangeSort? Of(string name, string source)
    {
        if (IsHarmless(name, source))
            return null;
        foreach (var (verb, sort, words) in All)
        {
            if (name.StartsWith(verb, StringComparison.Ordinal) && name.Length > verb.Length && char.IsUpper(name[verb.Length]))
                return new(sort, words);
        }
        return null;
    }

    public static bool IsHarmless(string name, string source) =>
        Harmless.Any(h => name.Contains(h, StringComparison.Ordinal)) || HarmlessSources.Any(s => source.StartsWith(s, StringComparison.Ordinal));
}
