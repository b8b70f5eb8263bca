using System.Collections.Immutable;

namespace Bot.Notifications.Sources;

/// <summary>All sources, the particular before the general: whatever comes in is read by one of them.</summary>
internal sealed partial class NoticeReaders(ILogger<NoticeReaders> log)
{
    private static readonly ImmutableArray<INoticeReader> All =
    [
        new CustomReader(), new CloudWatchAlarmReader(), new BudgetReader(), new CostAnomalyReader(), new HealthReader(), new GuardDutyReader(), new SecurityHubReader(), new ConfigReader(),
        new PipelineReader(), new PipelineApprovalReader(), new BuildReader(), new DeployReader(), new CloudFormationReader(), new EcsReader(), new RdsReader(), new AutoScalingReader(), new SupportReader(),
        new Ec2StateReader(), new EventBridgeReader(),
        new GrafanaReader(), new AlertmanagerReader(), new DatadogReader(),
        new JsonReader(), new TextReader(),
    ];

    /// <summary>What a message says; never nothing.</summary>
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        foreach (var reader in All)
        {
            try
            {
                if (reader.Read(envelope) is { Count: > 0 } found)
                    return found;
            }
            // A payload that is not what it seems must not be lost: the general readers show it.
            catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or OverflowException)
            {
                Misread(log, e, reader.GetType().Name);
            }
        }
        return [TextReader.Of(envelope)];
    }

    [LoggerMessage(EventId = 704, Level = LogLevel.Warning, Message = "{Reader} could not read a notification; it is shown as it came")]
    private static partial void Misread(ILogger log, Exception exception, string reader);
}
