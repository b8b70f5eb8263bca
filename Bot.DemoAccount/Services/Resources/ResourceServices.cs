namespace Bot.DemoAccount.Services.Resources;

/// <summary>Databases, queues, containers and every other resource service; each is made when first called.</summary>
internal static class ResourceServices
{
    public static IReadOnlyDictionary<string, Func<DemoService>> All { get; } = new Dictionary<string, Func<DemoService>>();
}
