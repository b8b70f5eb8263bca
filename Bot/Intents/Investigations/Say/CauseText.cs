using System.Collections.Immutable;
using Bot.Intents.Investigations.Reason;

namespace Bot.Intents.Investigations.Say;

/// <summary>A cause in a line.</summary>
internal static class CauseText
{
    /// <summary>The mechanism's line with its fact, and the change it follows where one is found.</summary>
    public static string Of(Hypothesis main, ImmutableArray<Hypothesis> also)
    {
        var what = main.Mechanism.What;
        if (what.Contains("{fact}", StringComparison.Ordinal))
            what = what.Replace("{fact}", Shown(main.Facts[0].Text, main.Blamed.Name), StringComparison.Ordinal);
        var change = main.Facts.Concat(also.SelectMany(a => a.Facts)).Where(f => f.Source == "change" && f.Strength >= 0.3).OrderByDescending(f => f.Strength).FirstOrDefault();
        if (change is not null)
            what += $"{(what.Contains("since", StringComparison.Ordinal) ? ":" : ", since")} {Shown(change.Text, change.Thing.Name)}";
        if (main.Mechanism.BlamesOther && main.Thing.Key != main.Blamed.Key)
            what += $"; {main.Thing.Name} uses it";
        return what;
    }

    /// <summary>A fact's text without the name it begins with, where that is said already.</summary>
    public static string Shown(string text, string name) => text.StartsWith(name + ": ", StringComparison.Ordinal) ? text[(name.Length + 2)..] : text;
}
