using System.Text.RegularExpressions;
using Bot.Understanding;

namespace Bot.Intents.Costs.Spend;

/// <summary>Whether a question asks if costs rose or fell, which takes two periods to answer.</summary>
internal static partial class Directions
{
    /// <summary>1 for up, -1 for down; null where neither is asked.</summary>
    public static int? Of(Question question) =>
        question.Shape is not (Shape.YesNo or Shape.Trend) || question.Conditions.Any(c => c.Field == "amount") ? null
        : Up().IsMatch(question.Text) ? 1 : Down().IsMatch(question.Text) ? -1 : null;

    /// <summary>"More than last month": what is now against what is named.</summary>
    public static bool IsAgainst(Question question) => question.Time is { Other: null, IsOpen: false } && question.Shape is Shape.YesNo && Against().IsMatch(question.Text);

    [GeneratedRegex(@"\b(more|less|higher|lower|cheaper|dearer|fewer)\b.{0,20}?\bthan\s+(in\s+|the\s+)?(last|previous|prior)\s+(week|month|quarter|year)\b", Options)]
    private static partial Regex Against();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(is|are|was|were|did|does|do|has|have|will)\b.*\b(trending up|going up|go up|went up|gone up|rise|rising|rose|risen|increase|increasing|increased|grow|growing|grown|grew|higher|up|more expensive|more)\b", Options)]
    private static partial Regex Up();

    [GeneratedRegex(@"^(is|are|was|were|did|does|do|has|have|will)\b.*\b(trending down|going down|go down|went down|gone down|fall|falling|fell|fallen|drop|dropping|dropped|decrease|decreasing|decreased|shrink|shrinking|lower|down|cheaper|less)\b", Options)]
    private static partial Regex Down();
}
