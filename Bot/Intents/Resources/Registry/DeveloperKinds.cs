using System.Collections.Immutable;
using Bot.Understanding;
using static Bot.Intents.Resources.Registry.FieldTable;

namespace Bot.Intents.Resources.Registry;

/// <summary>Building and delivery, analytics and machine learning.</summary>
internal static class DeveloperKinds
{
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new("codebuild-project", "CodeBuild project", "codebuild", "codebuild project, build project, codebuild, code build project")
        {
            CloudFormationType = "AWS::CodeBuild::Project", List = new("ListProjects", "projects[]"), One = new("Value={name}", Lookup.Given), Details = [new("project", "BatchGetProjects", "projects[]", "names=[{name}]") { Batch = 100, Key = "name" }], Id = "Value", Arn = "arn:aws:codebuild:{region}:{account}:project/{name}", Tags = "tags", TagsFrom = "project", Console = "codesuite/codebuild/projects/{name}?region={region}", ConsoleList = "codesuite/codebuild/projects?region={region}", Columns = "name, source, image, compute, modified",
            Fields = [Text("source", "source.type", "source, source type").Of("project"), Text("image", "environment.image", "image, build image").Of("project"), Text("compute", "environment.computeType", "compute, compute type, size").Of("project"), Flag("privileged", "environment.privilegedMode", "privileged, privileged mode").Of("project").Yes("privileged"), Number("timeout_m", "timeoutInMinutes", "timeout", "min").Of("project"), Text("role", "last(serviceRole)", "role").Of("project"), Created("created").Of("project"), Time("modified", "lastModified", "modified, last modified").Of("project")],
        },
        new("codebuild-build", "CodeBuild build", "codebuild", "codebuild build, build, build run")
        {
            List = new("ListBuilds", "ids[]") { MaxPages = 2 }, Details = [new("build", "BatchGetBuilds", "builds[]", "ids=[{id}]") { Batch = 100, Key = "id" }], Id = "Value", Arn = "arn:aws:codebuild:{region}:{account}:build/{id}", Console = "codesuite/codebuild/home?region={region}", Columns = "id, project, state, created, ended", SortBy = "-created", Fields = [State("buildStatus").Of("build").Is("failed", "FAILED").Is("succeeded, successful", "SUCCEEDED").Is("running, in progress", "IN_PROGRESS").Is("stopped", "STOPPED"), Text("project", "projectName", "project").Of("build"), Created("startTime", "started, start, created, start time, age").Of("build"), Time("ended", "endTime", "ended, end").Of("build"), Text("initiator", "initiator", "initiator, started by").Of("build"), Text("phase", "currentPhase", "phase").Of("build")],
        },
        new("pipeline", "CodePipeline pipeline", "codepipeline", "codepipeline pipeline, pipeline, codepipeline, code pipeline, ci pipeline, cd pipeline, deployment pipeline")
        {
            CloudFormationType = "AWS::CodePipeline::Pipeline", List = new("ListPipelines", "pipelines[]"), One = new("name={name}", "GetPipeline", "pipeline"), Details = [new("state", "GetPipelineState", ".", "name={name}")], Id = "name", Arn = "arn:aws:codepipeline:{region}:{account}:{name}", Console = "codesuite/codepipeline/pipelines/{name}/view?region={region}", ConsoleList = "codesuite/codepipeline/pipelines?region={region}", Columns = "name, version, type, created, modified",
            Fields = [Number("version", "version", "version"), Text("type", "pipelineType", "type"), Created("created"), Time("modified", "updated", "modified, updated"), Text("state", "stageStates[].latestExecution.status", "state, status, latest status").Of("state").Says("failed, failing, broken", ConditionOperator.Contains, "Failed").Says("running, in progress", ConditionOperator.Contains, "InProgress").Is("succeeded, green", "Succeeded"), List("stages", "stageStates[].stageName", "stage, stages").Of("state")],
        },
        new("pipeline-execution", "pipeline execution", "codepipeline", "pipeline execution, pipeline run, codepipeline execution")
        {
            Parent = new("pipeline", "name"), List = new("ListPipelineExecutions", "pipelineExecutionSummaries[]", "pipelineName={parent}") { MaxPages = 3 }, Id = "pipelineExecutionId", Console = "codesuite/codepipeline/pipelines/{parent}/executions/{id}/timeline?region={region}", ConsoleList = "codesuite/codepipeline/pipelines?region={region}", Columns = "id, pipeline, state, created, ended", SortBy = "-created", Fields = [Text("pipeline", "^", "pipeline"), State("status").Is("failed", "Failed").Is("succeeded, successful", "Succeeded").Is("running, in progress", "InProgress"), Created("startTime", "started, start, created, age"), Time("ended", "lastUpdateTime", "ended, updated"), Text("trigger", "trigger.triggerType", "trigger")],
        },
        new("codedeploy-application", "CodeDeploy application", "codedeploy", "codedeploy application, codedeploy app, codedeploy, code deploy application")
        {
            CloudFormationType = "AWS::CodeDeploy::Application", List = new("ListApplications", "applications[]"), One = new("Value={name}", Lookup.Given), Details = [new("application", "GetApplication", "application", "applicationName={name}")], Id = "Value", Console = "codesuite/codedeploy/applications/{name}?region={region}", ConsoleList = "codesuite/codedeploy/applications?region={region}", Columns = "name, platform, created", Fields = [Text("platform", "computePlatform", "platform, compute platform").Of("application"), Created("createTime").Of("application")],
        },
        new("deployment", "CodeDeploy deployment", "codedeploy", "codedeploy deployment, deployment")
        {
            IdPrefixes = ["d-"], List = new("ListDeployments", "deployments[]") { MaxPages = 2 }, One = new("Value={id}", Lookup.Given), Details = [new("deployment", "BatchGetDeployments", "deploymentsInfo[]", "deploymentIds=[{id}]") { Batch = 25, Key = "deploymentId" }], Id = "Value", Console = "codesuite/codedeploy/deployments/{id}?region={region}", ConsoleList = "codesuite/codedeploy/deployments?region={region}", Columns = "id, application, state, created, ended", SortBy = "-created", Fields = [Text("application", "applicationName", "application, app").Of("deployment"), State("status").Of("deployment").Is("failed", "Failed").Is("succeeded, successful", "Succeeded").Is("in progress, running", "InProgress"), Created("createTime", "created, started, age").Of("deployment"), Time("ended", "completeTime", "ended, completed").Of("deployment"), Text("error", "errorInformation.message", "error, reason").Of("deployment")],
        },
        new("codecommit-repository", "CodeCommit repository", "codecommit", "codecommit repository, codecommit repo, git repository, codecommit, git repo, code repository")
        {
            CloudFormationType = "AWS::CodeCommit::Repository", List = new("ListRepositories", "repositories[]"), One = new("repositoryName={name}", "GetRepository", "repositoryMetadata"), Details = [new("repository", "GetRepository", "repositoryMetadata", "repositoryName={name}")], Id = "repositoryName", Arn = "Arn|arn:aws:codecommit:{region}:{account}:{name}", Console = "codesuite/codecommit/repositories/{name}/browse?region={region}", ConsoleList = "codesuite/codecommit/repositories?region={region}", Columns = "name, id", Fields = [Created("creationDate").Of("repository"), Time("modified", "lastModifiedDate", "modified, last modified").Of("repository"), Text("default_branch", "defaultBranch", "default branch, branch").Of("repository")],
        },
        new("codeartifact-repository", "CodeArtifact repository", "codeartifact", "codeartifact repository, codeartifact repo, codeartifact, package repository, artifact repository")
        {
            CloudFormationType = "AWS::CodeArtifact::Repository", List = new("ListRepositories", "repositories[]"), Id = "name", Arn = "arn", Console = "codesuite/codeartifact/repositories?region={region}", Columns = "name, domain, description, created", Fields = [Text("domain", "domainName", "domain"), Text("description", "description", "description"), Created("createdTime")],
        },
        new("codeartifact-domain", "CodeArtifact domain", "codeartifact", "codeartifact domain")
        {
            CloudFormationType = "AWS::CodeArtifact::Domain", List = new("ListDomains", "domains[]"), One = new("domain={name}", "DescribeDomain", "domain"), Id = "name", Arn = "arn", Console = "codesuite/codeartifact/domains?region={region}", Columns = "name, state, created", Fields = [State("status"), Created("createdTime"), Text("kms_key", "encryptionKey", "kms key, encryption")],
        },
        new("glue-job", "Glue job", "glue", "glue job, etl job, glue etl job")
        {
            CloudFormationType = "AWS::Glue::Job", List = new("GetJobs", "Jobs[]"), One = new("JobName={name}", "GetJob", "Job"), Id = "Name", Arn = "arn:aws:glue:{region}:{account}:job/{name}", Console = "gluestudio/home?region={region}#/editor/job/{name}/details", ConsoleList = "gluestudio/home?region={region}#/jobs", Columns = "name, type, glue_version, workers, worker_type, modified", Fields = [Text("type", "Command.Name", "type"), Version("glue_version", "GlueVersion", "glue version, version"), Number("workers", "NumberOfWorkers", "workers, worker count"), Text("worker_type", "WorkerType", "worker type"), Number("timeout_m", "Timeout", "timeout", "min"), Text("role", "last(Role)", "role"), Created("CreatedOn"), Time("modified", "LastModifiedOn", "modified, last modified")],
        },
        new("glue-job-run", "Glue job run", "glue", "glue job run, job run, etl run")
        {
            IdPrefixes = ["jr_"], Parent = new("glue-job", "name"), List = new("GetJobRuns", "JobRuns[]", "JobName={parent}") { MaxPages = 2 }, Id = "Id", Console = "gluestudio/home?region={region}#/monitoring", Columns = "id, job, state, created, ended, error", SortBy = "-created", Fields = [Text("job", "JobName", "job"), State("JobRunState").Is("failed", "FAILED").Is("succeeded, successful", "SUCCEEDED").Is("running", "RUNNING").Is("timed out", "TIMEOUT"), Created("StartedOn", "started, start, created, age"), Time("ended", "CompletedOn", "ended, completed, finished"), Text("error", "ErrorMessage", "error, reason"), Number("seconds", "ExecutionTime", "duration, execution time, run time", "s")],
        },
        new("glue-crawler", "Glue crawler", "glue", "glue crawler, crawler")
        {
            CloudFormationType = "AWS::Glue::Crawler", List = new("GetCrawlers", "Crawlers[]"), One = new("Name={name}", "GetCrawler", "Crawler"), Id = "Name", Arn = "arn:aws:glue:{region}:{account}:crawler/{name}", Console = "glue/home?region={region}#/v2/data-catalog/crawlers/view/{name}", ConsoleList = "glue/home?region={region}#/v2/data-catalog/crawlers", Columns = "name, state, database, last_status, modified", Fields = [State("State").Is("ready", "READY").Is("running", "RUNNING"), Text("database", "DatabaseName", "database"), Text("last_status", "LastCrawl.Status", "last status, last crawl").Is("failed", "FAILED").Is("succeeded", "SUCCEEDED"), Text("schedule", "Schedule.ScheduleExpression", "schedule"), Created("CreationTime"), Time("modified", "LastUpdated", "modified, updated")],
        },
        new("glue-database", "Glue database", "glue", "glue database, data catalog database, catalog database")
        {
            CloudFormationType = "AWS::Glue::Database", List = new("GetDatabases", "DatabaseList[]"), One = new("Name={name}", "GetDatabase", "Database"), Id = "Name", Arn = "arn:aws:glue:{region}:{account}:database/{name}", Console = "glue/home?region={region}#/v2/data-catalog/databases/view/{name}", ConsoleList = "glue/home?region={region}#/v2/data-catalog/databases", Columns = "name, description, created", Fields = [Text("description", "Description", "description"), Created("CreateTime")],
        },
        new("glue-table", "Glue table", "glue", "glue table, catalog table, data catalog table, athena table")
        {
            CloudFormationType = "AWS::Glue::Table", Parent = new("glue-database", "name"), List = new("GetTables", "TableList[]", "DatabaseName={parent}"), One = new("DatabaseName={parent}; Name={name}", "GetTable", "Table"), Id = "Name", Console = "glue/home?region={region}#/v2/data-catalog/tables", Columns = "name, database, type, columns, modified", Fields = [Text("database", "DatabaseName", "database"), Text("type", "TableType", "type"), Number("columns", "count(StorageDescriptor.Columns)", "columns, column count"), Text("location", "StorageDescriptor.Location", "location"), Created("CreateTime"), Time("modified", "UpdateTime", "modified, updated")],
        },
        new("athena-workgroup", "Athena workgroup", "athena", "athena workgroup, workgroup, athena work group, athena")
        {
            CloudFormationType = "AWS::Athena::WorkGroup", List = new("ListWorkGroups", "WorkGroups[]"), One = new("WorkGroup={name}", "GetWorkGroup", "WorkGroup"), Details = [new("workgroup", "GetWorkGroup", "WorkGroup", "WorkGroup={name}")], Id = "Name", Arn = "arn:aws:athena:{region}:{account}:workgroup/{name}", Console = "athena/home?region={region}#/workgroups/details/{name}", ConsoleList = "athena/home?region={region}#/workgroups", Columns = "name, state, engine_version, created", Fields = [State("State").Is("enabled", "ENABLED").Is("disabled", "DISABLED"), Text("engine_version", "EngineVersion.EffectiveEngineVersion", "engine version, version"), Created("CreationTime"), Text("output", "Configuration.ResultConfiguration.OutputLocation", "output, output location").Of("workgroup"), Text("encryption", "Configuration.ResultConfiguration.EncryptionConfiguration.EncryptionOption", "encryption, encrypted").Of("workgroup").Lacks("unencrypted, not encrypted, without encryption")],
        },
        new("sagemaker-endpoint", "SageMaker endpoint", "sagemaker", "sagemaker endpoint, model endpoint, inference endpoint, ml endpoint")
        {
            CloudFormationType = "AWS::SageMaker::Endpoint", List = new("ListEndpoints", "Endpoints[]"), One = new("EndpointName={name}", "DescribeEndpoint", "."), Id = "EndpointName", Arn = "EndpointArn", Console = "sagemaker/home?region={region}#/endpoints/{name}", ConsoleList = "sagemaker/home?region={region}#/endpoints", Columns = "name, state, created, modified", Fields = [State("EndpointStatus").PushAs("StatusEquals").Is("in service, running, in-service", "InService").Is("failed", "Failed"), Created("CreationTime"), Time("modified", "LastModifiedTime", "modified, last modified")],
        },
        new("sagemaker-notebook", "SageMaker notebook", "sagemaker", "sagemaker notebook, notebook instance, sagemaker notebook instance, notebook, jupyter notebook, sagemaker")
        {
            CloudFormationType = "AWS::SageMaker::NotebookInstance", List = new("ListNotebookInstances", "NotebookInstances[]"), One = new("NotebookInstanceName={name}", "DescribeNotebookInstance", "."), Id = "NotebookInstanceName", Arn = "NotebookInstanceArn", Console = "sagemaker/home?region={region}#/notebook-instances/{name}", ConsoleList = "sagemaker/home?region={region}#/notebook-instances", Columns = "name, state, instance_type, created, modified", Fields = [State("NotebookInstanceStatus").PushAs("StatusEquals").Is("in service, running, in-service", "InService").Is("stopped", "Stopped").Is("failed", "Failed"), Text("instance_type", "InstanceType", "instance type, type"), Created("CreationTime"), Time("modified", "LastModifiedTime", "modified, last modified")],
        },
        new("sagemaker-training-job", "SageMaker training job", "sagemaker", "training job, sagemaker training job")
        {
            List = new("ListTrainingJobs", "TrainingJobSummaries[]") { MaxPages = 5 }, One = new("TrainingJobName={name}", "DescribeTrainingJob", "."), Id = "TrainingJobName", Arn = "TrainingJobArn", Console = "sagemaker/home?region={region}#/jobs/{name}", ConsoleList = "sagemaker/home?region={region}#/jobs", Columns = "name, state, created, ended", SortBy = "-created", Fields = [State("TrainingJobStatus").PushAs("StatusEquals").Is("failed", "Failed").Is("running, in progress", "InProgress").Is("completed, succeeded", "Completed").Is("stopped", "Stopped"), Created("CreationTime"), Time("ended", "TrainingEndTime", "ended")],
        },
        new("sagemaker-model", "SageMaker model", "sagemaker", "sagemaker model, ml model")
        {
            CloudFormationType = "AWS::SageMaker::Model", List = new("ListModels", "Models[]"), One = new("ModelName={name}", "DescribeModel", "."), Id = "ModelName", Arn = "ModelArn", Console = "sagemaker/home?region={region}#/models/{name}", ConsoleList = "sagemaker/home?region={region}#/models", Columns = "name, created", SortBy = "-created", Fields = [Created("CreationTime")],
        },
        new("bedrock-model", "Bedrock foundation model", "bedrock", "bedrock model, foundation model, bedrock foundation model, bedrock")
        {
            List = new("ListFoundationModels", "modelSummaries[]"), One = new("modelIdentifier={id}", "GetFoundationModel", "modelDetails"), Id = "modelId", NamePath = "modelName", Arn = "modelArn", Console = "bedrock/home?region={region}#/models", Columns = "name, id, provider, state", Fields = [Text("provider", "providerName", "provider, vendor").Is("anthropic", "Anthropic").Is("amazon", "Amazon").Is("meta", "Meta").Is("mistral", "Mistral AI").Is("cohere", "Cohere"), State("modelLifecycle.status").Is("active", "ACTIVE").Is("legacy, deprecated", "LEGACY"), List("inputs", "inputModalities", "input, inputs, modality")],
        },
        new("bedrock-guardrail", "Bedrock guardrail", "bedrock", "bedrock guardrail, guardrail")
        {
            CloudFormationType = "AWS::Bedrock::Guardrail", List = new("ListGuardrails", "guardrails[]"), One = new("guardrailIdentifier={id}", "GetGuardrail", "."), Id = "id", NamePath = "name", Arn = "arn", Console = "bedrock/home?region={region}#/guardrails", Columns = "name, id, state, version, created", Fields = [State("status").Is("ready", "READY"), Text("version", "version", "version"), Created("createdAt")],
        },
        new("bedrock-agent", "Bedrock agent", "bedrock-agent", "bedrock agent, ai agent")
        {
            CloudFormationType = "AWS::Bedrock::Agent", List = new("ListAgents", "agentSummaries[]"), One = new("agentId={id}", "GetAgent", "agent"), Id = "agentId", NamePath = "agentName", Console = "bedrock/home?region={region}#/agents/{id}", ConsoleList = "bedrock/home?region={region}#/agents", Columns = "name, id, state, modified", Fields = [State("agentStatus").Is("prepared", "PREPARED").Is("failed", "FAILED"), Time("modified", "updatedAt", "modified, updated"), Text("description", "description", "description")],
        },
        new("bedrock-knowledge-base", "Bedrock knowledge base", "bedrock-agent", "knowledge base, bedrock knowledge base")
        {
            CloudFormationType = "AWS::Bedrock::KnowledgeBase", List = new("ListKnowledgeBases", "knowledgeBaseSummaries[]"), One = new("knowledgeBaseId={id}", "GetKnowledgeBase", "knowledgeBase"), Id = "knowledgeBaseId", NamePath = "name", Console = "bedrock/home?region={region}#/knowledge-bases/{id}", ConsoleList = "bedrock/home?region={region}#/knowledge-bases", Columns = "name, id, state, modified", Fields = [State("status").Is("active", "ACTIVE").Is("failed", "FAILED"), Time("modified", "updatedAt", "modified, updated"), Text("description", "description", "description")],
        },
    ];
}
