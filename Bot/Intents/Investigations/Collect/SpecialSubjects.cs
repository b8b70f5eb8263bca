using System.Text.RegularExpressions;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Things that messages name in forms of their own: images in an error text, queries by id, roles in a denial.</summary>
internal static partial class SpecialSubjects
{
    /// <summary>What a bare name may be, most usual first.</summary>
    public static readonly string[] UsualKinds = ["lambda-function", "ecs-service", "rds-instance", "load-balancer", "sqs-queue", "auto-scaling-group", "dynamodb-table", "state-machine", "rest-api"];

    /// <summary>What it may be where it is none of these.</summary>
    public static readonly string[] OtherKinds = ["http-api", "target-group", "kinesis-stream", "sns-topic", "rds-cluster", "elasticache-replication-group", "eks-cluster", "ec2-instance", "pipeline", "event-rule", "batch-job-queue", "glue-job", "opensearch-domain", "s3-bucket", "codebuild-project"];

    public static IEnumerable<Thing> Of(Question question, Spot spot)
    {
        var text = question.Text;
        if (Image().Match(text) is { Success: true } image && ResourceRegistry.Find("ecr-repository") is { } repository)
            yield return Thing.Named(repository, image.Groups["name"].Value, new(image.Groups["region"].Value, image.Groups["account"].Value));
        if (text.Contains("athena", StringComparison.OrdinalIgnoreCase) && Uuid().Match(text) is { Success: true } query)
            yield return new("athena-query", query.Value, query.Value, "", spot);
        if (text.Contains("KMS", StringComparison.OrdinalIgnoreCase) && text.Contains("lambda", StringComparison.OrdinalIgnoreCase) && ResourceRegistry.Find("kms-key") is { } key)
            yield return Thing.Named(key, "alias/aws/lambda", spot);
        // The role of an assumed-role session stands before its session name.
        if (Session().Match(text) is { Success: true } session && ResourceRegistry.Find("iam-role") is { } role)
            yield return Thing.Named(role, session.Groups["role"].Value, spot with { Account = session.Groups["account"].Value });
        if (Limit().IsMatch(text) && question.Entities.All(e => e.Kind is not (EntityKind.Name or EntityKind.Id or EntityKind.Arn)))
            yield return new("service-quotas", text.Contains("lambda", StringComparison.OrdinalIgnoreCase) ? "lambda" : "ec2", "service quotas", "", spot);
    }

    /// <summary>Error names, paths and parts of images are no names of resources.</summary>
    public static bool IsNoName(string text) =>
        text.StartsWith('/') || text.Contains(".dkr.ecr.", StringComparison.Ordinal) || text.Contains("assumed-role/", StringComparison.Ordinal) || ErrorName().IsMatch(text) || Uuid().IsMatch(text) && text.Length == 36;

    /// <summary>The users of a service, who see it fail.</summary>
    public static bool ArePeople(string text) => People().IsMatch(text);

    [GeneratedRegex(@"\b(users|customers|clients)\s+(get|got|see|saw|report|reported|reports|complain|have|had|are|were|cannot|can't|hit|face|receive|experience|say|keep)\b", RegexOptions.IgnoreCase)]
    private static partial Regex People();

    [GeneratedRegex(@"(?<account>\d{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.amazonaws\.com/(?<name>[a-z0-9._/-]+?)(?=[:@\s]|$)")]
    private static partial Regex Image();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"arn:aws[a-z-]*:sts::(?<account>\d{12}):assumed-role/(?<role>[\w+=,.@-]+)/")]
    private static partial Regex Session();

    [GeneratedRegex("LimitExceeded|quota|limit exceeded|InsufficientInstanceCapacity", RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex("^([A-Z][A-Za-z]+(Denied|Exception|Error|Exceeded|NotFound|Failed)|ARN|manifest)$")]
    private static partial Regex ErrorName();
}
