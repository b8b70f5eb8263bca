namespace Bot.DemoAccount.Services.Resources.Analytics;

/// <summary>Amazon SageMaker: notebooks, endpoints, models, jobs and domains.</summary>
internal sealed class SageMakerService : ResourceService
{
    /// <summary>States the service.</summary>
    public SageMakerService() : base("sagemaker")
    {
        Named("NotebookInstance", "notebook-instance", "NotebookInstances").Set("StopNotebookInstance", "", "NotebookInstanceName", (_, _, d) => d["NotebookInstanceStatus"] = "Stopped").Set("StartNotebookInstance", "", "NotebookInstanceName", (_, _, d) => d["NotebookInstanceStatus"] = "InService");
        Named("Endpoint", "endpoint", "Endpoints");
        Named("EndpointConfig", "endpoint-config", "EndpointConfigs");
        Named("Model", "model", "Models");
        Named("TrainingJob", "training-job", "TrainingJobSummaries").Set("StopTrainingJob", "", "TrainingJobName", (_, _, d) => d["TrainingJobStatus"] = "Stopping");
        Named("ProcessingJob", "processing-job", "ProcessingJobSummaries");
        Named("TransformJob", "transform-job", "TransformJobSummaries");
        Named("Pipeline", "pipeline", "PipelineSummaries");
        Kind("AWS::SageMaker::Domain", "arn:aws:sagemaker:{region}:{account}:domain/{id}", "DomainId").Missing("ResourceNotFound", "Domain {0} does not exist.").Get("DescribeDomain", null, "DomainId").List("ListDomains", "Domains");
        Tagging("ResourceArn", "ListTags", "AddTags", "DeleteTags", "ResourceNotFound");
    }

    private Kind Named(string name, string path, string list) =>
        Kind($"AWS::SageMaker::{name}", $"arn:aws:sagemaker:{{region}}:{{account}}:{path}/{{id}}", $"{name}Name").Missing("ValidationException", $"Could not find {path} \"{{0}}\".")
            .Get($"Describe{name}", null, $"{name}Name")
            .List($"List{name}s", list, where: (call, resource) => call.Text("StatusEquals") is not { } status || Inputs.Text(resource.Document[$"{name}Status"]) == status);
}
