using Bot.Benchmarks;

var benchmarks = new Dictionary<string, Func<string[], Task>>
{
    ["reading"] = ReadingBenchmark.RunAsync,
    ["answer"] = AnswerBenchmark.RunAsync,
    ["regions"] = RegionsBenchmark.RunAsync,
    ["start"] = StartBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
    ["stored"] = StoredBenchmark.RunAsync,
    ["costs"] = CostsBenchmark.RunAsync,
    ["petshop"] = PetShopBenchmark.RunAsync,
    ["growth"] = GrowthBenchmark.RunAsync,
    ["replicas"] = ReplicasBenchmark.RunAsync,
    ["faults"] = FaultsBenchmark.RunAsync,
    ["policies"] = PolicyBenchmark.RunAsync,
    ["judge"] = JudgeBenchmark.RunAsync,
    ["investigate"] = InvestigateBenchmark.RunAsync,
    ["slack-ack"] = SlackAckBenchmark.RunAsync,
    ["teams-ack"] = TeamsAckBenchmark.RunAsync,
    ["slack-load"] = SlackLoadBenchmark.RunAsync,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    Console.WriteLine("Benchmarks: " + string.Join(", ", benchmarks.Keys));
    return args.Length == 0 ? 0 : 2;
}

Bot.ThreadShare.BeBrief(TimeSpan.FromMilliseconds(0.5)); // As the bot does for itself.
if (args[0] is not "petshop")
    Console.WriteLine(Machine.Describe());
await benchmark(args[1..]);
return 0;
