namespace Bot.DemoAccount.Scenario;

/// <summary>One thing that is wrong in a scenario file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Path">Where in the document: <c>resources[2].AWS::EC2::Instance[0].name</c>.</param>
/// <param name="Reason">What is wrong and what to write instead.</param>
public sealed record ScenarioFault(string File, int Line, string Path, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {(Path.Length == 0 ? "(document)" : Path)}: {Reason}";
}

/// <summary>A scenario that was refused; the message lists every fault.</summary>
/// <param name="faults">All faults, in the order of the file.</param>
public sealed class ScenarioException(IReadOnlyList<ScenarioFault> faults)
    : FormatException($"The scenario has {faults.Count} fault{(faults.Count == 1 ? "" : "s")}:\n" + string.Join('\n', faults))
{
    /// <summary>All faults, in the order of the file.</summary>
    public IReadOnlyList<ScenarioFault> Faults { get; } = faults;
}
