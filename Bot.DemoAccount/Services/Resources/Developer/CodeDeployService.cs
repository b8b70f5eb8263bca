namespace Bot.DemoAccount.Services.Resources.Developer;

/// <summary>AWS CodeDeploy: applications, deployment groups and deployments.</summary>
internal sealed class CodeDeployService : ResourceService
{
    /// <summary>States the service.</summary>
    public CodeDeployService() : base("codedeploy")
    {
        Kind("AWS::CodeDeploy::Application", "arn:aws:codedeploy:{region}:{account}:application:{id}", "applicationName").Missing("ApplicationDoesNotExistException", "No application found for name: {0}")
            .Get("GetApplication", "application", "applicationName").List("ListApplications", "applications").Batch("BatchGetApplications", "applicationsInfo", "applicationNames");
        Kind("AWS::CodeDeploy::DeploymentGroup", "arn:aws:codedeploy:{region}:{account}:deploymentgroup:{id}", "deploymentGroupName").Within("applicationName").Missing("DeploymentGroupDoesNotExistException", "No Deployment Group found for name: {0}")
            .Get("GetDeploymentGroup", "deploymentGroupInfo", "deploymentGroupName").List("ListDeploymentGroups", "deploymentGroups").Batch("BatchGetDeploymentGroups", "deploymentGroupsInfo", "deploymentGroupNames");
        Kind("AWS::CodeDeploy::Deployment", "arn:aws:codedeploy:{region}:{account}:deployment:{id}", "deploymentId").Missing("DeploymentDoesNotExistException", "The deployment {0} could not be found")
            .Get("GetDeployment", "deploymentInfo", "deploymentId").List("ListDeployments", "deployments", filter: "applicationName,deploymentGroupName,includeOnlyStatuses=status").Batch("BatchGetDeployments", "deploymentsInfo", "deploymentIds")
            .Set("StopDeployment", "", "deploymentId", (c, _, d) => (d["status"], d["completeTime"]) = ("Stopped", c.Stamp()));
        Kind("AWS::CodeDeploy::DeploymentConfig", "arn:aws:codedeploy:{region}:{account}:deploymentconfig:{id}", "deploymentConfigName").Missing("DeploymentConfigDoesNotExistException", "No deployment configuration found for name: {0}")
            .Get("GetDeploymentConfig", "deploymentConfigInfo", "deploymentConfigName").List("ListDeploymentConfigs", "deploymentConfigsList");
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
