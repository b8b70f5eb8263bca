using System.Collections.Immutable;
using System.Text;
using Bot.Answers;
using Bot.Notifications.Incidents;

namespace Bot.Notifications.Posting;

/// <summary>Many incidents as one message: a flood while it lasts, or what was held back.</summary>
internal static class GatherCard
{
    private const int MaxShown = 25;

    /// <summary>A flood.</summary>
    public static Answer Flood(IReadOnlyList<Incident> incidents, string id, bool isOver)
    {
        var open = incidents.Count(i => i.IsOpen);
        var messages = incidents.Sum(i => i.Count);
        var answer = Of(
            $"🌊 **{incidents.Count} incidents at once** ({messages} messages){(isOver ? ", the flood is over" : "; this message is kept up to date")}\n{open} open, {incidents.Count - open} over. By source: {By(incidents, i => i.Latest.Source)}. By severity: {By(incidents, i => i.Latest.Severity.ToString().ToLowerInvariant())}.",
            incidents);
        return answer with
        {
            Offers = [new("all", "Show all", $"show notifications of flood {id}"), .. open > 0 ? new[] { new Offer("ack", "Acknowledge all", $"acknowledge flood {id}") } : []],
        };
    }

    /// <summary>What was held back.</summary>
    public static Answer Digest(IReadOnlyList<Incident> incidents, string why) =>
        Of($"🗞️ **{incidents.Count} notification{(incidents.Count == 1 ? "" : "s")} {why}**\n{incidents.Count(i => i.IsOpen)} open. By source: {By(incidents, i => i.Latest.Source)}.", incidents) with
        {
            Offers = [new("open", "What is open?", "show open notifications")],
        };

    private static Answer Of(string head, IReadOnlyList<Incident> incidents)
    {
        var text = new StringBuilder(head).Append('\n');
        foreach (var incident in incidents.OrderBy(i => !i.IsOpen).ThenByDescending(i => i.Latest.Severity).ThenBy(i => i.Opened).Take(MaxShown))
            text.Append("- ").Append(NoticeCard.Line(incident)).Append('\n');
        if (incidents.Count > MaxShown)
            text.Append($"and {incidents.Count - MaxShown} more");
        return new() { Text = text.ToString().TrimEnd() };
    }

    private static string By(IReadOnlyList<Incident> incidents, Func<Incident, string> key) =>
        string.Join(", ", incidents.GroupBy(key).OrderByDescending(g => g.Count()).Take(6).Select(g => $"{g.Key} {g.Count()}"));
}
