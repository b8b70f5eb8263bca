using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Aws.Catalog;

namespace Bot.Intents.Commands;

/// <summary>Finds services and operations by the names people type.</summary>
internal sealed class OperationFinder(AwsCatalog catalog)
{
    private const int MaxSuggestions = 4;

    /// <summary>Names of the AWS CLI that its models do not know.</summary>
    private static readonly FrozenDictionary<string, string> s_names = new Dictionary<string, string>
    {
        ["configservice"] = "config",
        ["deploy"] = "codedeploy",
        ["elb2"] = "elbv2",
        ["alb"] = "elbv2",
        ["ddb"] = "dynamodb",
        ["cfn"] = "cloudformation",
        ["eventbridge"] = "events",
        ["r53"] = "route53",
        ["sm"] = "secretsmanager",
        ["cw"] = "cloudwatch",
        ["asg"] = "autoscaling",
        ["cognito"] = "cognito-idp",
        ["step-functions"] = "stepfunctions",
        ["parameter-store"] = "ssm",
        ["cost-explorer"] = "ce",
        ["resource-explorer"] = "resource-explorer-2",
        ["tagging"] = "resourcegroupstaggingapi",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly Lazy<FrozenDictionary<string, ImmutableArray<(string Service, string Operation)>>> _all = new(() => Index(catalog));

    public AwsCatalog Catalog => catalog;

    public AwsService? Service(string name) =>
        catalog.TryGetService(name, out var service) || (s_names.TryGetValue(name, out var known) && catalog.TryGetService(known, out service)) ? service : null;

    public bool IsService(string name) => catalog.TryGetServiceName(name, out _) || s_names.ContainsKey(name);

    /// <summary>The operation by its API or CLI name; null when the service has none.</summary>
    public static AwsOperation? Operation(AwsService service, string name) =>
        service.Operations.TryGetValue(CommandNames.Key(name), out var operation) ? operation : null;

    /// <summary>The services that have an operation of this name.</summary>
    public ImmutableArray<(string Service, string Operation)> Anywhere(string operation) =>
        _all.Value.TryGetValue(CommandNames.Key(operation), out var found) ? found : [];

    /// <summary>Services with names like this.</summary>
    public ImmutableArray<string> LikeService(string name) => [.. CommandNames.Nearest(name, catalog.ServiceNames.Concat(s_names.Keys), MaxSuggestions)];

    /// <summary>Operations of the service with names like this, in the CLI's spelling: few edits away, or sharing their words.</summary>
    public static ImmutableArray<string> LikeOperation(AwsService service, string name)
    {
        var words = name.ToLowerInvariant().Split('-', StringSplitOptions.RemoveEmptyEntries);
        var verbs = new[] { "describe-", "list-", "get-" }.Select(v => Operation(service, v + name)).OfType<AwsOperation>().Select(o => CommandNames.Kebab(o.Name));
        var near = CommandNames.Nearest(name, service.Operations.Keys, MaxSuggestions).Select(CommandNames.Kebab);
        var sharing = service.Operations.Keys.Select(CommandNames.Kebab)
            .Select(k => (Name: k, Shared: words.Count(w => k.Split('-').Any(p => p == w || p == w + "s" || w == p + "s"))))
            .Where(p => p.Shared > 0 && p.Shared * 2 >= words.Length)
            .OrderByDescending(p => p.Shared).ThenBy(p => p.Name.Length).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => p.Name);
        return [.. verbs.Concat(near).Concat(sharing).Distinct().Take(MaxSuggestions)];
    }

    private static FrozenDictionary<string, ImmutableArray<(string, string)>> Index(AwsCatalog catalog) =>
        catalog.ServiceNames
            .SelectMany(s => catalog.Service(s).Operations.Keys.Select(o => (Service: s, Operation: o)))
            .GroupBy(p => CommandNames.Key(p.Operation))
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
}
