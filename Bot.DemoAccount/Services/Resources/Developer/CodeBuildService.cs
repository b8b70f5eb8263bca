using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Developer;

/// <summary>AWS CodeBuild: projects and builds.</summary>
internal sealed class CodeBuildService : ResourceService
{
    /// <summary>States the service.</summary>
    public CodeBuildService() : base("codebuild")
    {
        Kind("AWS::CodeBuild::Project", "arn:aws:codebuild:{region}:{account}:project/{id}", "name").Missing("ResourceNotFoundException", "Project cannot be found: {0}")
            .Batch("BatchGetProjects", "projects", "names", NotFound("projectsNotFound")).List("ListProjects", "projects");
        var builds = Kind("AWS::CodeBuild::Build", "arn:aws:codebuild:{region}:{account}:build/{id}", "id").Missing("ResourceNotFoundException", "Build cannot be found: {0}")
            .Batch("BatchGetBuilds", "builds", "ids", NotFound("buildsNotFound"))
            .Set("StopBuild", "build", "id", (c, _, d) => (d["buildStatus"], d["buildComplete"], d["endTime"]) = ("STOPPED", true, c.Stamp()));
        On("ListBuilds", call => new() { ["ids"] = Newest(call, builds).Select(b => b.Id).ToJson() });
        On("ListBuildsForProject", call =>
        {
            var project = Kinds[0].Get(call, call.Text("projectName"));
            return new() { ["ids"] = Newest(call, builds).Where(b => Inputs.Text(b.Document["projectName"]) == project.Id).Select(b => b.Id).ToJson() };
        }, Kinds[0].ArnBy("projectName"));
        On("StartBuild", call =>
        {
            var project = Kinds[0].Get(call, call.Text("projectName"));
            var build = builds.Make(call, $"{project.Id}:{call.NewUuid()}", (c, id, arn) => new()
            {
                ["id"] = id,
                ["arn"] = arn,
                ["projectName"] = project.Id,
                ["buildStatus"] = "IN_PROGRESS",
                ["buildComplete"] = false,
                ["startTime"] = c.Stamp(),
                ["currentPhase"] = "QUEUED",
                ["initiator"] = Inputs.Tail(c.Principal.Arn),
                ["sourceVersion"] = c.Text("sourceVersion"),
            });
            return builds.Output(call, "build", build);
        }, Kinds[0].ArnBy("projectName"));
        Kind("AWS::CodeBuild::ReportGroup", "arn:aws:codebuild:{region}:{account}:report-group/{id}", "name").Batch("BatchGetReportGroups", "reportGroups", "reportGroupArns", NotFound("reportGroupsNotFound")).List("ListReportGroups", "reportGroups", item: (_, r) => r.Arn);
    }

    private static IEnumerable<Resource> Newest(DemoCall call, Kind builds) => call.Text("sortOrder") == "ASCENDING" ? builds.All(call) : builds.All(call).Reverse();

    private static Action<DemoCall, JsonObject, string> NotFound(string member) => (_, output, id) =>
    {
        if (output[member] is not JsonArray list) output[member] = list = [];
        list.Add(id);
    };
}
