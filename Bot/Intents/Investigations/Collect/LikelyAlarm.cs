using Bot.Conversations;
using Bot.Intents.Alarms;

namespace Bot.Intents.Investigations.Collect;

/// <summary>People call a part of the system by a name that no resource bears, such as a pod's; an alarm often bears it: <c>kiln-gateway-5xx</c> of a balancer that Kubernetes named.</summary>
internal static class LikelyAlarm
{
    private const int Shortest = 4;

    /// <summary>The alarm that fires, bears the name as whole words of its own, and began last; null where none does.</summary>
    public static async Task<FoundAlarm?> FindAsync(Turn turn, IReadOnlyList<string> regions, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var sought = names.Where(n => n.Length >= Shortest).ToList();
        if (sought.Count == 0)
            return null;
        var (firing, _) = await AlarmQuestions.FindAsync(turn, regions, () => new() { ["StateValue"] = "ALARM" }, cancellation).ConfigureAwait(false);
        return firing.Where(a => sought.Exists(n => Wording.HoldsWord(a.Name, n))).OrderByDescending(a => a.Since).ThenBy(a => a.Name, StringComparer.Ordinal).FirstOrDefault();
    }
}
