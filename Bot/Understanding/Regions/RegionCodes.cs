using System.Collections.Frozen;

namespace Bot.Understanding.Regions;

/// <summary>The codes of all Regions.</summary>
internal static class RegionCodes
{
    private static readonly FrozenSet<string> All = RegionWords.All.Select(r => r.Code).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string code) => All.Contains(code);
}
