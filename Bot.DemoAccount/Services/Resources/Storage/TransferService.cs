namespace Bot.DemoAccount.Services.Resources.Storage;

/// <summary>AWS Transfer Family: servers, their users, and workflows.</summary>
internal sealed class TransferService : ResourceService
{
    /// <summary>States the service.</summary>
    public TransferService() : base("transfer")
    {
        Kind("AWS::Transfer::Server", "arn:aws:transfer:{region}:{account}:server/{id}", "ServerId").Missing("ResourceNotFoundException", "Unknown server")
            .Get("DescribeServer", "Server", "ServerId").List("ListServers", "Servers")
            .Set("StopServer", "", "ServerId", (_, _, d) => d["State"] = "OFFLINE")
            .Set("StartServer", "", "ServerId", (_, _, d) => d["State"] = "ONLINE");
        Kind("AWS::Transfer::User", "arn:aws:transfer:{region}:{account}:user/{id}", "UserName").Missing("ResourceNotFoundException", "Unknown user")
            .List("ListUsers", "Users", where: (c, r) => r.Id.StartsWith(c.Text("ServerId") + "/", StringComparison.Ordinal))
            .Get("DescribeUser", "User", "UserName");
        Kind("AWS::Transfer::Workflow", "arn:aws:transfer:{region}:{account}:workflow/{id}", "WorkflowId").Missing("ResourceNotFoundException", "Workflow not found").Get("DescribeWorkflow", "Workflow", "WorkflowId").List("ListWorkflows", "Workflows");
        Tagging("Arn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
