using System.Collections.Immutable;

namespace Bot.Answers;

internal enum ChartKind
{
    Line,
    Bar,
    /// <summary>Columns whose series stand on each other; negative parts hang from zero.</summary>
    Stacked,
}

/// <summary>A chart drawn from rows.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Unit">Unit of the values: <c>USD</c>, <c>Percent</c>.</param>
/// <param name="Labels">The labels of the x axis.</param>
/// <param name="Series">One or more series with a value per label; NaN where there is none.</param>
internal sealed record Chart(ChartKind Kind, string Title, string Unit, ImmutableArray<string> Labels, ImmutableArray<Series> Series);

internal sealed record Series(string Name, ImmutableArray<double> Values);
