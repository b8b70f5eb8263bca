using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>CodePipeline's states, as EventBridge events and as notification rules send them.</summary>
internal sealed class PipelineReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (!envelope.DetailType.StartsWith("CodePipeline ", StringComparison.Ordinal))
            return [];
        var detail = envelope.Detail;
        var pipeline = detail["pipeline"].Text();
        var state = detail["state"].Text();
        var part = string.Join(" / ", new[] { detail["stage"].Text(), detail["action"].Text() }.Where(p => p.Length > 0));
        var region = envelope.Notice("", "", "", "").Region;
        return [envelope.Notice("codepipeline", envelope.DetailType, $"pipeline:{pipeline}:{detail["execution-id"].Text()}", $"Pipeline {pipeline}{(part.Length > 0 ? $" ({part})" : "")} {Words(state)}") with
        {
            Severity = state is "FAILED" or "STOPPED" or "ABANDONED" ? Severity.High : Severity.Info,
            State = state switch { "FAILED" => NoticeState.Firing, "SUCCEEDED" when part.Length == 0 => NoticeState.Resolved, _ => NoticeState.Told },
            Text = Short.Text(Fields.At(envelope.Json, "additionalAttributes.failedActions.0.additionalInformation") is { Length: > 0 } why ? why : Fields.At(detail, "execution-result.external-execution-summary")),
            Fields = Fields.Of(detail, "Execution=execution-id", "Stage=stage", "Action=action", "State=state", "Trigger=execution-trigger.trigger-type", "By=execution-trigger.trigger-detail"),
            Links = region.Length == 0 ? [] : [new("Pipeline", $"https://{region}.console.aws.amazon.com/codesuite/codepipeline/pipelines/{Uri.EscapeDataString(pipeline)}/view?region={region}")],
            Investigation = state == "FAILED" ? $"what changed before pipeline {pipeline} failed?" : "",
        }];
    }

    private static string Words(string state) => state switch { "STARTED" => "has started", "SUCCEEDED" => "succeeded", "FAILED" => "failed", "CANCELED" => "was cancelled", "SUPERSEDED" => "was superseded", "RESUMED" => "goes on", "STOPPED" => "was stopped", "STOPPING" => "is being stopped", _ => state.ToLowerInvariant() };
}
