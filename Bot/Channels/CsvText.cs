using System.Buffers;
using System.Text;
using Bot.Answers;

namespace Bot.Channels;

/// <summary>A table as a CSV file, every row and column of it (RFC 4180). A text that a spreadsheet would take for a formula is marked as text.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static string Of(Table table)
    {
        var csv = new StringBuilder();
        Line(csv, table.Columns.Select(c => c.Name));
        foreach (var row in table.Rows)
            Line(csv, row.Select(c => c.Text));
        return csv.ToString();
    }

    private static void Line(StringBuilder csv, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                csv.Append(',');
            first = false;
            var text = IsFormula(cell) ? "'" + cell : cell;
            if (text.AsSpan().IndexOfAny(Quoted) >= 0)
                csv.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                csv.Append(text);
        }
        csv.Append("\r\n");
    }

    /// <summary>Numbers may begin with a sign.</summary>
    private static bool IsFormula(string text) =>
        text.Length > 0 && (text[0] is '=' or '@' or '\t' or '\r' || (text[0] is '+' or '-' && text.Length > 1 && !char.IsAsciiDigit(text[1]) && text[1] is not ('.' or '$')));
}
