using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Compute;

/// <summary>Amazon ECS: clusters, services, tasks, task definitions and container instances, tied by the ARNs in their documents.</summary>
internal sealed class EcsService : ResourceService
{
    /// <summary>States the service.</summary>
    public EcsService() : base("ecs")
    {
        Kind("AWS::ECS::Cluster", "arn:aws:ecs:{region}:{account}:cluster/{id}", "clusterName", "clusterArn")
            .Missing("ClusterNotFoundException", "Cluster not found.")
            .List("ListClusters", "clusterArns")
            .Batch("DescribeClusters", "clusters", "clusters", Failure("cluster"))
            .Create("CreateCluster", "cluster", "clusterName", (c, id, arn) => new()
            {
                ["clusterName"] = id,
                ["clusterArn"] = arn,
                ["status"] = "ACTIVE",
                ["runningTasksCount"] = 0,
                ["pendingTasksCount"] = 0,
                ["activeServicesCount"] = 0,
                ["registeredContainerInstancesCount"] = 0,
            })
            .Delete("DeleteCluster", "cluster", "cluster", Empty);
        Kind("AWS::ECS::Service", "arn:aws:ecs:{region}:{account}:service/{id}", "serviceName", "serviceArn")
            .Within("cluster=clusterArn")
            .Missing("ServiceNotFoundException", "Service not found.")
            .List("ListServices", "serviceArns", filter: "launchType,schedulingStrategy")
            .Batch("DescribeServices", "services", "services", Failure("service"))
            .Create("CreateService", "service", c => $"{ClusterName(c)}/{c.Need("serviceName")}", NewService, "serviceName")
            .Update("UpdateService", "service", "service", Deploy)
            .Delete("DeleteService", "service", "service", Running);
        Kind("AWS::ECS::Task", "arn:aws:ecs:{region}:{account}:task/{id}", "taskArn")
            .Within("cluster=clusterArn")
            .Missing("InvalidParameterException", "The referenced task was not found.")
            .List("ListTasks", "taskArns", filter: "launchType,containerInstance=containerInstanceArn,startedBy", where: TaskMatches)
            .Batch("DescribeTasks", "tasks", "tasks", Failure("task"))
            .Set("StopTask", "task", "task", (c, _, d) =>
            {
                (d["desiredStatus"], d["lastStatus"], d["stoppedAt"], d["stopCode"]) = ("STOPPED", "STOPPED", c.Stamp(), "UserInitiated");
                d["stoppedReason"] = c.Text("reason") ?? "Task stopped by user";
            });
        Kind("AWS::ECS::TaskDefinition", "arn:aws:ecs:{region}:{account}:task-definition/{id}", "taskDefinitionArn")
            .Missing("ClientException", "Unable to describe task definition.")
            .Get("DescribeTaskDefinition", "taskDefinition", "taskDefinition")
            .List("ListTaskDefinitions", "taskDefinitionArns", filter: "familyPrefix=family,status")
            .Set("DeregisterTaskDefinition", "taskDefinition", "taskDefinition", (c, _, d) => (d["status"], d["deregisteredAt"]) = ("INACTIVE", c.Stamp()));
        Kind("AWS::ECS::ContainerInstance", "arn:aws:ecs:{region}:{account}:container-instance/{id}", "containerInstanceArn")
            .Within("cluster=clusterArn")
            .List("ListContainerInstances", "containerInstanceArns", filter: "status")
            .Batch("DescribeContainerInstances", "containerInstances", "containerInstances", Failure("container-instance"));
        Kind("AWS::ECS::CapacityProvider", "arn:aws:ecs:{region}:{account}:capacity-provider/{id}", "name")
            .Batch("DescribeCapacityProviders", "capacityProviders", "capacityProviders", all: true);
        On("ListTaskDefinitionFamilies", call => new() { ["families"] = Kinds[3].All(call).Select(r => Inputs.Text(r.Document["family"])).OfType<string>().Distinct(StringComparer.Ordinal).Where(f => f.StartsWith(call.Text("familyPrefix") ?? "", StringComparison.Ordinal)).ToJson() });
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource", "InvalidParameterException");
    }

