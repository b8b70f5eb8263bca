namespace Bot.Intents.Alarms.Blame;

/// <summary>What a node of the call graph did in one period.</summary>
/// <param name="Start">The period's first instant.</param>
/// <param name="Requests">Requests that it answered.</param>
/// <param name="Badness">What was bad about a request on average, larger is worse: seconds it took, or the share that failed (0 to 1); null where nothing was measured.</param>
/// <param name="Deviation">Standard deviation of the badness of single requests; null where it is not known.</param>
internal readonly record struct Sample(DateTimeOffset Start, double Requests, double? Badness, double? Deviation = null);

/// <summary>A caller and what it calls.</summary>
internal readonly record struct CallEdge(string Caller, string Callee);

/// <summary>A node that may be to blame.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Own">Excess of its own, over all requests: seconds or failed requests that nothing it calls explains.</param>
/// <param name="Excess">All its excess over the reference.</param>
/// <param name="Noise">How much of it may be chance.</param>
/// <param name="Distance">Calls between the alarming node and it; <see cref="int.MaxValue"/> where no known call leads to it.</param>
internal sealed record Suspect(string Node, double Own, double Excess, double Noise, int Distance)
{
    /// <summary>What remains when chance is taken off; what suspects are ranked by.</summary>
    public double Score => Own - Noise;

    /// <summary>Whether two suspects cannot be told apart: their difference lies within their noise.</summary>
    public bool IsTiedWith(Suspect other) => Math.Abs(Score - other.Score) <= Math.Min(Noise, other.Noise);
}
