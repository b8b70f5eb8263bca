using System.Text.RegularExpressions;
using Bot.Understanding.Text;

namespace Bot.Understanding.Insights;

/// <summary>Reads a Logs Insights query in a message, to be run as it is written: two commands with a pipe between, or one after the word "query". What stands around it says whose logs and when.</summary>
/// <remarks>Source: CloudWatch Logs user guide, "CloudWatch Logs Insights query syntax": the commands.</remarks>
internal static partial class InsightsReader
{
    /// <summary>The topic of such a question, and the field of its condition that holds the query.</summary>
    public const string Topic = "query", Field = "query";

    private const string Command = @"(?:fields|filter|stats|parse|display|sort|limit|dedup|pattern|unnest|unmask|filterIndex|diff|anomaly)\b";

    /// <summary>The question; null where the message holds no query.</summary>
    /// <param name="clean">The message.</param>
    /// <param name="read">Reads what stands around the query as a question of its own.</param>
    public static Question? Find(CleanText clean, Func<string, Question> read)
    {
        if ((Piped().Match(clean.Text) is { Success: true } piped ? piped : Said().Match(clean.Text)) is not { Success: true } match)
            return null;
        var query = match.Groups["query"].Value;
        var rest = clean.Text[..match.Groups["query"].Index];
        // Whose logs may be said behind it, after the last of its commands.
        var last = query.LastIndexOf('|') + 1;
        if (Behind().Match(query, last) is { Success: true } behind)
        {
            rest += " " + query[behind.Index..];
            query = query[..behind.Index];
        }
        var around = read($"search logs {Asking().Replace(rest, " ")}");
        return around with
        {
            Text = clean.Text,
            Family = Family.Logs,
            Topic = Topic,
            Shape = Shape.List,
            Resources = null,
            Missing = null,
            Conditions = [new(Field, ConditionOperator.Equal, query.Trim().Trim('`').Trim())],
            Unused = [],
            Because = ["it holds a query of Logs Insights"],
        };
    }

    [GeneratedRegex($@"(?:^|[\s:`])(?<query>{Command}[^|]*(?:\|\s*{Command}[^|]*)+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 500)]
    private static partial Regex Piped();

    [GeneratedRegex($@"\bquery\b[^:\n`]*[:`]\s*`*(?<query>{Command}.+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Said();

    [GeneratedRegex(@"`*\s+(?:in|on|from|against|for|over|of)\s+(?:the\s+)?(?:log\s?groups?\s|/|(?:past|last)\s|today|yesterday|[a-z]{2}(?:-gov)?-[a-z]+-\d\b|lambda\s|functions?\s|(?:ecs\s)?service\s|cluster\s)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Behind();

    /// <summary>Words that ask for the run itself.</summary>
    [GeneratedRegex(@"\b(?:run|execute|please|this|the|following|cloudwatch|insights|query|with)\b|:", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Asking();
}
