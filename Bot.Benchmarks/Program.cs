namespace Bot.Benchmarks;

internal static class Program
{
    private static int Main(string[] args)
    {
        Console.WriteLine($"Benchmarks: none yet{(args.Length > 0 ? $" (asked for '{args[0]}')" : "")}.");
        return 0;
    }
}
