using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Analytics;

/// <summary>Amazon Bedrock: models, guardrails and provisioned throughput.</summary>
internal sealed class BedrockService : ResourceService
{
    /// <summary>States the service.</summary>
    public BedrockService() : base("bedrock")
    {
        Kind("AWS::Bedrock::FoundationModel", "arn:aws:bedrock:{region}::foundation-model/{id}", "modelId").Missing("ResourceNotFoundException", "The provided model identifier is invalid.", 404)
            .Get("GetFoundationModel", "modelDetails", "modelIdentifier").List("ListFoundationModels", "modelSummaries", filter: "byProvider=providerName,byOutputModality=outputModalities,byInferenceType=inferenceTypesSupported");
        Kind("AWS::Bedrock::Guardrail", "arn:aws:bedrock:{region}:{account}:guardrail/{id}", "guardrailId", "name").Missing("ResourceNotFoundException", "Could not find Guardrail {0}", 404)
            .Get("GetGuardrail", null, "guardrailIdentifier")
            .List("ListGuardrails", "guardrails", item: (c, r) =>
            {
                var item = (JsonObject)Items.Item(r, Items.ShapeAt(c.Operation, "guardrails"), "guardrailId", arns: false);
                (item["id"], item["arn"]) = (r.Id, r.Arn);
                return item;
            });
        Kind("AWS::Bedrock::ProvisionedModelThroughput", "arn:aws:bedrock:{region}:{account}:provisioned-model/{id}", "provisionedModelArn", "provisionedModelName").Missing("ResourceNotFoundException", "Could not find provisioned model {0}", 404)
            .Get("GetProvisionedModelThroughput", null, "provisionedModelId").List("ListProvisionedModelThroughputs", "provisionedModelSummaries", filter: "statusEquals=status");
        Kind("AWS::Bedrock::ModelCustomizationJob", "arn:aws:bedrock:{region}:{account}:model-customization-job/{id}", "jobArn", "jobName").Missing("ResourceNotFoundException", "Could not find job {0}", 404)
            .Get("GetModelCustomizationJob", null, "jobIdentifier").List("ListModelCustomizationJobs", "modelCustomizationJobSummaries", filter: "statusEquals=status");
        On("GetModelInvocationLoggingConfiguration", _ => []);
        Tagging("resourceARN", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
