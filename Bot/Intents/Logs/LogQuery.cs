using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Conversations;
using Bot.Understanding;
using Bot.Understanding.Insights;

namespace Bot.Intents.Logs;

/// <summary>A Logs Insights query for a question, with its time.</summary>
/// <param name="Text">The query, as people may edit it.</param>
/// <param name="Start">First instant.</param>
/// <param name="End">First instant after.</param>
/// <param name="What">What is looked for, for people: <c>errors</c>, <c>`connection refused`</c>.</param>
/// <param name="TimeIsAssumed">The question said no time.</param>
/// <remarks>Source: CloudWatch Logs user guide, "CloudWatch Logs Insights query syntax".</remarks>
internal sealed record LogQuery(string Text, DateTimeOffset Start, DateTimeOffset End, string What, bool TimeIsAssumed)
{
    /// <summary>Lines that are read to be sorted into patterns.</summary>
    public const int MaxLines = 1_000;
    private const int TailLines = 20;

    /// <summary>What an error looks like in logs of the usual languages and runtimes.</summary>
    private const string Errors = "error|exception|fatal|critical|panic|traceback|task timed out|out ?of ?memory|segfault|unhandled";
    private const string Timeouts = "timed? ?out|deadline exceeded|etimedout";

    public static LogQuery Of(Turn turn)
    {
        var question = turn.Question;
        var searched = question.Conditions.Where(c => c.Field == "message" && c.Value is { Length: > 0 }).Select(c => c.Value!).ToImmutableArray();
        var isWide = question.Topic is "tail" or "search" && searched.Any(s => s.Length > 30);
        var (start, end) = question.Time is { } time ? (time.Start, time.End) : (turn.Now - (isWide || question.Topic == "tail" ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1)), turn.Now);
        var (filters, what) = Filters(question, searched);
        var text = question.Topic switch
        {
            InsightsReader.Topic => question.Conditions.First(c => c.Field == InsightsReader.Field).Value!,
            "slowest" => $"filter @type = \"REPORT\"\n| fields @timestamp, @requestId, @duration, @billedDuration, @maxMemoryUsed\n| sort @duration desc\n| limit {question.Top ?? 10}",
            "tail" => $"fields @timestamp, @message, @logStream\n{filters}| sort @timestamp desc\n| limit {question.Top ?? TailLines}",
            _ => $"fields @timestamp, @message, @logStream\n{filters}| sort @timestamp desc\n| limit {MaxLines}",
        };
        return new(text, start, end, question.Topic switch { "slowest" => "slowest invocations", "tail" => "lines", InsightsReader.Topic => "rows", _ => what }, question.Time is null);
    }

    /// <summary>In seconds, as StartQuery wants it.</summary>
    public long StartSeconds => Start.ToUnixTimeSeconds();

    public long EndSeconds => End.ToUnixTimeSeconds();

    public string Period() => Start.UtcDateTime.Date == End.UtcDateTime.Date
        ? $"{Start.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} to {End.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC"
        : $"{Start.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} to {End.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";

    private static (string Filters, string What) Filters(Question question, ImmutableArray<string> searched)
    {
        var lines = new List<string>();
        var words = new List<string>();
        if (question.Topic is not "tail" && searched.IsEmpty || question.Conditions.Any(c => c.Field == "level"))
        {
            var level = question.Conditions.FirstOrDefault(c => c.Field == "level")?.Value ?? (question.Text.Contains("deadlock", StringComparison.OrdinalIgnoreCase) ? "deadlock" : "error");
            lines.Add($"| filter @message like /(?i)({level switch { "timeout" => Timeouts, "warning" => "warn", "deadlock" => "deadlock", _ => Errors }})/\n");
            words.Add(level switch { "timeout" => "timeouts", "warning" => "warnings", "deadlock" => "deadlocks", _ => "errors" });
        }
        foreach (var text in searched)
        {
            lines.Add($"| filter @message like /(?i){Escaped(text)}/\n");
            words.Add($"`{text}`");
        }
        foreach (var status in question.Conditions.Where(c => c.Field == "status" && c.Value is not null))
        {
            lines.Add($"| filter @message like /\\b{Escaped(status.Value!)}\\b/\n");
            words.Add($"status {status.Value}");
        }
        return (string.Concat(lines), words.Count > 0 ? string.Join(", ", words) : "lines");
    }

    /// <summary>A text as an expression that matches it alone; the slash ends an expression in Insights.</summary>
    private static string Escaped(string text) => Regex.Escape(text).Replace("/", "\\/", StringComparison.Ordinal).Replace("\\ ", " ", StringComparison.Ordinal);
}
