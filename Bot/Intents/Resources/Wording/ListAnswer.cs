using Bot.Answers;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Wording;

/// <summary>Lists, top lists, and yes or no over a list.</summary>
internal static class ListAnswer
{
    private const int DefaultTop = 10;

    public static Answer Write(Context context, Found found)
    {
        var rows = AnswerWriter.Sorted(context, found);
        var total = rows.Count;
        if (context.Query.Top is { } top)
            rows = [.. rows.Take(top)];
        var text = total == 0 ? None(context, found) : $"**{Show.Number(rows.Count)} {What.Of(found.Kind, found.Where, rows.Count)}**{context.Where(found)}{(rows.Count < total ? $", of {Show.Number(total)}" : "")}.";
        return Tables(context, found, rows, text);
    }

    public static Answer YesNo(Context context, Found found)
    {
        var answer = Write(context, found);
        // What was looked for are the exceptions: none of them means yes.
        if (Universal.Asks(context.Query, context.Turn.Question))
            return answer with { Text = found.Rows.Count == 0 ? $"Yes, as far as was looked: {char.ToLowerInvariant(answer.Text[0])}{answer.Text[1..]}" : $"No, not all: {answer.Text}" };
        if (found.Rows.Count > 0 && Universal.Says(context.Turn.Question))
            return answer;
        return answer with { Text = found.Rows.Count > 0 ? $"Yes: {answer.Text}" : $"No: {char.ToLowerInvariant(answer.Text[0])}{answer.Text[1..]}" };
    }

    public static Answer Top(Context context, Found found)
    {
        var rows = AnswerWriter.Sorted(context, found);
        if (rows.Count == 0)
            return Tables(context, found, rows, None(context, found));
        rows = [.. rows.Take(context.Query.Top ?? DefaultTop)];
        var field = found.Kind.FieldNamed((context.Query.SortBy ?? found.Kind.SortBy).TrimStart('-'));
        var first = rows[0];
        var name = first.Name == first.Id ? $"`{first.Id}`" : $"`{first.Name}` (`{first.Id}`)";
        var text = $"**{name}** comes first{context.Where(found)}{(field is null ? "" : $": {Show.Field(found.Kind, field.Name)} {(first.Value(field.Name).IsMissing ? "unknown" : Show.Words(first, field))}")}, of {Show.Number(found.Rows.Count)} {What.Of(found.Kind, found.Where, found.Rows.Count)}.";
        return Tables(context, found, rows, text);
    }

    private static Answer Tables(Context context, Found found, List<Row> rows, string text)
    {
        var tables = rows.Count == 0 ? [] : new List<Table> { RowsTable.Of("", found.Kind, rows, context.Query, found.Where) };
        if (rows.Select(r => r.Region).Distinct().Skip(2).Any() && !found.Kind.IsGlobal)
            text += " By Region: " + string.Join(", ", rows.GroupBy(r => r.Region).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}")) + ".";
        return new Answer { Text = text, Tables = [.. tables], Mentions = AnswerWriter.Mentions(context with { Found = [found with { Rows = rows }] }) };
    }

    private static string None(Context context, Found found) => $"No {What.Of(found.Kind, found.Where, 2)}{context.Where(found)}.";
}
