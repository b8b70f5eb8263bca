using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>ECS: tasks that stop, deployments, and what services report.</summary>
internal sealed class EcsReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope) => envelope.DetailType switch
    {
        "ECS Task State Change" => [Task(envelope)],
        "ECS Deployment State Change" or "ECS Service Action" => [Service(envelope)],
        "ECS Container Instance State Change" => [Instance(envelope)],
        _ => [],
    };

    private static Notification Task(Envelope envelope)
    {
        var detail = envelope.Detail;
        var group = detail["group"].Text();
        var status = detail["lastStatus"].Text();
        var reason = detail["stoppedReason"].Text();
        var containers = detail["containers"].Objects().ToList();
        var isBad = status == "STOPPED" && (containers.Exists(c => c["exitCode"].Number() is not (null or 0)) || detail["stopCode"].Text() is "TaskFailedToStart" or "SpotInterruption" or "EssentialContainerExited");
        return envelope.Notice("ecs", envelope.DetailType, $"ecs:{detail["clusterArn"].Text()}:{group}", $"Task of {group.Replace("service:", "", StringComparison.Ordinal)} is {status.ToLowerInvariant()}{(reason.Length > 0 ? $": {reason}" : "")}") with
        {
            Severity = isBad ? Severity.High : Severity.Info,
            State = isBad ? NoticeState.Firing : NoticeState.Told,
            Fields =
            [
                .. Fields.Of(detail, "Cluster=clusterArn", "Task definition=taskDefinitionArn", "Stop code=stopCode", "Reason=stoppedReason"),
                .. containers.Where(c => c["exitCode"] is not null || c["reason"] is not null).Take(5).Select(c => new NoticeField(c["name"].Text(), Short.Value($"exit code {c["exitCode"].Text()} {c["reason"].Text()}".Trim()))),
            ],
            Investigation = Question(group.Replace("service:", "", StringComparison.Ordinal)),
        };
    }

    private static Notification Service(Envelope envelope)
    {
        var detail = envelope.Detail;
        var arn = Fields.At(envelope.Json, "resources.0");
        var kind = detail["eventType"].Text();
        var name = detail["eventName"].Text();
        var service = Fields.Last(arn);
        return envelope.Notice("ecs", envelope.DetailType, $"ecs-service:{arn}", $"Service {service}: {name.ToLowerInvariant().Replace('_', ' ')}") with
        {
            Severity = kind switch { "ERROR" => Severity.High, "WARN" => Severity.Medium, _ => Severity.Info },
            State = kind is "ERROR" or "WARN" ? NoticeState.Firing : name is "SERVICE_DEPLOYMENT_COMPLETED" or "SERVICE_STEADY_STATE" ? NoticeState.Resolved : NoticeState.Told,
            Text = Short.Text(detail["reason"].Text()),
            Fields = Fields.Of(detail, "Deployment=deploymentId", "Cluster=clusterArn"),
            Investigation = Question(service),
        };
    }

    private static Notification Instance(Envelope envelope)
    {
        var detail = envelope.Detail;
        var isBad = detail["agentConnected"].Text() == "false";
        return envelope.Notice("ecs", envelope.DetailType, $"ecs-instance:{detail["containerInstanceArn"].Text()}", $"Container instance {detail["ec2InstanceId"].Text()} is {(isBad ? "disconnected" : detail["status"].Text().ToLowerInvariant())}") with
        {
            Severity = isBad ? Severity.Medium : Severity.Info,
            State = isBad ? NoticeState.Firing : NoticeState.Resolved,
            Fields = Fields.Of(detail, "Cluster=clusterArn", "Status=status", "Running tasks=runningTasksCount"),
        };
    }

    private static string Question(string service) => service.Length is > 0 and < 200 && service.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? $"why does service {service} fail?" : "";
}
