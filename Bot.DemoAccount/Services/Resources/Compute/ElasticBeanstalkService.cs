using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Compute;

/// <summary>AWS Elastic Beanstalk: applications, versions and environments with their health, events and resources.</summary>
internal sealed class ElasticBeanstalkService : ResourceService
{
    /// <summary>States the service.</summary>
    public ElasticBeanstalkService() : base("elasticbeanstalk")
    {
        const string arn = "arn:aws:elasticbeanstalk:{region}:{account}:";
        Kind("AWS::ElasticBeanstalk::Application", arn + "application/{id}", "ApplicationName").List("DescribeApplications", "Applications", "ApplicationNames", skip: true);
        Kind("AWS::ElasticBeanstalk::Environment", arn + "environment/{id}", "EnvironmentName", "EnvironmentId").Missing("InvalidParameterValue", "No Environment found for EnvironmentName = '{0}'.")
            .List("DescribeEnvironments", "Environments", "EnvironmentNames", "ApplicationName,VersionLabel,EnvironmentIds=EnvironmentId", skip: true)
            .Facet("DescribeEnvironmentHealth", "EnvironmentName").Facet("DescribeEnvironmentResources", "EnvironmentName")
            .Facet("DescribeConfigurationSettings", "EnvironmentName", (_, _) => new() { ["ConfigurationSettings"] = new JsonArray() })
            .Gather("DescribeEvents", "Events", filter: "EnvironmentName,ApplicationName");
        Kind("AWS::ElasticBeanstalk::ApplicationVersion", arn + "applicationversion/{id}", "VersionLabel").List("DescribeApplicationVersions", "ApplicationVersions", filter: "ApplicationName,VersionLabels=VersionLabel");
        Tagging("ResourceArn", "ListTagsForResource", null, null, "ResourceNotFoundException");
    }
}
