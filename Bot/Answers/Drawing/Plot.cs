namespace Bot.Answers.Drawing;

/// <summary>Where values lie on the picture.</summary>
/// <param name="Left">Left edge, pixels.</param>
/// <param name="Top">Upper edge, pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Ticks">The y axis.</param>
/// <param name="Points">How many places the x axis has.</param>
/// <param name="Columns">Each point has a column of its own width, rather than a place on a line.</param>
internal readonly record struct Plot(double Left, double Top, double Width, double Height, Ticks Ticks, int Points, bool Columns)
{
    public double Bottom => Top + Height;

    /// <summary>The room of one point.</summary>
    public double Room => Width / Math.Max(1, Points);

    /// <summary>The middle of a point.</summary>
    public double X(int point) => Columns || Points < 2 ? Left + (point + 0.5) * Room : Left + point * Width / (Points - 1);

    public double Y(double value) => Top + Height * (Ticks.High - value) / (Ticks.High - Ticks.Low);
}
