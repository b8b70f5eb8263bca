using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;
using Bot.Understanding.Insights;

namespace Bot.Intents.Logs;

/// <summary>What logs said, in words and rows.</summary>
internal static class LogAnswers
{
    private const int MaxPatterns = 15, MaxLines = 50, MaxRows = 200, MaxCell = 300;
    /// <summary>What a scanned GB costs in us-east-1, USD.</summary>
    private const double ScanPrice = 0.005;

    public static Answer Of(Turn turn, LogSource source, LogQuery query, InsightsResult result)
    {
        var question = turn.Question;
        var where = $"`{source.Group}`, {query.Period()}";
        if (result.Rows.IsEmpty)
            return Frame(turn, source, query, result, $"{(question.Shape == Shape.YesNo ? "**No**: " : "")}no {query.What} in {where}.", []);
        return question.Topic switch
        {
            "slowest" => Frame(turn, source, query, result, $"The slowest of `{source.Owner ?? source.Group}`: **{Milliseconds(result.Rows[0]["@duration"])}**, {query.Period()}.", [Slowest(result.Rows)]),
            "tail" => Frame(turn, source, query, result, $"The last {result.Rows.Length} lines of {where}.", [Lines("", result.Rows.Reverse())]),
            InsightsReader.Topic => Frame(turn, source, query, result, $"**{result.Rows.Length:N0}** row{(result.Rows.Length == 1 ? "" : "s")} of your query on {where}, {result.Matched:N0} line{(result.Matched == 1 ? "" : "s")} matched.", [Columns(result.Rows)]),
            _ => Matches(turn, source, query, result, where),
        };
    }

    private static Answer Matches(Turn turn, LogSource source, LogQuery query, InsightsResult result, string where)
    {
        var question = turn.Question;
        var patterns = LogPatterns.Of(result.Rows);
        var yes = question.Shape == Shape.YesNo ? "**Yes**: " : "";
        var text = $"{yes}**{result.Matched:N0}** line{(result.Matched == 1 ? "" : "s")} with {query.What} in {where}.";
        if (patterns.Length > 1 || result.Matched > 1)
            text += $"\nMost often ({patterns[0].Count:N0} times, first {Short(patterns[0].First)}, last {Short(patterns[0].Last)}): `{Cut(patterns[0].Text.Replace('`', '\''), 160)}`";
        var top = question.Top ?? MaxPatterns;
        var table = new Table(patterns.Length == 1 ? "One pattern" : $"{patterns.Length} patterns",
            [new("Count", ColumnKind.Number), new("First", ColumnKind.Time), new("Last", ColumnKind.Time), new("Pattern"), new("Latest line")],
            [.. patterns.Take(top).Select(p => ImmutableArray.Create<Cell>(new(p.Count.ToString("N0", CultureInfo.InvariantCulture), p.Count), Short(p.First), Short(p.Last), Cut(p.Text, MaxCell), Cut(p.Example.Trim(), MaxCell)))])
        { Total = patterns.Length > top ? patterns.Length : null };
        var lines = question.Shape is Shape.List && result.Rows.Length <= MaxLines && patterns.Length > 1 ? [Lines("Lines", result.Rows)] : ImmutableArray<Table>.Empty;
        return Frame(turn, source, query, result, text, [table, .. lines]) with { Charts = Course(query, result) };
    }

