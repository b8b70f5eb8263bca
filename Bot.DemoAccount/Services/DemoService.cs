using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

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
    /// <param name="ownPages">The operation reads its own tokens and limits; false lets the server page.</param>
    protected void On(string operation, DemoOperation run, Func<DemoCall, string>? resource = null, bool ownPages = false) =>
        _handlers[operation] = new DemoHandler(run, resource) { OwnPages = ownPages };

    /// <summary>Serves a plain list operation: every resource of a type in the Region (or global) under one member.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="type">The resources' type.</param>
    /// <param name="member">The output's list.</param>
    /// <param name="show">How one is shown; null means its document.</param>
    /// <param name="where">Which are shown; null means all.</param>
    protected void Lists(string operation, string type, string member, Func<Resource, JsonNode?>? show = null, Func<DemoCall, Resource, bool>? where = null) =>
        On(operation, call => new JsonObject
        {
            [member] = new JsonArray([.. call.Here(type).Where(r => where is null || where(call, r)).Select(r => show is null ? r.Shown() : show(r))]),
        });

    /// <summary>Serves an operation that gives one resource by id.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="idMember">The input member with its id or ARN.</param>
    /// <param name="member">The output member that wraps the document; null where the document is the output.</param>
    /// <param name="missing">The service's error when it does not exist.</param>
    /// <param name="show">How it is shown; null means its document.</param>
    protected void Gives(string operation, string type, string idMember, string? member, Func<string, DemoException> missing, Func<Resource, JsonObject>? show = null) =>
        On(operation, call =>
        {
            var found = call.Need(type, call.Must(idMember), missing);
            var document = show is null ? found.Shown() : show(found);
            return member is null ? document : new JsonObject { [member] = document };
        }, ArnOf(type, idMember));

    /// <summary>Serves an operation whose whole output is a facet of one resource.</summary>
    /// <param name="operation">Its API name, which is the facet's name.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="idMember">The input member with its id or ARN.</param>
    /// <param name="missing">The service's error when the resource does not exist.</param>
    /// <param name="otherwise">AWS's default output, or a throw of its error, when the resource has no such facet; an empty output when null.</param>
    protected void Facet(string operation, string type, string idMember, Func<string, DemoException> missing, Func<Resource, JsonObject>? otherwise = null) =>
        On(operation, call =>
        {
            var found = call.Need(type, call.Must(idMember), missing);
            return found.Facet(operation, otherwise is null ? null : () => otherwise(found));
        }, ArnOf(type, idMember));

    /// <summary>The ARN of the resource that an input member names; <c>*</c> while there is none.</summary>
    protected static Func<DemoCall, string> ArnOf(string type, string idMember) => call =>
    {
        if (call.Text(idMember) is not { } id || call.Find(type, id) is not { } found)
            return call.Text(idMember) is { } arn && arn.StartsWith("arn:", StringComparison.Ordinal) ? arn : "*";
        call.Concerns = found;
        return found.Arn;
    };
}

/// <summary>How an operation is served.</summary>
/// <param name="Run">What it does.</param>
/// <param name="Resource">The ARN that IAM judges the call by; null means <c>*</c>.</param>
public sealed record DemoHandler(DemoOperation Run, Func<DemoCall, string>? Resource)
{
    /// <summary>The operation reads its own tokens and limits.</summary>
    /// <value>false</value>
    public bool OwnPages { get; init; }
}
