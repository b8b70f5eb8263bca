using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What a thing's own settings name: tables, queues, buckets, secrets, parameters, hosts in its environment and definition.</summary>
internal static partial class References
{
    private const int Most = 10, LongestName = 300;

    /// <summary>Kinds that run code or requests, whose settings say what they use.</summary>
    private static readonly string[] Workers = ["lambda-function", "ecs-service", "state-machine", "codebuild-project", "firehose-stream", "apprunner-service", "batch-job-definition", "glue-job", "pipe"];

    /// <summary>What the name of a variable says about its value; the first that fits counts.</summary>
    private static readonly ImmutableArray<(string Word, string Kind)> KindHints =
    [
        ("DELIVERY", "firehose-stream"), ("FIREHOSE", "firehose-stream"), ("STATE_MACHINE", "state-machine"), ("STATEMACHINE", "state-machine"), ("SECRET", "secret"), ("PARAM", "ssm-parameter"), ("SSM", "ssm-parameter"), ("KMS", "kms-key"), ("TABLE", "dynamodb-table"), ("BUCKET", "s3-bucket"), ("QUEUE", "sqs-queue"), ("TOPIC", "sns-topic"), ("STREAM", "kinesis-stream"), ("FUNCTION", "lambda-function"), ("LAMBDA", "lambda-function"),
    ];

    public static bool IsWorker(Thing thing) => Workers.Contains(thing.Kind);

    /// <summary>The things that its settings name.</summary>
    public static IReadOnlyList<Thing> Of(Thing thing)
    {
        if (!IsWorker(thing) || thing.Row is null)
            return [];
        var found = Documents(thing).SelectMany(d => Pairs(d, "")).SelectMany(p => Named(p.Key, p.Value, thing)).OfType<Thing>();
        if (thing.Kind == "state-machine")
            found = found.Concat(DefinitionTargets.Of(JsonFields.Parsed(thing.Row.Detail("machine")?["definition"].Text() ?? ""), thing.Spot));
        return [.. found.Where(t => t.Key != thing.Key && (t.Kind != "iam-role" || thing.Kind is "firehose-stream" or "pipe") && t.Kind is not "log-group" and not "ecs-task-definition" and not "ecs-service" and not "target-group").DistinctBy(t => t.Key).Take(Most)];
    }

