namespace Bot.DemoAccount.Server.Faults;

/// <summary>One fault that is switched on.</summary>
public sealed record FaultRule
{
    /// <summary>The service's catalog name; null means every service.</summary>
    public string? Service { get; init; }
    /// <summary>The operation; null means every operation.</summary>
    public string? Operation { get; init; }
    /// <summary>The Region; null means every Region.</summary>
    public string? Region { get; init; }
    /// <summary>The part of the matching calls that it hits, from 0 to 1.</summary>
    /// <value>1</value>
    public double Fraction { get; init; } = 1;
    /// <summary>Calls a second that pass; the others are throttled. Null means no rate limit.</summary>
    public double? RatePerSecond { get; init; }
    /// <summary>Milliseconds that a hit call waits before it is served.</summary>
    public int LatencyMs { get; init; }
    /// <summary>The error code that a hit call gets; null means that it is served. <c>Throttling</c> takes the service's own code.</summary>
    public string? Error { get; init; }
    /// <summary>The error's text; null means a plain one.</summary>
    public string? Message { get; init; }
    /// <summary>The error's HTTP status; 0 means 400 for throttling and 500 for the rest.</summary>
    public int Status { get; init; }
}
