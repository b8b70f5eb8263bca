namespace Bot.Telemetry;

/// <summary>A bot that is stopping takes no more work: whoever spreads the requests should send none.</summary>
internal sealed class StoppingReadiness(IHostApplicationLifetime lifetime) : IReadinessCheck
{
    public string Name => "process";

    public Task<string?> FaultAsync(CancellationToken cancellation) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? "The bot is stopping." : null);
}
