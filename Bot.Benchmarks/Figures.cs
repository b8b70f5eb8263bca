namespace Bot.Benchmarks;

/// <summary>Percentiles of a run.</summary>
internal static class Figures
{
    /// <summary>Prints median, p99 and maximum.</summary>
    /// <param name="what">What was measured.</param>
    /// <param name="values">The measurements; sorted in place.</param>
    /// <param name="unit">Their unit.</param>
    /// <param name="bound">What is asked for, for comparison.</param>
    public static void Print(string what, double[] values, string unit, string bound)
    {
        Array.Sort(values);
        Console.WriteLine($"{what}: median {At(values, 0.5):0.00} {unit}, p99 {At(values, 0.99):0.00} {unit}, max {values[^1]:0.00} {unit} ({values.Length} runs; bound: {bound})");
    }

    public static double Median(double[] values)
    {
        Array.Sort(values);
        return At(values, 0.5);
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
