using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Analytics;

/// <summary>AWS Glue: databases, tables, jobs with their runs, crawlers, triggers, workflows and connections.</summary>
internal sealed class GlueService : ResourceService
{
    /// <summary>States the service.</summary>
    public GlueService() : base("glue")
    {
        const string arn = "arn:aws:glue:{region}:{account}:";
        Kind("AWS::Glue::Database", arn + "database/{id}", "Name").Missing("EntityNotFoundException", "Database {0} not found.")
            .Get("GetDatabase", "Database", "Name").List("GetDatabases", "DatabaseList");
        Kind("AWS::Glue::Table", arn + "table/{id}", "Name").Within("DatabaseName").Missing("EntityNotFoundException", "Table {0} not found.")
            .Get("GetTable", "Table", "Name").List("GetTables", "TableList")
            .Facet("GetPartitions", "TableName", (_, _) => new() { ["Partitions"] = new JsonArray() });
        Kind("AWS::Glue::Job", arn + "job/{id}", "Name").Missing("EntityNotFoundException", "Job {0} not found.")
            .Get("GetJob", "Job", "JobName").List("GetJobs", "Jobs").List("ListJobs", "JobNames")
            .Facet("GetJobRuns", "JobName", (_, _) => new() { ["JobRuns"] = new JsonArray() })
            .Facet("GetJobBookmark", "JobName", (_, r) => throw new DemoException("EntityNotFoundException", $"Continuation for job {r.Id} not found."));
        On("GetJobRun", call => Items.Entries(Kinds[2].Get(call, call.Text("JobName")), "GetJobRuns", "JobRuns").FirstOrDefault(r => Inputs.Text(r["Id"]) == call.Text("RunId")) is { } run
            ? new() { ["JobRun"] = run.DeepClone() } : throw new DemoException("EntityNotFoundException", $"Job Run {call.Text("RunId")} not found."), Kinds[2].ArnBy("JobName"));
        On("StartJobRun", StartRun, Kinds[2].ArnBy("JobName"));
        Kind("AWS::Glue::Crawler", arn + "crawler/{id}", "Name").Missing("EntityNotFoundException", "Crawler {0} not found.")
            .Get("GetCrawler", "Crawler", "Name").List("GetCrawlers", "Crawlers").List("ListCrawlers", "CrawlerNames")
            .Set("StartCrawler", "", "Name", (_, r, d) => d["State"] = Inputs.Text(d["State"]) == "READY" ? "RUNNING" : throw new DemoException("CrawlerRunningException", $"Crawler with name {r.Id} has already started"))
            .Set("StopCrawler", "", "Name", (_, r, d) => d["State"] = Inputs.Text(d["State"]) == "RUNNING" ? "READY" : throw new DemoException("CrawlerNotRunningException", $"Crawler with name {r.Id} isn't running"));
        On("GetCrawlerMetrics", call => new() { ["CrawlerMetricsList"] = Kinds[3].All(call).Select(r => new JsonObject { ["CrawlerName"] = r.Id, ["StillEstimating"] = false, ["TablesCreated"] = 0 }).ToJson() });
        Kind("AWS::Glue::Trigger", arn + "trigger/{id}", "Name").Missing("EntityNotFoundException", "Trigger {0} not found.").Get("GetTrigger", "Trigger", "Name").List("GetTriggers", "Triggers").List("ListTriggers", "TriggerNames");
        Kind("AWS::Glue::Workflow", arn + "workflow/{id}", "Name").Missing("EntityNotFoundException", "Workflow {0} not found.").Get("GetWorkflow", "Workflow", "Name").List("ListWorkflows", "Workflows");
        Kind("AWS::Glue::Connection", arn + "connection/{id}", "Name").Missing("EntityNotFoundException", "Connection {0} not found.").Get("GetConnection", "Connection", "Name").List("GetConnections", "ConnectionList");
        On("GetTags", call => new() { ["Tags"] = (Kinds.Select(k => k.Find(call, call.Text("ResourceArn") ?? "")).FirstOrDefault(r => r is not null) ?? throw new DemoException("EntityNotFoundException", $"Resource {call.Text("ResourceArn")} not found.")).TagMap() });
        Tagging("ResourceArn", null, "TagResource", "UntagResource", "EntityNotFoundException");
    }

    private JsonObject StartRun(DemoCall call)
    {
        var job = Kinds[2].Get(call, call.Text("JobName"));
        var id = $"jr_{call.NewId(64)}";
        var run = new JsonObject { ["Id"] = id, ["JobName"] = job.Id, ["JobRunState"] = "RUNNING", ["StartedOn"] = call.Stamp(), ["LastModifiedOn"] = call.Stamp(), ["Attempt"] = 0 };
        job.Facets["GetJobRuns"] = new JsonObject { ["JobRuns"] = Items.Entries(job, "GetJobRuns", "JobRuns").Prepend(run).ToJson() };
        return new() { ["JobRunId"] = id };
    }
}
