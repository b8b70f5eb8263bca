using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>A manual approval that a pipeline waits for. Its buttons ask for the change that decides it, which goes the way of every change: the presser's rights, the channel's rules.</summary>
internal sealed class PipelineApprovalReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.Json?["approval"] is not JsonObject approval || approval["pipelineName"].Text() is not { Length: > 0 } pipeline)
            return [];
        var (stage, action, token) = (approval["stageName"].Text(), approval["actionName"].Text(), approval["token"].Text());
        var region = envelope.Json["region"].Text() is { Length: > 0 } own ? own : envelope.Region;
        var isPlain = new[] { pipeline, stage, action, token, region }.All(t => t.Length is > 0 and <= 100 && t.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@'));
        var link = approval["approvalReviewLink"].Text();
        return [envelope.Notice("codepipeline", "approval", $"approval:{pipeline}:{token}", $"Pipeline {pipeline} waits for approval: {stage} / {action}") with
        {
            Region = region,
            Severity = Severity.Medium,
            State = NoticeState.Told,
            Text = Short.Text(approval["customData"].Text()),
            Fields = Fields.Of(approval, "Pipeline=pipelineName", "Stage=stageName", "Action=actionName", "Until=expires", "Content=externalEntityLink"),
            Links = [.. link.StartsWith("https://", StringComparison.Ordinal) ? new[] { new NoticeLink("Review", link) } : [], .. approval["externalEntityLink"].Text() is { Length: > 0 } content && content.StartsWith("https://", StringComparison.Ordinal) ? new[] { new NoticeLink("Content", content) } : []],
            Actions = !isPlain ? [] : [new("Approve", Decide("Approved")), new("Reject", Decide("Rejected"))],
        }];

        string Decide(string status) =>
            $"codepipeline put-approval-result --pipeline-name {pipeline} --stage-name {stage} --action-name {action} --token {token} --result summary={status}-in-chat,status={status} --region {region}";
    }
}
