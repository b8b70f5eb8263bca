namespace Bot.DemoAccount.Services.Resources.Analytics;

/// <summary>Agents for Amazon Bedrock: agents and knowledge bases.</summary>
internal sealed class BedrockAgentService : ResourceService
{
    /// <summary>States the service.</summary>
    public BedrockAgentService() : base("bedrock-agent")
    {
        Kind("AWS::Bedrock::Agent", "arn:aws:bedrock:{region}:{account}:agent/{id}", "agentId", "agentName").Missing("ResourceNotFoundException", "Could not find agent {0}", 404)
            .Get("GetAgent", "agent", "agentId").List("ListAgents", "agentSummaries");
        Kind("AWS::Bedrock::KnowledgeBase", "arn:aws:bedrock:{region}:{account}:knowledge-base/{id}", "knowledgeBaseId", "name").Missing("ResourceNotFoundException", "Could not find knowledge base {0}", 404)
            .Get("GetKnowledgeBase", "knowledgeBase", "knowledgeBaseId").List("ListKnowledgeBases", "knowledgeBaseSummaries");
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
