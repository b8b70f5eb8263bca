using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Developer;

/// <summary>The decision of a manual approval: the action that waits in the pipeline's state for its token ends with it, and so does its stage.</summary>
internal static class PipelineApproval
{
    private const string State = "GetPipelineState";

    public static JsonObject Put(DemoCall call, Resource pipeline)
    {
        var state = (JsonObject?)pipeline.Facets.GetValueOrDefault(State)?.DeepClone();
        var stage = (state?["stageStates"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(s => Inputs.Text(s["stageName"]) == call.Text("stageName"))
            ?? throw new DemoException("StageNotFoundException", $"Pipeline {pipeline.Id} does not contain the stage {call.Text("stageName")}");
        var action = (stage["actionStates"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(a => Inputs.Text(a["actionName"]) == call.Text("actionName"))
            ?? throw new DemoException("ActionNotFoundException", $"Stage {call.Text("stageName")} does not contain the action {call.Text("actionName")}");
        if (action["latestExecution"] is not JsonObject run || Inputs.Text(run["token"]) != call.Text("token"))
            throw new DemoException("InvalidApprovalTokenException", "The approval token is not valid");
        if (Inputs.Text(run["status"]) != "InProgress")
            throw new DemoException("ApprovalAlreadyCompletedException", $"The approval for action {call.Text("actionName")} was already given");
        var result = call.Input["result"] as JsonObject;
        var status = Inputs.Text(result?["status"]) switch
        {
            "Approved" => "Succeeded",
            "Rejected" => "Failed",
            var other => throw new DemoException("ValidationException", $"Value '{other}' at 'result.status' failed to satisfy constraint: Member must satisfy enum value set: [Approved, Rejected]"),
        };
        (run["status"], run["summary"], run["lastStatusChange"], run["lastUpdatedBy"]) = (status, result?["summary"]?.DeepClone(), call.Stamp(), call.Principal.Arn);
        if (stage["latestExecution"] is JsonObject latest)
            latest["status"] = status;
        pipeline.Facets[State] = state!;
        return new() { ["approvedAt"] = call.Stamp() };
    }

    /// <summary>The resource of the right to decide: pipeline, stage and action.</summary>
    public static string Arn(DemoCall call, string pipeline) => $"{pipeline}/{call.Text("stageName")}/{call.Text("actionName")}";
}
