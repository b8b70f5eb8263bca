using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>AWS Step Functions: state machines, their executions and histories.</summary>
internal sealed class StepFunctionsService : ResourceService
{
    /// <summary>States the service.</summary>
    public StepFunctionsService() : base("stepfunctions")
    {
        var machines = Kind("AWS::StepFunctions::StateMachine", "arn:aws:states:{region}:{account}:stateMachine:{id}", "stateMachineArn", "name")
            .Missing("StateMachineDoesNotExist", "State Machine Does Not Exist: '{0}'")
            .Get("DescribeStateMachine", null, "stateMachineArn")
            .List("ListStateMachines", "stateMachines")
            .Delete("DeleteStateMachine", "stateMachineArn", quiet: true);
        var executions = Kind("AWS::StepFunctions::Execution", "arn:aws:states:{region}:{account}:execution:{id}", "executionArn")
            .Missing("ExecutionDoesNotExist", "Execution Does Not Exist: '{0}'")
            .Get("DescribeExecution", null, "executionArn")
            .Facet("GetExecutionHistory", "executionArn", (_, _) => new() { ["events"] = new JsonArray() })
            .Set("StopExecution", "", "executionArn", (c, _, d) => (d["status"], d["stopDate"]) = ("ABORTED", c.Stamp()));
        On("ListExecutions", call =>
        {
            var machine = machines.Get(call, call.Text("stateMachineArn"));
            var shape = Items.ShapeAt(call.Operation, "executions");
            return new()
            {
                ["executions"] = executions.All(call).Where(e => Inputs.Text(e.Document["stateMachineArn"]) == machine.Arn)
                    .Where(e => call.Text("statusFilter") is not { } status || Inputs.Text(e.Document["status"]) == status)
                    .OrderByDescending(e => Inputs.Text(e.Document["startDate"]), StringComparer.Ordinal).Select(e => (JsonNode?)executions.Shown1(e, shape, "executions")).ToJson(),
            };
        }, machines.ArnBy("stateMachineArn"));
        On("StartExecution", call =>
        {
            var machine = machines.Get(call, call.Text("stateMachineArn"));
            var name = call.Text("name") ?? call.NewUuid();
            var execution = executions.Make(call, $"{machine.Id}:{name}", (c, _, arn) => new()
            {
                ["executionArn"] = arn,
                ["stateMachineArn"] = machine.Arn,
                ["name"] = name,
                ["status"] = "RUNNING",
                ["startDate"] = c.Stamp(),
                ["input"] = c.Text("input") ?? "{}",
            });
            return new() { ["executionArn"] = execution.Arn, ["startDate"] = call.Stamp() };
        }, machines.ArnBy("stateMachineArn"));
        Kind("AWS::StepFunctions::Activity", "arn:aws:states:{region}:{account}:activity:{id}", "activityArn").Missing("ActivityDoesNotExist", "Activity Does Not Exist: '{0}'")
            .Get("DescribeActivity", null, "activityArn").List("ListActivities", "activities");
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource", "ResourceNotFound");
    }
}
