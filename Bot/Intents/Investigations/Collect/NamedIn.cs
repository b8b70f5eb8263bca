using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What texts name: settings, error lines, addresses. ARNs, EC2's ids, AWS's own host names, queue addresses.</summary>
internal static partial class NamedIn
{
    /// <summary>Kinds that a thing is set up with; whatever else it names it calls or reads.</summary>
    private static readonly ImmutableHashSet<string> SetUp = ["iam-role", "iam-policy", "kms-key", "secret", "ssm-parameter", "security-group", "acm-certificate", "hosted-zone", "vpc-endpoint", "subnet", "network-acl", "rds-parameter-group", "launch-template", "ami", "lambda-layer", "vpc", "log-group", "ecr-repository", "route-table", "usage-plan"];

    /// <summary>AWS's host names, with the Region and the resource's name in them.</summary>
    private static readonly ImmutableArray<(Regex Host, string Kind)> Hosts =
    [
        (ClusterHost(), "rds-cluster"), (ProxyHost(), "rds-proxy"), (DatabaseHost(), "rds-instance"), (CacheGroupHost(), "elasticache-replication-group"), (CacheHost(), "elasticache-cluster"), (BalancerHost(), "load-balancer"), (NetworkBalancerHost(), "load-balancer"),
        (DomainHost(), "opensearch-domain"), (BrokerHost(), "msk-cluster"), (FileHost(), "efs-file-system"), (WarehouseHost(), "redshift-cluster"), (BucketHost(), "s3-bucket"), (BucketPath(), "s3-bucket"), (ApiHost(), "rest-api"), (QueueUrl(), "sqs-queue"),
    ];

    public static Tie TieOf(string kind) => SetUp.Contains(kind) ? Tie.SetUpWith : Tie.DependsOn;

    /// <summary>The things that a text names, in the order of its words.</summary>
    public static IEnumerable<Thing> Of(string text, Spot near)
    {
        foreach (Match arn in Arn().Matches(text))
        {
            if (ArnThing.Of(Whole(arn.Value), near) is { } thing)
                yield return thing;
        }
        foreach (Match id in Ec2Id().Matches(text))
        {
            if (ResourceRegistry.Kinds.FirstOrDefault(k => k.Service == "ec2" && k.IdPrefixes.Contains(id.Groups["prefix"].Value)) is { } kind)
                yield return Thing.Named(kind, id.Value, near);
        }
        if (!text.Contains("amazonaws.com", StringComparison.OrdinalIgnoreCase) && !text.Contains("s3://", StringComparison.Ordinal))
            yield break;
        foreach (var (host, kindName) in Hosts)
        {
            foreach (Match match in host.Matches(text))
            {
                var spot = near with
                {
                    Region = match.Groups["region"] is { Success: true, Value: var region } ? region : near.Region,
                    Account = match.Groups["account"] is { Success: true, Value: var account } ? account : near.Account,
                };
                if (ResourceRegistry.Find(kindName) is { } kind)
                    yield return Thing.Named(kind, match.Groups["name"].Value, spot);
            }
        }
    }

