using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>CodeBuild.</summary>
internal sealed class BuildReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (!envelope.DetailType.StartsWith("CodeBuild ", StringComparison.Ordinal))
            return [];
        var detail = envelope.Detail;
        var project = detail["project-name"].Text();
        var state = detail["build-status"].Text() is { Length: > 0 } status ? status : detail["completed-phase-status"].Text();
        var id = detail["build-id"].Text();
        var isBad = state is "FAILED" or "FAULT" or "TIMED_OUT";
        var log = Fields.At(detail, "additional-information.logs.deep-link");
        return [envelope.Notice("codebuild", envelope.DetailType, id.Length > 0 ? id : $"build:{project}", $"Build of {project}: {state.ToLowerInvariant().Replace('_', ' ')}") with
        {
            Severity = isBad ? Severity.High : Severity.Info,
            State = isBad ? NoticeState.Firing : state == "SUCCEEDED" ? NoticeState.Resolved : NoticeState.Told,
            Fields = Fields.Of(detail, "Project=project-name", "Phase=completed-phase", "Context=completed-phase-context", "By=additional-information.initiator", "Source=additional-information.source.location", "Version=additional-information.source-version"),
            Resources = [.. id.Length > 0 ? new[] { id } : []],
            Links = log.StartsWith("https://", StringComparison.Ordinal) ? [new("Log", log)] : [],
        }];
    }
}
