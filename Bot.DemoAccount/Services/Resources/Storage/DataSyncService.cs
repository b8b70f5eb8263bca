namespace Bot.DemoAccount.Services.Resources.Storage;

/// <summary>AWS DataSync: agents, locations, tasks and their executions.</summary>
internal sealed class DataSyncService : ResourceService
{
    /// <summary>States the service.</summary>
    public DataSyncService() : base("datasync")
    {
        Kind("AWS::DataSync::Agent", "arn:aws:datasync:{region}:{account}:agent/{id}", "AgentArn", "Name").Missing("InvalidRequestException", "Agent {0} is not found.").Get("DescribeAgent", null, "AgentArn").List("ListAgents", "Agents");
        Kind("AWS::DataSync::Location", "arn:aws:datasync:{region}:{account}:location/{id}", "LocationArn").Missing("InvalidRequestException", "Location {0} is not found.").List("ListLocations", "Locations");
        Kind("AWS::DataSync::Task", "arn:aws:datasync:{region}:{account}:task/{id}", "TaskArn", "Name").Missing("InvalidRequestException", "Task {0} is not found.").Get("DescribeTask", null, "TaskArn").List("ListTasks", "Tasks");
        Kind("AWS::DataSync::TaskExecution", "arn:aws:datasync:{region}:{account}:task/{id}", "TaskExecutionArn").Missing("InvalidRequestException", "Task execution {0} is not found.")
            .Get("DescribeTaskExecution", null, "TaskExecutionArn").List("ListTaskExecutions", "TaskExecutions", where: (c, r) => c.Text("TaskArn") is not { } task || r.Arn.StartsWith(task + "/", StringComparison.Ordinal));
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource", "InvalidRequestException");
    }
}
