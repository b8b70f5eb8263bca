using Bot.Answers;

namespace Bot.Channels.Terminal;

/// <summary>A table in lines. Sentences give way where it does not fit, then long names, but never numbers and ids; where nothing more can give way, each row becomes a block.</summary>
internal static class TableText
{
    private const int Gap = 2;
    private const int LeastOfSentence = 12;
    private const int LeastOfWord = 20;

    public static IEnumerable<string> Lines(Table table, TerminalScreen screen, Ink ink)
    {
        var cells = table.Rows.Select(r => table.Columns.Select((_, i) => i < r.Length ? CellText.Clean(r[i].Text) : "").ToArray()).ToArray();
        var widths = table.Columns.Select((c, i) => Math.Max(CellText.Width(c.Name), cells.Length == 0 ? 0 : cells.Max(r => CellText.Width(r[i])))).ToArray();
        if (table.Title.Length > 0)
            yield return ink.Bold(CellText.Clean(table.Title));
        var lines = screen.Width is not { } width || Shrink(widths, [.. table.Columns.Select((c, i) => LeastOf(c, i, cells, widths[i]))], width) ? Grid(table, cells, widths, ink) : Blocks(table, cells, width, ink);
        foreach (var line in lines)
            yield return line;
        if (table.Rows.Length == 0)
            yield return ink.Dim("no rows");
        if (table.Total > table.Rows.Length)
            yield return ink.Dim($"{table.Rows.Length} of {table.Total} rows");
    }

    private static int LeastOf(Column column, int index, string[][] cells, int width) => column.Kind != ColumnKind.Text
        ? width
        : Math.Min(width, Math.Max(CellText.Width(column.Name), cells.Any(r => r[index].Contains(' ')) ? LeastOfSentence : LeastOfWord));

    /// <summary>Narrows the columns that can lose most until the row fits; false when it cannot.</summary>
    private static bool Shrink(int[] widths, int[] least, int room)
    {
        for (var excess = widths.Sum() + Gap * (widths.Length - 1) - room; excess > 0; excess--)
        {
            var widest = Enumerable.Range(0, widths.Length).MaxBy(i => widths[i] - least[i]);
            if (widths[widest] == least[widest])
                return false;
            widths[widest]--;
        }
        return true;
    }

    private static IEnumerable<string> Grid(Table table, string[][] cells, int[] widths, Ink ink)
    {
        string Row(IEnumerable<string> texts, Func<string, int, string> style) =>
            string.Join(new string(' ', Gap), texts.Select((t, i) => style(CellText.Pad(CellText.Fit(t, widths[i]), widths[i], IsRight(table.Columns[i])), i))).TrimEnd();

        yield return Row(table.Columns.Select(c => c.Name), (t, _) => ink.Bold(t));
        yield return ink.Dim(Row(widths.Select(w => new string('─', w)), (t, _) => t));
        for (var r = 0; r < cells.Length; r++)
        {
            var row = table.Rows[r];
            yield return Row(cells[r], (t, i) => Cell(t, i < row.Length ? row[i].Url : null, table.Columns[i], ink));
        }
    }

    private static IEnumerable<string> Blocks(Table table, string[][] cells, int room, Ink ink)
    {
        var names = table.Columns.Max(c => CellText.Width(c.Name));
        for (var r = 0; r < cells.Length; r++)
        {
            if (r > 0)
                yield return "";
            for (var i = 0; i < cells[r].Length; i++)
            {
                if (cells[r][i].Length == 0)
                    continue;
                var name = ink.Dim(CellText.Pad(table.Columns[i].Name, names, false));
                foreach (var line in CellText.Wrap(cells[r][i], Math.Max(LeastOfSentence, room - names - Gap)))
                {
                    yield return $"{name}  {Cell(line, i < table.Rows[r].Length ? table.Rows[r][i].Url : null, table.Columns[i], ink)}";
                    name = new string(' ', names);
                }
            }
        }
    }

    private static bool IsRight(Column column) => column.Kind is ColumnKind.Number or ColumnKind.Money;

    /// <summary>Links only the words, not the blanks that pad them.</summary>
    private static string Cell(string padded, string? url, Column column, Ink ink)
    {
        if (!ink.Colours)
            return padded;
        var text = padded.Trim();
        var styled = column.Name is "State" or "Status" or "Health" ? ByState(text, ink) : ink.Link(text, url);
        var start = padded.Length - padded.TrimStart().Length;
        return padded[..start] + styled + padded[(start + text.Length)..];
    }

    private static string ByState(string text, Ink ink) => text.ToLowerInvariant() switch
    {
        "running" or "available" or "active" or "ok" or "enabled" or "healthy" or "inservice" or "in-use" or "succeeded" or "issued" => ink.Green(text),
        "alarm" or "failed" or "error" or "unhealthy" or "impaired" or "expired" => ink.Red(text),
        "pending" or "creating" or "modifying" or "updating" or "starting" or "stopping" or "insufficient_data" => ink.Yellow(text),
        _ => text,
    };
}
