using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What only two things together show: a queue's time-out against the time that its consumer takes.</summary>
internal static class Derived
{
    public static void Add(Case @case)
    {
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
