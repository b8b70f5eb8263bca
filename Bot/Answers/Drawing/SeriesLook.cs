namespace Bot.Answers.Drawing;

/// <summary>How a series is told from the others, with colours and without.</summary>
/// <param name="Colour">Of a palette that the colour-blind can tell apart.</param>
/// <param name="Dash">The line's dashes; empty for a whole line.</param>
/// <param name="Marker">The shape of its points.</param>
/// <param name="Hatch">The lines in its areas, as an SVG path in an 8 by 8 tile; empty for none.</param>
/// <remarks>Source of the colours: Okabe and Ito, "Color Universal Design", 2008.</remarks>
internal sealed record SeriesLook(string Colour, string Dash, char Marker, string Hatch)
{
    private static readonly SeriesLook[] s_all =
    [
        new("#0072b2", "", 'o', ""), new("#e69f00", "7 3", 's', "M0 8L8 0"), new("#009e73", "2 3", 't', "M0 0L8 8"), new("#cc79a7", "9 3 2 3", 'd', "M0 4H8"),
        new("#56b4e9", "4 2", 'x', "M4 0V8"), new("#d55e00", "12 4", 'o', "M0 8L8 0M0 0L8 8"), new("#7f7f7f", "1 2", 's', "M0 4H8M4 0V8"), new("#8c6d1f", "5 5", 't', "M2 2H4V4H2Z"),
    ];

    /// <summary>The look of a series by its place; the ninth begins anew.</summary>
    public static SeriesLook Of(int index) => s_all[index % s_all.Length];

    public static int Count => s_all.Length;
}
