namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon EventBridge Scheduler: schedules and their groups.</summary>
internal sealed class SchedulerService : ResourceService
{
    /// <summary>States the service.</summary>
    public SchedulerService() : base("scheduler")
    {
        Kind("AWS::Scheduler::Schedule", "arn:aws:scheduler:{region}:{account}:schedule/default/{id}", "Name").Within("GroupName").Missing("ResourceNotFoundException", "Schedule {0} does not exist.", 404)
            .Get("GetSchedule", null, "Name").List("ListSchedules", "Schedules", filter: "State", where: (c, r) => r.Id.StartsWith(c.Text("NamePrefix") ?? "", StringComparison.Ordinal))
            .Delete("DeleteSchedule", "Name");
        Kind("AWS::Scheduler::ScheduleGroup", "arn:aws:scheduler:{region}:{account}:schedule-group/{id}", "Name").Missing("ResourceNotFoundException", "Schedule group {0} does not exist.", 404)
            .Get("GetScheduleGroup", null, "Name").List("ListScheduleGroups", "ScheduleGroups");
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
