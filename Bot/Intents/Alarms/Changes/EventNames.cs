using System.Collections.Frozen;

namespace Bot.Intents.Alarms.Changes;

/// <summary>The calls that plain verbs mean, where the verb leaves no doubt: "who terminated …".</summary>
internal static class EventNames
{
    private static readonly FrozenDictionary<string, string> Verbs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["terminated"] = "TerminateInstances",
        ["logins"] = "ConsoleLogin",
        ["login"] = "ConsoleLogin",
        ["logged"] = "ConsoleLogin",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The event's name; null where the words name none.</summary>
    public static string? Of(string text)
    {
        foreach (var word in text.Split([' ', '?', ',', '.', '!'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Verbs.TryGetValue(word, out var name))
                return name;
        }
        return null;
    }
}
