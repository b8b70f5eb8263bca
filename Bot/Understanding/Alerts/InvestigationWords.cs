using Bot.Understanding.Text;

namespace Bot.Understanding.Alerts;

/// <summary>Reads what is said of an investigation by its id (<c>inv-7k2fq3m</c>): to replay it, to export it.</summary>
internal static class InvestigationWords
{
    public const string Replay = "replay", Export = "export", IdField = "investigation";
    private const string Prefix = "inv-";
    private static readonly (string Words, string Topic)[] Verbs = [("replay ", Replay), ("run again ", Replay), ("rerun ", Replay), ("export ", Export), ("download ", Export), ("save ", Export)];

    /// <summary>The question; null where the message is about something else.</summary>
    public static Question? Find(CleanText clean)
    {
        var at = clean.Text.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || clean.Text.Length > 200)
            return null;
        var id = new string([.. clean.Text[at..].ToLowerInvariant().TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '-')]);
        var words = Letters.Fold(clean.Text).TrimStart();
        foreach (var (verb, topic) in Verbs)
        {
            if (words.StartsWith(verb, StringComparison.Ordinal))
            {
                return new()
                {
                    Text = clean.Text,
                    Family = Family.Troubleshooting,
                    Topic = topic,
                    Shape = Shape.Text,
                    Conditions = [new(IdField, ConditionOperator.Equal, id)],
                    Because = ["it names an investigation"],
                };
            }
        }
        return null;
    }
}
