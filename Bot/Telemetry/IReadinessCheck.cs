namespace Bot.Telemetry;

/// <summary>Something that must work before the bot takes messages: a store, a platform's credentials. Register any number.</summary>
internal interface IReadinessCheck
{
    /// <summary>A short name: <c>store</c>.</summary>
    string Name { get; }

    /// <summary>Why it is not ready; null when it is. Says no secret.</summary>
    Task<string?> FaultAsync(CancellationToken cancellation);
}
