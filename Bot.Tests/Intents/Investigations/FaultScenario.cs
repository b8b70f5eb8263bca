using System.Runtime.CompilerServices;

namespace Bot.Tests.Intents.Investigations;

/// <summary>A fault scenario: a demo account in trouble, the question asked, and what is to blame. Its head is comments: <c># ask:</c>, <c># cause: RESOURCE|RESOURCE MECHANISM|MECHANISM</c> or <c># cause: none</c>, <c># decoy:</c> and <c># note:</c> in words.</summary>
/// <param name="File">Path.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Resources">Any of these is to blame; empty where nothing can be found.</param>
/// <param name="Mechanisms">Any of these says how.</param>
internal sealed record FaultScenario(string File, string Question, IReadOnlyList<string> Resources, IReadOnlyList<string> Mechanisms)
{
    /// <summary>True where there is a cause to be found.</summary>
    public bool IsFindable => Resources.Count > 0;

    public string Name => Path.GetFileNameWithoutExtension(File);

    public static IReadOnlyList<FaultScenario> All() =>
        [.. Directory.EnumerateFiles(Folder(), "*.yaml").Where(f => Path.GetFileName(f) != "base.yaml").Order(StringComparer.Ordinal).Select(Read)];

    public static FaultScenario Read(string file)
    {
        var head = System.IO.File.ReadLines(file).TakeWhile(l => l.StartsWith("# ", StringComparison.Ordinal)).Select(l => l[2..].Split(": ", 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var cause = head["cause"].Split(' ');
        return new(file, head["ask"], cause[0] == "none" ? [] : cause[0].Split('|'), cause.Length > 1 ? cause[1].Split('|') : []);
    }

    /// <summary>Scenarios of another folder are asked instead of the suite's.</summary>
    public static string? Given => Environment.GetEnvironmentVariable("WHEELHOUSE_SCENARIOS") is { Length: > 0 } folder ? folder : null;

    private static string Folder([CallerFilePath] string here = "") => Given ?? Path.Combine(Path.GetDirectoryName(here)!, "Scenarios");
}
