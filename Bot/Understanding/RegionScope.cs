using System.Collections.Immutable;

namespace Bot.Understanding;

/// <summary>Where a question looks.</summary>
/// <param name="Names">Region codes named.</param>
/// <param name="All">Every enabled Region.</param>
internal sealed record RegionScope(ImmutableArray<string> Names, bool All)
{
    public static RegionScope Unsaid { get; } = new([], false);
    public static RegionScope Everywhere { get; } = new([], true);
    public static RegionScope Of(params ReadOnlySpan<string> names) => new([.. names], false);
    public bool IsSaid => All || Names.Length > 0;
    /// <summary>Regions left out of <see cref="All"/> ("all regions except Frankfurt").</summary>
    public ImmutableArray<string> Except { get; init; } = [];
}
