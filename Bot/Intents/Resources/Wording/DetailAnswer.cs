using System.Collections.Immutable;
using Bot.Answers;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Wording;

/// <summary>One resource: what was asked of it first, in words, then its main fields.</summary>
internal static class DetailAnswer
{
    private const int MaxFields = 30;

    public static Answer Write(Context context, Found found)
    {
        var asked = context.Query.Fields.Where(f => found.Kind.FieldNamed(f) is not null || f.StartsWith("tag", StringComparison.Ordinal) || f is "arn" or "region").ToList();
        var lines = found.Rows.Select(r => Line(context, r, asked)).ToList();
        return new Answer
        {
            Text = string.Join('\n', lines),
            Tables = [.. found.Rows.Select(r => Table(found.Rows.Count > 1 ? r.Name : "", r, asked))],
            Sources = [.. found.Rows.Select(r => new Source($"{r.Kind.Title} {r.Name}", ConsoleLink.Of(r)))],
        };
    }

    /// <summary>Many rows where one is asked for ("the latest snapshot of …"): the first in the order asked or usual, and the others below.</summary>
    public static Answer Newest(Context context, Found found)
    {
        var rows = AnswerWriter.Sorted(context, found);
        var asked = context.Query.Fields.Where(f => found.Kind.FieldNamed(f) is not null).ToList();
        return new Answer { Text = Line(context, rows[0], asked), Tables = [RowsTable.Of("", found.Kind, rows, context.Query, found.Where)] };
    }

    private static string Line(Context context, Row row, List<string> asked)
    {
        var name = row.Name == row.Id || row.Name.Length == 0 ? $"`{row.Id}`" : $"`{row.Name}`";
        // Which port was meant is no longer known here: the ports are said, not a yes.
        var isPorts = asked.Count > 0 && row.Kind.FieldNamed(asked[0])?.Kind == FieldKind.Ports && !row.Value(asked[0]).IsMissing;
        var yesNo = context.Shape == Understanding.Shape.YesNo && asked.Count > 0 && !isPorts ? Holds(row, asked[0]) ? "Yes: " : "No: " : "";
        if (asked.Count > 0)
            return $"{yesNo}{name}: {string.Join(", ", asked.Select(f => Said(row, f)))} (in {row.Region}).";
        var state = row.Value("state");
        var columns = FieldTable.Split(row.Kind.Columns).Where(c => c is not ("name" or "id" or "state") && !row.Value(c).IsMissing).Take(4).Select(c => Said(row, c));
        return $"{(context.Shape == Understanding.Shape.YesNo ? "Yes: " : "")}{row.Kind.Title} {name}{(state.IsMissing ? "" : $" is **{state.Text}**")} in {row.Region}: {string.Join(", ", columns)}.";
    }

    private static string Said(Row row, string field)
    {
        var words = Show.Field(row.Kind, field);
        return row.Value(field).IsMissing ? row.Kind.FieldNamed(field)?.Metric is not null ? $"{words} **unknown** (CloudWatch has no data of it)" : $"{words} **none**" : $"{words} **{(row.Kind.FieldNamed(field) is { } known ? Show.Words(row, known) : row.Value(field).Text)}**";
    }

    /// <summary>The thing asked about is there: set, not off, not empty.</summary>
    private static bool Holds(Row row, string field)
    {
        var value = row.Value(field);
        return !value.IsMissing && !new[] { "false", "disabled", "suspended", "off", "none", "0", "not configured" }.Contains(value.Text!, StringComparer.OrdinalIgnoreCase);
    }

    private static Table Table(string title, Row row, List<string> asked)
    {
        var fields = asked.Concat(["id", "name"]).Concat(row.Kind.Fields.Select(f => f.Name)).Concat(["tags", "arn", "region", "end_of_support"]).Distinct().Where(f => !row.Value(f).IsMissing || asked.Contains(f)).Take(MaxFields);
        return new(title, [new("Field"), new("Value")], [.. fields.Select(f => ImmutableArray.Create(
            new Cell(Show.Title(row.Kind, f)), f == "id" ? new Cell(row.Id, null, ConsoleLink.Of(row)) : row.Kind.FieldNamed(f) is null ? new Cell(row.Value(f).Text ?? "") : Show.Cell(row, f)))]);
    }
}
