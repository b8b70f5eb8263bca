namespace Bot.DemoAccount.Services.Resources;

/// <summary>Databases, queues, containers and every other resource service; each is made when first called.</summary>
internal static class ResourceServices
{
    public static IReadOnlyDictionary<string, Func<DemoService>> All { get; } = new Dictionary<string, Func<DemoService>>
    {
        ["dynamodb"] = static () => new Databases.DynamoDbService(),
        ["ecr"] = static () => new Compute.EcrService(),
        ["ecs"] = static () => new Compute.EcsService(),
        ["eks"] = static () => new Compute.EksService(),
        ["elbv2"] = static () => new Network.Elbv2Service(),
        ["rds"] = static () => new Databases.RdsService(),
    };
}
