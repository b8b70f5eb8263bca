namespace Bot.Intents.Investigations.Facts;

/// <summary>Something that was seen, with the call that showed it.</summary>
/// <param name="Sign">What was seen, in a word that mechanisms know: <c>metric.Errors.high</c>, <c>log.timeout</c>, <c>state.no-healthy-target</c>, <c>change.deploy</c>; also what was looked for and not seen: <c>metric.Errors.ok</c>, <c>log.read</c>, <c>change.read</c>.</param>
/// <param name="Thing">Of what.</param>
/// <param name="Text">For people; a whole sentence without its stop.</param>
/// <param name="Call">Id of the recorded call.</param>
internal sealed record Fact(string Sign, Thing Thing, string Text, string Call)
{
    /// <summary>Its id within the investigation: <c>f1</c>; given when all is collected.</summary>
    public string Id { get; init; } = "";
    /// <summary>When it began or happened; null where that is not known.</summary>
    public DateTimeOffset? From { get; init; }
    /// <summary>When it ended; null where it goes on or that is not known.</summary>
    public DateTimeOffset? To { get; init; }
    /// <summary>How much it counts, 0 to 1: a change long before counts little.</summary>
    public double Strength { get; init; } = 1;
    /// <summary>What it is about, where that is not the thing itself: the security group of the function.</summary>
    public Thing? About { get; init; }
    /// <summary>Where it can be seen; null for nowhere.</summary>
    public string? Url { get; init; }

    /// <summary>The whole line or message that it shows the beginning of; what it names is read there.</summary>
    public string Said { get; init; } = "";

    /// <summary>Users feel it: errors, latency, refusals.</summary>
    public bool IsSymptom { get; init; }

    /// <summary>The part before the first full stop: <c>metric</c>, <c>log</c>, <c>state</c>, <c>change</c>, <c>event</c>, <c>quota</c>, <c>blame</c>.</summary>
    public string Source => Sign[..Math.Max(0, Sign.IndexOf('.', StringComparison.Ordinal))];
}
