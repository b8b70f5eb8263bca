using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Intents.Alarms.Blame;

namespace Bot.Benchmarks;

/// <summary>Case folders of the PetShop data set (graph.csv, metrics.csv, target.json): one line a case with the ranking of production. Arguments: the folder, and optionally <c>--drop SHARE</c> of the edges.</summary>
internal static class PetShopBenchmark
{
    public static Task RunAsync(string[] args)
    {
        if (args.Length == 0 || !Directory.Exists(args[0]))
        {
            Console.Error.WriteLine("Usage: petshop DIR [--drop 0.2]");
            return Task.CompletedTask;
        }
        var drop = Array.IndexOf(args, "--drop") is var at and >= 0 ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : 0;
        var random = new Random(20261120);
        var truth = Truth(Path.Combine(args[0], "truth.jsonl"));
        var (first, third, known) = (0, 0, 0);
        foreach (var folder in Directory.EnumerateDirectories(args[0]).Where(d => File.Exists(Path.Combine(d, "target.json"))).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            var ranked = BlameRanking.Of(Read(folder, drop, random)).Select(s => s.Node).ToList();
            Console.WriteLine(new JsonObject { ["case"] = name, ["ranked"] = new JsonArray([.. ranked.Select(r => (JsonNode)r)]) }.ToJsonString());
            if (truth.TryGetValue(name, out var culprit))
            {
                known++;
                var place = ranked.IndexOf(culprit);
                first += place == 0 ? 1 : 0;
                third += place is >= 0 and < 3 ? 1 : 0;
            }
        }
        if (known > 0)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{known} cases with truth: top-1 {(double)first / known:0.000}, top-3 {(double)third / known:0.000}"));
        return Task.CompletedTask;
    }

    private static Dictionary<string, string> Truth(string file) => !File.Exists(file) ? [] : File.ReadLines(file).Where(l => l.Length > 0)
        .Select(l => JsonNode.Parse(l)!).ToDictionary(t => (string)t["case"]!, t => (string)t["root_cause_node"]!);

    private static Incident Read(string folder, double drop, Random random)
    {
        var target = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "target.json")))!;
        var isShare = (string)target["metric"]! == "availability";
        var edges = Rows(Path.Combine(folder, "graph.csv")).Where(_ => drop == 0 || random.NextDouble() >= drop).Select(r => new CallEdge(r[0], r[1])).ToList();
        var values = Rows(Path.Combine(folder, "metrics.csv")).Where(r => r[4].Length > 0)
            .GroupBy(r => (Node: r[1], Time: long.Parse(r[0], CultureInfo.InvariantCulture)))
            .ToDictionary(g => g.Key, g => g.ToDictionary(r => $"{r[2]} {r[3]}", r => double.Parse(r[4], CultureInfo.InvariantCulture)));
        var samples = values.GroupBy(v => v.Key.Node).ToDictionary(g => g.Key, IReadOnlyList<Sample> (g) => [.. g.Select(v => Sample(v.Key.Time, v.Value, isShare))]);
        return new((string)target["node"]!, DateTimeOffset.FromUnixTimeSeconds((long)target["timestamp"]!), TimeSpan.FromSeconds((int)target["period_s"]!), edges, samples, isShare);
    }

    private static Sample Sample(long time, Dictionary<string, double> of, bool isShare)
    {
        var (average, tail, middle) = (of.TryGetValue(isShare ? "availability Average" : "latency Average", out var a) ? a : (double?)null, of.GetValueOrDefault("latency p90", double.NaN), of.GetValueOrDefault("latency p50", double.NaN));
        // The ninth decile of a normal distribution lies 1.28 deviations above its middle.
        double? deviation = isShare || double.IsNaN(tail - middle) ? null : (tail - middle) / 1.28;
        return new(DateTimeOffset.FromUnixTimeSeconds(time), of.GetValueOrDefault("requests Sum"), isShare ? 1 - average / 100 : average, deviation);
    }

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(file).Skip(1).Where(l => l.Length > 0).Select(Cells);

    /// <summary>Cells of a line; a cell with commas stands in quotes.</summary>
    private static string[] Cells(string line)
    {
        if (!line.Contains('"'))
            return line.Split(',');
        var cells = new List<string>();
        var (cell, quoted) = (new System.Text.StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(c);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}
