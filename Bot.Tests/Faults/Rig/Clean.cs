namespace Bot.Tests.Faults.Rig;

/// <summary>What every run of the suite must show.</summary>
internal static class Clean
{
    public static string NewFolder(string name) => Path.Combine(Path.GetTempPath(), $"wheelhouse-{name}-{Guid.NewGuid():N}");

    /// <summary>What is wrong with a run; null for nothing.</summary>
    public static string? Fault(FaultFigures figures, Ledger ledger, int atLeast) =>
        figures.IsClean && figures.Accepted >= atLeast
            ? null
            : $"{figures}; at least {atLeast} expected; missing: {string.Join(' ', ledger.Missing().Take(20))}; twice: {string.Join(' ', ledger.Twice().Take(20))}";
}
