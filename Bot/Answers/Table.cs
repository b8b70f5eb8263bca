using System.Collections.Immutable;

namespace Bot.Answers;

/// <summary>What a column holds, for alignment and sorting.</summary>
internal enum ColumnKind
{
    Text,
    Number,
    Money,
    Time,
}

internal sealed record Column(string Name, ColumnKind Kind = ColumnKind.Text);

/// <summary>A cell.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Sort">A number to sort by (a count, an amount, Unix seconds); null sorts by text.</param>
/// <param name="Url">A link, such as to the AWS console; null for none.</param>
internal sealed record Cell(string Text, double? Sort = null, string? Url = null)
{
    public static implicit operator Cell(string text) => new(text);
}

/// <summary>Rows with named columns.</summary>
/// <param name="Title">What the rows are; empty where the text says it.</param>
internal sealed record Table(string Title, ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<Cell>> Rows)
{
    /// <summary>How many rows there are in all, when more than are shown.</summary>
    public int? Total { get; init; }
}
