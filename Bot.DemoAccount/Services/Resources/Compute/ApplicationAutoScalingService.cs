namespace Bot.DemoAccount.Services.Resources.Compute;

/// <summary>Application Auto Scaling: scalable targets, policies, scheduled actions and activities.</summary>
internal sealed class ApplicationAutoScalingService : ResourceService
{
    /// <summary>States the service.</summary>
    public ApplicationAutoScalingService() : base("application-autoscaling")
    {
        Kind("AWS::ApplicationAutoScaling::ScalableTarget", "arn:aws:application-autoscaling:{region}:{account}:scalable-target/{id}")
            .List("DescribeScalableTargets", "ScalableTargets", filter: "ServiceNamespace,ScalableDimension,ResourceIds=ResourceId")
            .Gather("DescribeScalingActivities", "ScalingActivities", filter: "ServiceNamespace,ScalableDimension,ResourceId");
        Kind("AWS::ApplicationAutoScaling::ScalingPolicy", "arn:aws:autoscaling:{region}:{account}:scalingPolicy:{id}", "PolicyName", "PolicyARN")
            .List("DescribeScalingPolicies", "ScalingPolicies", filter: "ServiceNamespace,ScalableDimension,ResourceId,PolicyNames=PolicyName");
        Kind("AWS::ApplicationAutoScaling::ScheduledAction", "arn:aws:autoscaling:{region}:{account}:scheduledAction:{id}", "ScheduledActionName")
            .List("DescribeScheduledActions", "ScheduledActions", filter: "ServiceNamespace,ScalableDimension,ResourceId,ScheduledActionNames=ScheduledActionName");
        Tagging("ResourceARN", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
