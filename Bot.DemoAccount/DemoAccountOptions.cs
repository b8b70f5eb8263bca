namespace Bot.DemoAccount;

/// <summary>What a demo account holds and how it behaves.</summary>
public sealed record DemoAccountOptions
{
    /// <summary>A scenario file; null means the built-in scenario.</summary>
    /// <value>null</value>
    public string? ScenarioFile { get; init; }
    /// <summary>The clock that everything in the account is relative to.</summary>
    /// <value>The system's clock.</value>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
    /// <summary>The port on 127.0.0.1; 0 means any free one.</summary>
    /// <value>0</value>
    public int Port { get; init; }
    /// <summary>Latency added to every call.</summary>
    /// <value>none</value>
    public TimeSpan Latency { get; init; }
}
