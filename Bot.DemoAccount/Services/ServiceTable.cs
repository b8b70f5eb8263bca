using System.Collections.Concurrent;
using Bot.DemoAccount.Services.Core;
using Bot.DemoAccount.Services.Insight;
using Bot.DemoAccount.Services.Resources;

namespace Bot.DemoAccount.Services;

/// <summary>Every service that the demo account serves, made when first called, once per server.</summary>
internal sealed class ServiceTable
{
    private readonly ConcurrentDictionary<string, DemoService?> _made = new(StringComparer.Ordinal);

    /// <summary>Catalog names of all services served, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. CoreServices.All.Keys.Concat(InsightServices.All.Keys).Concat(ResourceServices.All.Keys).Order(StringComparer.Ordinal)];

    public DemoService? Find(string service) => _made.GetOrAdd(service, static name =>
        CoreServices.All.TryGetValue(name, out var make) || InsightServices.All.TryGetValue(name, out make) || ResourceServices.All.TryGetValue(name, out make)
            ? make()
            : null);
}
