using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>States of instances, and Spot's warning.</summary>
internal sealed class Ec2StateReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        var isSpot = envelope.DetailType is "EC2 Spot Instance Interruption Warning" or "EC2 Instance Rebalance Recommendation";
        if (!isSpot && envelope.DetailType != "EC2 Instance State-change Notification")
            return [];
        var id = envelope.Detail["instance-id"].Text();
        return [envelope.Notice("ec2", envelope.DetailType, $"ec2:{id}", isSpot ? $"Spot instance {id} will be interrupted" : $"Instance {id} is {envelope.Detail["state"].Text()}") with
        {
            Severity = isSpot ? Severity.High : Severity.Info,
            State = isSpot ? NoticeState.Firing : NoticeState.Told,
            Fields = Fields.Of(envelope.Detail, "State=state", "Action=instance-action"),
            Resources = [id],
        }];
    }
}
