namespace Bot.Notifications.Rules;

/// <summary>Buttons of one's own: when they show, and what they say.</summary>
internal static class OwnActions
{
    public static bool Shows(OwnAction action, Notification notice, string alias)
    {
        foreach (var condition in action.When)
        {
            var at = condition.IndexOf('=', StringComparison.Ordinal);
            var value = NoticeText.Value(at < 0 ? condition : condition[..at], notice, alias);
            if (at < 0 ? value is not { Length: > 0 } : value is null || !Wildcard.Fits(condition[(at + 1)..], value))
                return false;
        }
        return true;
    }

    /// <summary>What an incident's button of an own action says; it is put in words when it is pressed, so that what came in meanwhile counts.</summary>
    public static string Press(string name, Incidents.Incident incident) => $"run custom action {name} on {incident.Id}";

    /// <summary>What pressing it says. Values come from outside: each is one plain word of the line, whatever it holds.</summary>
    public static string Say(OwnAction action, Notification notice, string alias) => NoticeText.Fill(action.Ask, notice, alias, Plain);

    private static string Plain(string value) => new([.. value.Where(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '@' or '#' or '+' or '=')]);
}
