using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What only two things together show: a queue's time-out against the time that its consumer takes.</summary>
internal static class Derived
{
    /// <summary>As EC2, Glue, Batch and the container services word that a subnet is full.</summary>
    private static readonly string[] Addresses = ["InsufficientFreeAddresses", "enough free addresses", "free IP address", "enough free IP", "insufficient IP"];

    public static void Add(Case @case)
    {
        // Lines of a caller that name a host of others, since it was felt.
        foreach (var host in @case.Things.Where(t => ResourceRegistry.Find(t.Kind) is null && t.Name.Contains('.', StringComparison.Ordinal)))
        {
            var callers = @case.Links.Where(l => l.To.Key == host.Key).Select(l => @case.Known(l.From)).DistinctBy(c => c.Key).OrderBy(c => c.Key, StringComparer.Ordinal);
            foreach (var (caller, fact) in callers.Select(c => (c, @case.Book.Facts.FirstOrDefault(f => f.Sign == "log.read" && f.Thing.Key == c.Key))).Where(x => x.Item2 is not null))
            {
                if (@case.Lines(caller).FirstOrDefault(l => l.Contains(host.Name, StringComparison.OrdinalIgnoreCase)) is { } line)
                    @case.Book.Add(new("log.names-host", caller, $"{caller.Name}: logs {host.Name} since then: `{LogLine.Shown(line)}`", fact!.Call) { From = @case.Onset });
            }
        }
        foreach (var fact in @case.Book.Facts.Where(f => f is { Source: "state" or "log", Said.Length: > 0 } && Addresses.Any(w => f.Said.Contains(w, StringComparison.OrdinalIgnoreCase))).ToList())
            @case.Book.Add(fact with { Sign = "state.addresses-wanted", IsSymptom = false });
        HotKeys.Add(@case);
        foreach (var queue in @case.Things.Where(t => t.Kind == "sqs-queue" && t.Row?.Detail("attributes") is not null))
        {
            if (Number(queue.Row!.Detail("attributes")?["VisibilityTimeout"]) is not { } visibility)
                continue;
            var mappings = @case.Links.Where(l => l.From.Key == queue.Key && l.To.Kind == "event-source-mapping").Select(l => l.To.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var function in @case.Links.Where(l => mappings.Contains(l.From.Key) && l.To.Kind == "lambda-function").Select(l => @case.Known(l.To)).DistinctBy(f => f.Key))
            {
                var takes = @case.Readings.Where(r => r.Thing.Key == function.Key && r.Rule.Name == "Duration" && !r.Points.IsEmpty).ToList();
                if (takes.Count > 0 && takes.Max(r => r.Level) / 1000 is var seconds && seconds > visibility)
                    @case.Book.Add(new("state.short-visibility", queue, string.Create(CultureInfo.InvariantCulture, $"{queue.Name}: gives a message back after {visibility:0} s, while {function.Name} takes {seconds:0} s"), takes[0].Call));
            }
        }
    }

    private static double? Number(JsonNode? node) => double.TryParse(node.Text(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
