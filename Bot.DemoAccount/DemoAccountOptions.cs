using Bot.DemoAccount.Server.Faults;
using Bot.DemoAccount.State;

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
    /// <summary>What exists, instead of a scenario.</summary>
    /// <value>null</value>
    public World? World { get; init; }
    /// <summary>The clock that temporary credentials expire by: SDKs compare it with their own, so it stays real where <see cref="Clock"/> is fixed.</summary>
    /// <value>The system's clock.</value>
    public TimeProvider SessionClock { get; init; } = TimeProvider.System;
    /// <summary>The address that callers seem to come from, for <c>aws:SourceIp</c> and CloudTrail.</summary>
    /// <value>127.0.0.1</value>
    public string SourceIp { get; init; } = "127.0.0.1";
    /// <summary>Faults that are on from the start.</summary>
    /// <value>none</value>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];
    /// <summary>The seed that decides which calls a fault's fraction hits.</summary>
    /// <value>1</value>
    public int FaultSeed { get; init; } = 1;
}