    private static Action<DemoCall, JsonObject, string> Failure(string kind) => (call, output, id) =>
    {
        var failures = output["failures"] as JsonArray;
        if (failures is null) output["failures"] = failures = [];
        failures.Add(new JsonObject { ["arn"] = id.StartsWith("arn:", StringComparison.Ordinal) ? id : $"arn:aws:ecs:{call.Region}:{call.Account}:{kind}/{(kind == "cluster" ? id : $"{ClusterName(call)}/{id}")}", ["reason"] = "MISSING" });
    };

    private static bool TaskMatches(DemoCall call, Resource task) =>
        (call.Text("serviceName") is not { } service || Inputs.Text(task.Document["group"]) == $"service:{Inputs.Tail(service)}")
        && (call.Text("family") is not { } family || Inputs.Tail(Inputs.Text(task.Document["taskDefinitionArn"])?.Split("/")[^1].Split(':')[0] ?? "") == family)
        && (Inputs.Text(task.Document["desiredStatus"]) ?? "RUNNING") == (call.Text("desiredStatus") ?? "RUNNING");

    private static string ClusterName(DemoCall call) => Inputs.Tail(call.Text("cluster") ?? "default");

    private static JsonObject NewService(DemoCall call, string id, string arn)
    {
        var desired = call.Number("desiredCount") ?? 0;
        return new()
        {
            ["serviceName"] = call.Text("serviceName"),
            ["serviceArn"] = arn,
            ["clusterArn"] = $"arn:aws:ecs:{call.Region}:{call.Account}:cluster/{ClusterName(call)}",
            ["status"] = "ACTIVE",
            ["desiredCount"] = desired,
            ["runningCount"] = 0,
            ["pendingCount"] = desired,
            ["createdAt"] = call.Stamp(),
            ["launchType"] = "EC2",
            ["schedulingStrategy"] = "REPLICA",
            ["deployments"] = new JsonArray(Deployment(call, desired, call.Text("taskDefinition"))),
            ["events"] = new JsonArray(),
        };
    }

    private static void Deploy(DemoCall call, Resource service, JsonObject document)
    {
        if (call.Text("taskDefinition") is null && !call.Flag("forceNewDeployment")) return;
        var deployments = document["deployments"] as JsonArray ?? [];
        foreach (var earlier in deployments.OfType<JsonObject>()) earlier["status"] = "ACTIVE";
        deployments.Insert(0, Deployment(call, int.Parse(Inputs.Text(document["desiredCount"]) ?? "0"), Inputs.Text(document["taskDefinition"])));
        if (deployments.Parent is null) document["deployments"] = deployments;
    }

    private static JsonObject Deployment(DemoCall call, int desired, string? definition) => new()
    {
        ["id"] = $"ecs-svc/{Convert.ToInt64(call.NewId(15), 16)}",
        ["status"] = "PRIMARY",
        ["taskDefinition"] = definition,
        ["desiredCount"] = desired,
        ["pendingCount"] = desired,
        ["runningCount"] = 0,
        ["failedTasks"] = 0,
        ["createdAt"] = call.Stamp(),
        ["updatedAt"] = call.Stamp(),
        ["rolloutState"] = "IN_PROGRESS",
        ["rolloutStateReason"] = "ECS deployment in progress.",
    };

    private static void Empty(DemoCall call, Resource cluster)
    {
        if (Inputs.Text(cluster.Document["activeServicesCount"]) is not (null or "0"))
            throw new DemoException("ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
    }

    private static void Running(DemoCall call, Resource service)
    {
        if (!call.Flag("force") && Inputs.Text(service.Document["desiredCount"]) is not (null or "0"))
            throw new DemoException("InvalidParameterException", "The service cannot be stopped while it is scaled above 0.");
    }
}