    /// <summary>Every text in a document.</summary>
    public static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => Strings(p.Value)),
        JsonArray list => list.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    /// <summary>The hosts that lines of a sign name, with what logged them, in an order of their own.</summary>
    public static List<(Thing Thing, string Host)> OwnHosts(Case @case, string sign) =>
        [.. @case.Book.Facts.Where(f => f.Sign == sign).SelectMany(f => OwnHosts(f.Said).Select(h => (f.Thing, Host: h)))
            .DistinctBy(h => (h.Thing.Key, h.Host)).OrderBy(h => h.Host, StringComparer.Ordinal).ThenBy(h => h.Thing.Key, StringComparer.Ordinal)];

    /// <summary>Host names in a text that are not AWS's: a zone of the account may hold them.</summary>
    public static IEnumerable<string> OwnHosts(string text) =>
        OwnHost().Matches(text).Select(m => m.Value.TrimEnd('.').ToLowerInvariant()).Where(h => !h.EndsWith(".amazonaws.com", StringComparison.Ordinal) && !h.EndsWith(".amazon.com", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    /// <summary>An object's ARN begins with its bucket's; a secret's may end with one of its keys.</summary>
    private static string Whole(string arn) =>
        arn.Contains(":s3:::", StringComparison.Ordinal) ? arn.Split('/')[0]
        : arn.Contains(":secretsmanager:", StringComparison.Ordinal) ? string.Join(':', arn.Split(':').Take(7))
        : arn;

    [GeneratedRegex(@"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12})?:[A-Za-z0-9_\-/:.+=@]*[A-Za-z0-9]")]
    private static partial Regex Arn();

    [GeneratedRegex(@"(?<![A-Za-z0-9/:_-])(?<prefix>(?:i|vol|subnet|sg|vpce|rtb|nat|acl|lt)-)[0-9a-f]{8,17}\b")]
    private static partial Regex Ec2Id();

    [GeneratedRegex(@"\b(?<name>[a-z][a-z0-9-]*)\.cluster-(ro-|custom-)?[a-z0-9]+\.(?<region>[a-z0-9-]+)\.rds\.amazonaws\.com")]
    private static partial Regex ClusterHost();

    [GeneratedRegex(@"\b(?<name>[a-z][a-z0-9-]*)\.proxy-[a-z0-9]+\.(?<region>[a-z0-9-]+)\.rds\.amazonaws\.com")]
    private static partial Regex ProxyHost();

    [GeneratedRegex(@"\b(?<name>[a-z][a-z0-9-]*)\.(?!cluster-|proxy-)[a-z0-9]{3,}\.(?<region>[a-z0-9-]+)\.rds\.amazonaws\.com")]
    private static partial Regex DatabaseHost();

    [GeneratedRegex(@"\b(?:(?:master|replica|clustercfg)\.(?<name>[a-z][a-z0-9-]*)\.[a-z0-9]+|(?<name>[a-z][a-z0-9-]*)\.[a-z0-9]+\.ng\.\d+)\.[a-z0-9]+\.cache\.amazonaws\.com")]
    private static partial Regex CacheGroupHost();

    [GeneratedRegex(@"\b(?<!(?:master|replica|clustercfg)\.)(?!master\.|replica\.|clustercfg\.)(?<name>[a-z][a-z0-9-]*)\.(?:(?:[a-z0-9-]+\.)?[a-z0-9]+\.(?:\d{4}|cfg)\.)?[a-z]+\d\.cache\.amazonaws\.com")]
    private static partial Regex CacheHost();

    [GeneratedRegex(@"\b(?:internal-|dualstack\.)*(?<name>[A-Za-z0-9][A-Za-z0-9-]*)-\d+\.(?<region>[a-z0-9-]+)\.elb\.amazonaws\.com")]
    private static partial Regex BalancerHost();

    [GeneratedRegex(@"\b(?<name>[A-Za-z0-9][A-Za-z0-9-]*)-[0-9a-f]{16}\.elb\.(?<region>[a-z0-9-]+)\.amazonaws\.com")]
    private static partial Regex NetworkBalancerHost();

    [GeneratedRegex(@"\b(?:search|vpc)-(?<name>[a-z][a-z0-9-]*)-[a-z0-9]{20,}\.(?<region>[a-z0-9-]+)\.es\.amazonaws\.com")]
    private static partial Regex DomainHost();

    [GeneratedRegex(@"\bb-\d+\.(?<name>[a-z0-9-]+)\.[a-z0-9]+\.c\d+\.kafka\.(?<region>[a-z0-9-]+)\.amazonaws\.com")]
    private static partial Regex BrokerHost();

    [GeneratedRegex(@"\b(?<name>fs-[0-9a-f]+)\.efs\.(?<region>[a-z0-9-]+)\.amazonaws\.com")]
    private static partial Regex FileHost();

    [GeneratedRegex(@"\b(?<name>[a-z][a-z0-9-]*)\.[a-z0-9]+\.(?<region>[a-z0-9-]+)\.redshift\.amazonaws\.com")]
    private static partial Regex WarehouseHost();

    [GeneratedRegex(@"\b(?<name>[a-z0-9][a-z0-9.-]{2,62})\.s3[.-](?:(?<region>[a-z]{2}-[a-z-]+-\d)\.)?amazonaws\.com")]
    private static partial Regex BucketHost();

    [GeneratedRegex(@"s3://(?<name>[a-z0-9][a-z0-9.-]{2,62})")]
    private static partial Regex BucketPath();

    [GeneratedRegex(@"\b(?<name>[a-z0-9]{10})\.execute-api\.(?<region>[a-z0-9-]+)\.amazonaws\.com")]
    private static partial Regex ApiHost();

    [GeneratedRegex(@"https://sqs\.(?<region>[a-z0-9-]+)\.amazonaws\.com/(?<account>\d{12})/(?<name>[A-Za-z0-9_.-]+)")]
    private static partial Regex QueueUrl();

    [GeneratedRegex(@"\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z](?![\w(=])", RegexOptions.IgnoreCase)]
    private static partial Regex OwnHost();
}
