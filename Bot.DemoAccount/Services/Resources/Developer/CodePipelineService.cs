using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Developer;

/// <summary>AWS CodePipeline: pipelines; state, executions and action executions are facets.</summary>
internal sealed class CodePipelineService : ResourceService
{
    /// <summary>States the service.</summary>
    public CodePipelineService() : base("codepipeline")
    {
        var pipelines = Kind("AWS::CodePipeline::Pipeline", "arn:aws:codepipeline:{region}:{account}:{id}", "name").Missing("PipelineNotFoundException", "Account does not have a pipeline with name '{0}'")
            .Get("GetPipeline", "pipeline", "name")
            .List("ListPipelines", "pipelines", item: (c, r) =>
            {
                var item = (JsonObject)Items.Item(r, Items.ShapeAt(c.Operation, "pipelines"), "name", arns: false);
                (item["created"], item["updated"]) = (r.Created.Iso(), r.Document["updated"]?.DeepClone() ?? r.Created.Iso());
                return item;
            })
            .Facet("GetPipelineState", "name", (_, r) => new() { ["pipelineName"] = r.Id, ["pipelineVersion"] = r.Document["version"]?.DeepClone(), ["stageStates"] = new JsonArray() })
            .Facet("ListPipelineExecutions", "pipelineName", (_, _) => new() { ["pipelineExecutionSummaries"] = new JsonArray() })
            .Facet("ListActionExecutions", "pipelineName", (_, _) => new() { ["actionExecutionDetails"] = new JsonArray() });
        On("GetPipelineExecution", call =>
        {
            var pipeline = pipelines.Get(call, call.Text("pipelineName"));
            var found = Items.Entries(pipeline, "ListPipelineExecutions", "pipelineExecutionSummaries").FirstOrDefault(e => Inputs.Text(e["pipelineExecutionId"]) == call.Text("pipelineExecutionId"))
                ?? throw new DemoException("PipelineExecutionNotFoundException", $"The execution '{call.Text("pipelineExecutionId")}' does not exist for pipeline '{pipeline.Id}'");
            var known = Items.ShapeAt(call.Operation, "pipelineExecution").Members;
            var shown = new JsonObject(found.Where(m => known.ContainsKey(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))) { ["pipelineName"] = pipeline.Id };
            return new() { ["pipelineExecution"] = shown };
        }, pipelines.ArnBy("pipelineName"));
        On("StartPipelineExecution", call =>
        {
            var (pipeline, id) = (pipelines.Get(call, call.Text("name")), call.NewUuid());
            var execution = new JsonObject { ["pipelineExecutionId"] = id, ["status"] = "InProgress", ["startTime"] = call.Stamp(), ["lastUpdateTime"] = call.Stamp(), ["trigger"] = new JsonObject { ["triggerType"] = "StartPipelineExecution", ["triggerDetail"] = call.Principal.Arn } };
            pipeline.Facets["ListPipelineExecutions"] = new JsonObject { ["pipelineExecutionSummaries"] = Items.Entries(pipeline, "ListPipelineExecutions", "pipelineExecutionSummaries").Prepend(execution).ToJson() };
            return new() { ["pipelineExecutionId"] = id };
        }, pipelines.ArnBy("name"));
        var pipelineArn = pipelines.ArnBy("pipelineName");
        On("PutApprovalResult", call => PipelineApproval.Put(call, pipelines.Get(call, call.Text("pipelineName"))), call => PipelineApproval.Arn(call, pipelineArn(call)));
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
