using System.Runtime.InteropServices;

namespace Bot.Benchmarks;

/// <summary>Where the figures were taken.</summary>
internal static class Machine
{
    public static string Describe() =>
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores, {Cpu()}"
#if DEBUG
        + " — DEBUG build: figures are not comparable, use -c Release"
#endif
        ;

    private static string Cpu() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown CPU"
            : "unknown CPU";
}
