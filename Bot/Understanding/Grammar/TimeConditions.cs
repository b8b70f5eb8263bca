using System.Globalization;
using Bot.Intents.Resources.Registry;
using Bot.Understanding.Families;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Times;

namespace Bot.Understanding.Grammar;

/// <summary>Turns ages and ranges into conditions on a kind's times.</summary>
internal static class TimeConditions
{
    public static void Add(Scene s, ResourceKind kind, List<Condition> where)
    {
        foreach (var age in s.Time.Ages)
        {
            if (s.Draft.IsTaken(age.End - 1) || OrderFinder.TimeField(s.Draft, kind) is not { } field)
                continue;
            // How long a state lasts is not told by the time of creation: "stopped for more than 30 days" stays unused and is said so.
            if (s.Draft.Lower(age.Start) is "for" or "since" && field.Name is "launch_time" or "created" && where.Exists(w => w is { Field: "state" } && w.Value != "running"))
                continue;
            var op = age.Kind switch
            {
                AgeKind.Newer => ConditionOperator.GreaterOrEqual,
                AgeKind.Ahead => ConditionOperator.LessOrEqual,
                _ => ConditionOperator.Less,
            };
            // What expires lies ahead, what is old lies behind.
            if (age.Kind == AgeKind.Ahead && !s.Draft.Has(Cue.Expires) && !field.Name.Contains("expire", StringComparison.Ordinal))
                op = ConditionOperator.LessOrEqual;
            where.Add(new(field.Name, op, Text(age.Point)));
            s.Draft.Take(age.Start, age.End - age.Start);
        }
        if (s.Time.Range is not { Other: null } range || OrderFinder.TimeField(s.Draft, kind) is not { } time || where.Exists(w => w.Field == time.Name))
            return;
        // "That failed today" is not when it was made.
        if (time.Name is "created" && UnusedWords.Outcome(s.Draft) is not null && !where.Exists(w => w.Field is "state" or "status"))
            return;
        if (time.Name.Contains("expire", StringComparison.Ordinal) && range.Start >= s.Draft.Now.Date)
            where.Add(new(time.Name, ConditionOperator.LessOrEqual, Text(range.End)));
        else
        {
            where.Add(new(time.Name, ConditionOperator.GreaterOrEqual, Text(range.Start)));
            if (!range.IsOpen)
                where.Add(new(time.Name, ConditionOperator.Less, Text(range.End)));
        }
    }

    /// <summary>A date for a whole day, else the instant.</summary>
    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
