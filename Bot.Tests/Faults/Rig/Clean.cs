namespace Bot.Tests.Faults.Rig;

/// <summary>What every run of the suite must show.</summary>
internal static class Clean
{
    public static string NewFolder(string name) => Path.Combine(Path.GetTempPath(), $"wheelhouse-{name}-{Guid.NewGuid():N}");

    /// <summary>Fails with the whole story where something is lost, doubled, out of order, or too little came.</summary>
    public static void Check(FaultFigures figures, Ledger ledger, int atLeast)
    {
        if (!figures.IsClean || figures.Accepted < atLeast)
            throw new InvalidOperationException($"{figures}; at least {atLeast} expected; missing: {string.Join(' ', ledger.Missing().Take(20))}; twice: {string.Join(' ', ledger.Twice().Take(20))}");
    }
}
