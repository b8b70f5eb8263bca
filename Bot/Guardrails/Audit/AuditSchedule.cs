using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Guardrails.Audit;

/// <summary>What the audit does by itself: notes which directory is in force, and keeps to its retention once a day.</summary>
internal sealed partial class AuditSchedule(AuditRetention retention, IAudit audit, IServiceProvider services, TimeProvider clock, ILogger<AuditSchedule> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var source = services.GetService<DirectorySource>();
        if (source is not null)
        {
            InForce(source.Current);
            source.Changed += InForce;
        }
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do
                await RunAsync(stoppingToken).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot ends.
        }
        finally
        {
            if (source is not null)
                source.Changed -= InForce;
        }
    }

    private void InForce(Directory directory) => audit.Record(new(AuditKind.Directory, clock.GetUtcNow())
    {
        Outcome = "in-force",
        Detail = new() { ["version"] = directory.Version, ["accounts"] = directory.Accounts.Length, ["people"] = directory.People.Length, ["channels"] = directory.Channels.Length },
    });

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            if (await retention.RunAsync(cancellation).ConfigureAwait(false) is > 0 and var count)
                Removed(log, count);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotRemoved(log, e);
        }
    }

    [LoggerMessage(EventId = 520, Level = LogLevel.Information, Message = "Retention removed {Count} entries of the audit")]
    private static partial void Removed(ILogger log, long count);

    [LoggerMessage(EventId = 521, Level = LogLevel.Error, Message = "Retention of the audit failed; it is tried again tomorrow")]
    private static partial void NotRemoved(ILogger log, Exception exception);
}
