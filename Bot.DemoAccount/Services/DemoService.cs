using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services;

/// <summary>An operation: the whole output by API names, unpaged where the server pages it.</summary>
public delegate JsonObject DemoOperation(DemoCall call);

/// <summary>The operations that the demo account serves of one AWS service.</summary>
/// <param name="name">The service's catalog name.</param>
public abstract class DemoService(string name)
{
    private readonly Dictionary<string, DemoHandler> _handlers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The service's catalog name.</summary>
    public string Name { get; } = name;

    /// <summary>The operations served.</summary>
    public IReadOnlyDictionary<string, DemoHandler> Handlers => _handlers;

    /// <summary>Serves an operation.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="run">What it does.</param>
    /// <param name="resource">The ARN that IAM judges the call by; null means <c>*</c>.</param>
    protected void On(string operation, DemoOperation run, Func<DemoCall, string>? resource = null) =>
        _handlers[operation] = new DemoHandler(run, resource);
}

/// <summary>How an operation is served.</summary>
/// <param name="Run">What it does.</param>
/// <param name="Resource">The ARN that IAM judges the call by; null means <c>*</c>.</param>
public sealed record DemoHandler(DemoOperation Run, Func<DemoCall, string>? Resource);
