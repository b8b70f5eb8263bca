namespace Bot.Channels.Terminal;

/// <summary>What answers are written on.</summary>
/// <param name="Width">Columns; null where there is no limit, as in a pipe.</param>
/// <param name="Colours">Styles and links may be used.</param>
internal sealed record TerminalScreen(int? Width, bool Colours)
{
    /// <summary>Plain text of any width.</summary>
    public static TerminalScreen Plain { get; } = new(null, false);

    /// <summary>The process's own output: a pipe gets plain text, and <c>NO_COLOR</c> is respected.</summary>
    public static TerminalScreen OfConsole() => Console.IsOutputRedirected
        ? Plain
        : new(Math.Max(40, WidthOfConsole()), Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && Environment.GetEnvironmentVariable("TERM") != "dumb");

    private static int WidthOfConsole()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : 100;
        }
        catch (IOException)
        {
            return 100;
        }
    }
}