    /// <summary>Matches over time, in at most 24 bars.</summary>
    private static ImmutableArray<Chart> Course(LogQuery query, InsightsResult result)
    {
        const int Bars = 24;
        var step = (query.End - query.Start) / Bars;
        if (result.Rows.Length < 3 || step <= TimeSpan.Zero)
            return [];
        var counts = new double[Bars];
        foreach (var row in result.Rows)
        {
            if (DateTime.TryParse(row.Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
                counts[Math.Clamp((int)((at - query.Start.UtcDateTime) / step), 0, Bars - 1)]++;
        }
        var format = query.End - query.Start > TimeSpan.FromDays(1) ? "MM-dd HH:mm" : "HH:mm";
        return [new(ChartKind.Bar, $"{char.ToUpperInvariant(query.What.TrimStart('`')[0])}{query.What.Replace("`", "", StringComparison.Ordinal)[1..]} over time", "",
            [.. Enumerable.Range(0, Bars).Select(i => (query.Start + step * i).UtcDateTime.ToString(format, CultureInfo.InvariantCulture))], [new("Lines", [.. counts])])];
    }

    private static Answer Frame(Turn turn, LogSource source, LogQuery query, InsightsResult result, string text, ImmutableArray<Table> tables) => new()
    {
        Text = char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text,
        Tables = tables,
        Notes =
        [
            .. query.TimeIsAssumed ? [$"No time was said: {(query.End - query.Start).TotalHours:0} hour{((query.End - query.Start).TotalHours > 1.5 ? "s" : "")} were searched."] : ImmutableArray<string>.Empty,
            .. result.Matched > result.Rows.Length && turn.Question.Topic is not ("slowest" or "tail" or InsightsReader.Topic) ? [$"The patterns are of the latest {result.Rows.Length:N0} lines."] : ImmutableArray<string>.Empty,
            .. result.IsPartial ? ["The query was still running; this is what it had found."] : ImmutableArray<string>.Empty,
            string.Create(CultureInfo.InvariantCulture, $"Query ({result.ScannedBytes / 1e6:0.##} MB scanned, about ${result.ScannedBytes / 1e9 * ScanPrice:0.####}): `{query.Text.ReplaceLineEndings(" ").Replace('`', '\'')}`. Sent as a message, changed or not, it is run on the same logs."),
        ],
        Offers =
        [
            .. turn.Question.Topic != "tail" ? [new Offer("tail", "Last lines", $"show the last 20 log lines of {source.Group} in {source.Region}")] : ImmutableArray<Offer>.Empty,
            .. result.Rows.IsEmpty || query.TimeIsAssumed ? [new Offer("day", "Past 24 hours", $"errors in {source.Group} in the past 24 hours in {source.Region}")] : ImmutableArray<Offer>.Empty,
            .. source.Owner is { } owner ? [new Offer("health", "Is it healthy?", $"is {owner} healthy in {source.Region}?")] : ImmutableArray<Offer>.Empty,
        ],
        Sources = [new("CloudWatch Logs", $"https://{source.Region}.console.aws.amazon.com/cloudwatch/home?region={source.Region}#logsV2:log-groups/log-group/{Uri.EscapeDataString(source.Group).Replace("%", "$25", StringComparison.Ordinal)}")],
        Mentions = [new("log-group", source.Group, source.Group, source.Region, turn.Caller.Account)],
    };

    private static Table Lines(string title, IEnumerable<LogRow> rows) => new(title, [new("Time (UTC)", ColumnKind.Time), new("Line"), new("Stream")],
        [.. rows.Take(MaxLines).Select(r => ImmutableArray.Create<Cell>(Short(r.Time), Cut(r.Message.Trim(), MaxCell), Cut(r["@logStream"], 40)))]);

    /// <summary>The query's own columns, in its order.</summary>
    private static Table Columns(ImmutableArray<LogRow> rows)
    {
        var names = rows.SelectMany(r => r.Fields.Keys).Distinct().ToList();
        bool IsNumber(string name) => rows.All(r => r[name].Length == 0 || double.TryParse(r[name], NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return new("", [.. names.Select(n => new Column(n, IsNumber(n) ? ColumnKind.Number : ColumnKind.Text))],
            [.. rows.Take(MaxRows).Select(r => ImmutableArray.CreateRange(names.Select(n => IsNumber(n) && double.TryParse(r[n], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new Cell(r[n], number) : new Cell(Cut(r[n].Trim(), MaxCell)))))])
        { Total = rows.Length };
    }

    private static Table Slowest(IEnumerable<LogRow> rows) => new("Slowest invocations",
        [new("Time (UTC)", ColumnKind.Time), new("Request"), new("Duration", ColumnKind.Number), new("Billed", ColumnKind.Number), new("Memory used", ColumnKind.Number)],
        [.. rows.Select(r => ImmutableArray.Create<Cell>(Short(r.Time), r["@requestId"], Milliseconds(r["@duration"]), Milliseconds(r["@billedDuration"]), Memory(r["@maxMemoryUsed"])))]);

    private static string Milliseconds(string value) => double.TryParse(value, CultureInfo.InvariantCulture, out var ms) ? $"{ms.ToString("N0", CultureInfo.InvariantCulture)} ms" : value;

    private static string Memory(string bytes) => double.TryParse(bytes, CultureInfo.InvariantCulture, out var b) ? $"{(b > 1e6 ? b / 1e6 : b).ToString("N0", CultureInfo.InvariantCulture)} MB" : bytes;

    private static string Short(string time) => time.Length >= 19 ? time[..19] : time;

    private static string Cut(string text, int max) => text.Length <= max ? text : $"{text[..(max - 1)]}…";
}
