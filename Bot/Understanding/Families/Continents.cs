using System.Text.RegularExpressions;
using Bot.Understanding.Regions;

namespace Bot.Understanding.Families;

/// <summary>"Europe", "the US regions": many Regions by one word, as bills are asked about.</summary>
internal static partial class Continents
{
    /// <summary>The Regions' codes with commas; empty where none is said.</summary>
    public static string Of(string text)
    {
        if (Continent().Match(text) is not { Success: true } match)
            return "";
        var prefixes = match.Groups["eu"].Success ? ["eu-"] : match.Groups["us"].Success ? ["us-"] : match.Groups["ap"].Success ? (string[])["ap-"] : ["sa-"];
        return string.Join(',', RegionWords.All.Select(r => r.Code).Where(c => Array.Exists(prefixes, p => c.StartsWith(p, StringComparison.Ordinal)) && !c.StartsWith("us-gov", StringComparison.Ordinal) && !c.StartsWith("us-iso", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\b((?<eu>europe|european(\s+regions)?|eu\s+regions?|emea)|(?<us>(us|american)\s+regions|united\s+states|in\s+the\s+us)|(?<ap>apac|asia(\s+pacific)?(\s+regions)?)|(?<sa>south\s+america|latam))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Continent();
}
