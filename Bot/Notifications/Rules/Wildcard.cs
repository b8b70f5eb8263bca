namespace Bot.Notifications.Rules;

/// <summary>Texts with <c>*</c> for anything; without case.</summary>
internal static class Wildcard
{
    public static bool Fits(string pattern, string text) => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), text, ignoreCase: true);
}
