using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Bot.Aws.Catalog;

/// <summary>The facts of every AWS service that this library can call, loaded a service at a time.</summary>
public sealed class AwsCatalog
{
    private readonly Lazy<CatalogIndex> _index = new(CatalogIndex.Load);
    private readonly ConcurrentDictionary<string, AwsService> _services = new(StringComparer.Ordinal);

    private AwsCatalog() { }

    /// <summary>The catalog that is embedded in this library.</summary>
    public static AwsCatalog Default { get; } = new();

    /// <summary>Names of all services, as the AWS CLI spells them, sorted.</summary>
    public IReadOnlyList<string> ServiceNames => _index.Value.Names;

    /// <summary>Finds a service by its CLI name or another name in use (<c>s3api</c>, <c>states</c>, <c>monitoring</c>, an IAM or signing prefix); case is ignored.</summary>
    /// <param name="name">The name.</param>
    /// <param name="service">The service, loaded; null when unknown.</param>
    public bool TryGetService(string name, [NotNullWhen(true)] out AwsService? service)
    {
        // The exact name of a loaded service is the usual case.
        if (_services.TryGetValue(name, out service))
            return true;
        if (!TryGetServiceName(name, out var key))
            return false;
        service = _services.GetOrAdd(key, static k => new ServiceReader(CatalogIndex.ReadService(k)).Service());
        return true;
    }

    /// <summary>Finds the catalog name of a service by any of its names, without loading the service; case is ignored.</summary>
    /// <param name="name">The name.</param>
    /// <param name="serviceName">The catalog name; null when unknown.</param>
    public bool TryGetServiceName(string name, [NotNullWhen(true)] out string? serviceName) =>
        _index.Value.Keys.TryGetValue(name, out serviceName);

    /// <summary>A service that must exist.</summary>
    /// <exception cref="KeyNotFoundException">The catalog has no such service.</exception>
    public AwsService Service(string name) =>
        TryGetService(name, out var service) ? service : throw new KeyNotFoundException($"The catalog has no AWS service '{name}'.");
}
