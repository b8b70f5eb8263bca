using Bot.Notifications.Rules;

namespace Bot.Notifications.Incidents;

/// <summary>What a mute holds back.</summary>
internal static class Mutes
{
    public static bool Fits(Mute mute, Incident incident) =>
        mute.Pattern == incident.Id
        || Wildcard.Fits(mute.Pattern, incident.Latest.Key)
        || Wildcard.Fits(mute.Pattern, incident.Latest.Source)
        || Wildcard.Fits(mute.Pattern, Name(incident.Latest))
        || incident.Latest.Resources.Any(r => Wildcard.Fits(mute.Pattern, r) || Wildcard.Fits(mute.Pattern, Sources.Fields.Last(r)));

    /// <summary>What it is called: an alarm's name, or the title.</summary>
    public static string Name(Notification notice) => notice.Variables.GetValueOrDefault("alarm") ?? notice.Title;
}