    /// <summary>
    /// Its variables' names say that it uses a thing of that kind with such a name: <c>DOCS_BUCKET</c> and <c>acme-claims-docs</c>. Values of variables are never seen here: people keep secrets in them.
    /// </summary>
    public static bool Suggests(Thing worker, Thing other)
    {
        if (!IsWorker(worker) || worker.Row is null)
            return false;
        var words = other.Name.Split(['-', '_', '/', '.', ':'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= 3).ToList();
        return Documents(worker).SelectMany(d => Pairs(d, "")).Select(p => p.Key).Distinct().Any(k => k.Length > 4 && k.All(c => char.IsUpper(c) || c is '_' || char.IsDigit(c))
            && KindHints.Where(h => h.Kind == other.Kind && k.Contains(h.Word, StringComparison.Ordinal)).Select(h => h.Word).FirstOrDefault() is { } hint
            && k.Split('_').Where(w => w.Length >= 3 && !w.StartsWith(hint, StringComparison.Ordinal)).Any(w => words.Any(o => IsAlike(w, o))));
    }

    /// <summary>A variable of it is named after such things.</summary>
    public static bool Hints(Thing worker, string word) =>
        IsWorker(worker) && worker.Row is not null && Documents(worker).SelectMany(d => Pairs(d, "")).Any(p => p.Key.Contains(word, StringComparison.Ordinal));

    private static bool IsAlike(string a, string b) =>
        a.Equals(b, StringComparison.OrdinalIgnoreCase) || (a + "S").Equals(b, StringComparison.OrdinalIgnoreCase) || a.Equals(b + "S", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every text of its settings, to see whether something is named there.</summary>
    public static ImmutableHashSet<string> Texts(Thing thing) =>
        thing.Row is null ? [] : Documents(thing).SelectMany(d => Pairs(d, "")).Select(p => p.Value).Where(v => v.Length is > 2 and < LongestName).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<JsonNode> Documents(Thing thing) =>
        thing.Row!.Kind.Details.Select(d => thing.Row.Detail(d.Name)).OfType<JsonNode>().Prepend(thing.Row.Item);

    private static IEnumerable<Thing?> Named(string key, string value, Thing from)
    {
        if (value.Length is < 3 or > LongestName || value.Contains(' '))
            yield break;
        if (value.StartsWith("arn:", StringComparison.Ordinal))
        {
            yield return ArnThing.Of(value, from.Spot);
            yield break;
        }
        if (Host(value, from.Spot) is { } host)
        {
            yield return host;
            yield break;
        }
        if (value.Contains("://", StringComparison.Ordinal) && !value.Contains("://sqs.", StringComparison.Ordinal) || !key.All(c => char.IsUpper(c) || c is '_' || char.IsDigit(c)))
            yield break;
        var kind = KindHints.FirstOrDefault(h => key.Contains(h.Word, StringComparison.Ordinal)).Kind ?? (value.StartsWith('/') && value.Count(c => c == '/') > 1 && !value.StartsWith("/var/", StringComparison.Ordinal) && !value.StartsWith("/tmp", StringComparison.Ordinal) && !value.StartsWith("/opt", StringComparison.Ordinal) ? "ssm-parameter" : null);
        if (kind is not null && ResourceRegistry.Find(kind) is { } known && (value.Contains('-') || value.Contains('_') || value.Contains('/') || value.Any(char.IsLetter)))
            yield return Thing.Named(known, kind is "secret" or "ssm-parameter" ? value : TargetText.LastOf(value), from.Spot) is var thing && kind is "secret" or "ssm-parameter" ? thing with { Id = value, Name = value } : thing;
    }

    /// <summary>Hosts that AWS names after the resource.</summary>
    private static Thing? Host(string value, Spot spot)
    {
        if (Endpoint().Match(value) is not { Success: true } match)
            return null;
        var (name, service) = (match.Groups["name"].Value, match.Groups["service"].Value);
        var kind = service switch
        {
            "rds" => match.Groups["host"].Value.Contains(".cluster-", StringComparison.Ordinal) ? "rds-cluster" : "rds-instance",
            "cache" => "elasticache-cluster",
            "s3" => "s3-bucket",
            "execute-api" => "rest-api",
            _ => null,
        };
        return kind is null || ResourceRegistry.Find(kind) is not { } known ? null : Thing.Named(known, name, spot);
    }

    private static IEnumerable<(string Key, string Value)> Pairs(JsonNode? node, string key)
    {
        switch (node)
        {
            // Containers list their variables as pairs.
            case JsonObject { Count: 2 } pair when pair["name"] is JsonValue name && (pair["value"] ?? pair["valueFrom"]) is JsonValue value:
                yield return (name.ToString().ToUpperInvariant() is var n && pair["valueFrom"] is not null && !value.ToString().StartsWith("arn:", StringComparison.Ordinal) ? "PARAM_" + n : n, value.ToString());
                break;
            case JsonObject map:
                foreach (var pair in map.SelectMany(p => Pairs(p.Value, p.Key)))
                    yield return pair;
                break;
            case JsonArray list:
                foreach (var pair in list.SelectMany(i => Pairs(i, key)))
                    yield return pair;
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                if (text.StartsWith('{') && JsonFields.Parsed(text) is { } inner)
                {
                    foreach (var pair in Pairs(inner, key))
                        yield return pair;
                }
                else
                {
                    yield return (key, text);
                }
                break;
        }
    }

    [GeneratedRegex(@"(?<host>(?<name>[a-z0-9][a-z0-9.-]*?)\.(?:[a-z0-9-]+\.)*?(?<service>rds|cache|s3|execute-api)\.(?:[a-z0-9-]+\.)?amazonaws\.com)")]
    private static partial Regex Endpoint();
}
