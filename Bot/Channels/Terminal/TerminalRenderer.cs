using Bot.Conversations;
using Spectre.Console;

namespace Bot.Channels.Terminal;

/// <summary>Writes an answer for a terminal.</summary>
internal static class TerminalRenderer
{
    public static void Write(TurnResult result, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.MarkupLineInterpolated($"{result.Answer.Text}");
        foreach (var table in result.Answer.Tables)
        {
            var grid = new Table();
            foreach (var column in table.Columns)
                grid.AddColumn(Markup.Escape(column.Name));
            foreach (var row in table.Rows)
                grid.AddRow([.. row.Select(c => Markup.Escape(c.Text))]);
            console.Write(grid);
        }
        foreach (var call in result.Calls)
            console.MarkupLineInterpolated($"[dim]{call.Action} {call.Region} {call.Status} {call.Took.TotalMilliseconds:0} ms[/]");
    }
}
