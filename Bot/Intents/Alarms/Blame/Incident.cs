namespace Bot.Intents.Alarms.Blame;

/// <summary>An alarming node in a call graph, with what every node did around the time it began.</summary>
/// <param name="Target">The node that alarms.</param>
/// <param name="Began">When it began.</param>
/// <param name="Period">Length of the samples' periods.</param>
/// <param name="Edges">Who calls whom; may be incomplete and may have circles.</param>
/// <param name="Samples">Samples by node, in any order.</param>
/// <param name="IsShare">The badness is a share of failed requests, not seconds.</param>
internal sealed record Incident(
    string Target, DateTimeOffset Began, TimeSpan Period, IReadOnlyList<CallEdge> Edges, IReadOnlyDictionary<string, IReadOnlyList<Sample>> Samples, bool IsShare)
{
    /// <summary>The samples that ended before it began: what normal looked like.</summary>
    public IEnumerable<Sample> Before(string node) => Of(node).Where(s => s.Start + Period <= Began);

    /// <summary>The sample in which it began: neither normal nor fully bad.</summary>
    public IEnumerable<Sample> Between(string node) => Of(node).Where(s => s.Start < Began && s.Start + Period > Began);

    /// <summary>The samples after.</summary>
    public IEnumerable<Sample> After(string node) => Of(node).Where(s => s.Start >= Began);

    private IReadOnlyList<Sample> Of(string node) => Samples.GetValueOrDefault(node, []);
}
