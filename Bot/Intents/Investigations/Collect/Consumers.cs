using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Who works a queue or stream off that no mapping feeds a function from: services whose settings name it.</summary>
internal sealed class Consumers(Case @case)
{
    /// <summary>Joins the services to the queues, those first whose names are like the queue's.</summary>
    public async Task<List<Thing>> FindAsync(int reserve)
    {
        var alone = @case.Subjects.Where(s => s.Kind is "sqs-queue" or "kinesis-stream" && !@case.Links.Any(l => l.From.Key == s.Key && l.Tie == Tie.MadeOf)).Take(2).ToList();
        if (alone.Count == 0 || @case.Left < reserve + NamingServices.MostCalls)
            return [];
        var found = new List<Thing>();
        foreach (var (named, queue) in await NamingServices.FindAsync(@case, alone).ConfigureAwait(false))
        {
            var service = @case.Add(named);
            @case.Join(queue, service, Tie.DependsOn);
            found.Add(service);
        }
        @case.Settle();
        return [.. found.DistinctBy(t => t.Key)];
    }
}
