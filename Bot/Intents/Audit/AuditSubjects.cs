using System.Text.Json.Nodes;

namespace Bot.Intents.Audit;

/// <summary>Whether an entry is about what was asked for.</summary>
internal static class AuditSubjects
{
    private static readonly Dictionary<string, string[]> Verbs = new(StringComparer.Ordinal)
    {
        ["stopped"] = ["Stop"],
        ["started"] = ["Start", "Run"],
        ["rebooted"] = ["Reboot"],
        ["restarted"] = ["Reboot", "UpdateService", "Restart"],
        ["terminated"] = ["Terminate"],
        ["deleted"] = ["Delete", "Terminate", "Remove"],
        ["scaled"] = ["Update", "SetDesired", "PutFunctionConcurrency", "Modify"],
        ["tagged"] = ["CreateTags", "Tag", "AddTags"],
        ["invoked"] = ["Invoke"],
        ["approved"] = ["approve"],
        ["rejected"] = ["reject"],
        ["created"] = ["Create", "Run", "Put"],
    };

    private static readonly Dictionary<string, string> Families = new(StringComparer.Ordinal)
    {
        ["cost"] = "costs",
        ["spend"] = "costs",
        ["spending"] = "costs",
        ["money"] = "costs",
        ["bill"] = "costs",
        ["bills"] = "costs",
        ["alarm"] = "alarms",
        ["log"] = "logs",
        ["case"] = "support",
        ["cases"] = "support",
        ["support cases"] = "support",
    };

    /// <summary>A reading of the family, or one that names the thing.</summary>
    public static bool Asks(JsonObject entry, string subject)
    {
        var family = (string?)entry["detail"]?["family"];
        return family == Families.GetValueOrDefault(subject, subject)
            || (entry["resources"] as JsonArray ?? []).Any(r => ((string?)r)?.Equals(subject, StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>A call that AWS carried out, or an approval, whose action is the verb's.</summary>
    public static bool Did(JsonObject entry, string verb)
    {
        if ((string?)entry["kind"] is not ("call" or "approval") || (string?)entry["action"] is not { } action)
            return false;
        var operation = action[(action.IndexOf(':') + 1)..];
        if (Verbs.TryGetValue(verb, out var stems))
            return Array.Exists(stems, s => operation.StartsWith(s, StringComparison.OrdinalIgnoreCase));
        return verb is not ("changed" or "touched") || !(operation.StartsWith("Describe", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal) || operation.StartsWith("Get", StringComparison.Ordinal));
    }
}
