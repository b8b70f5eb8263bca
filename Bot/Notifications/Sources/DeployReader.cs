using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>CodeDeploy: EventBridge events, and the triggers of deployment groups over SNS.</summary>
internal sealed class DeployReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        var isTrigger = envelope.Json is { } json && json["deploymentId"].Text().Length > 0 && json["eventTriggerName"] is not null;
        if (!isTrigger && !envelope.DetailType.StartsWith("CodeDeploy ", StringComparison.Ordinal))
            return [];
        var detail = isTrigger ? envelope.Json! : envelope.Detail;
        var application = detail[isTrigger ? "applicationName" : "application"].Text();
        var state = detail[isTrigger ? "status" : "state"].Text();
        if (state.Length == 0)
            state = detail["instanceStatus"].Text();
        var id = detail["deploymentId"].Text();
        var isBad = state.ToUpperInvariant() is "FAILURE" or "FAILED" or "STOP" or "STOPPED";
        return [envelope.Notice("codedeploy", isTrigger ? "CodeDeploy trigger" : envelope.DetailType, $"deployment:{id}", $"Deployment {id} of {application}: {state.ToLowerInvariant()}") with
        {
            Severity = isBad ? Severity.High : Severity.Info,
            State = isBad ? NoticeState.Firing : state.ToUpperInvariant() is "SUCCESS" or "SUCCEEDED" ? NoticeState.Resolved : NoticeState.Told,
            Fields = Fields.Of(detail, isTrigger ? "Group=deploymentGroupName" : "Group=deploymentGroup", "Instance=instanceId", "Created=createTime", "Completed=completeTime", "Overview=deploymentOverview", "Error=errorInformation"),
            Resources = [id],
            Investigation = isBad && application.Length > 0 ? $"what changed before deployment {id} failed?" : "",
        }];
    }
}
