using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Logs;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Which log groups a thing writes to: as its settings say, as its kind usually does, or, for hosts, those that bear its name.</summary>
internal sealed partial class LogGroups(Case @case)
{
    private const string Host = "ec2-instance";
    private const int MaxFound = 2, ShortestStem = 4;

    /// <summary>Where kinds write their logs.</summary>
    private static readonly Dictionary<string, ImmutableArray<string>> Usual = new(StringComparer.Ordinal)
    {
        ["lambda-function"] = ["/aws/lambda/{0}"],
        ["ecs-service"] = ["/ecs/{0}", "/aws/ecs/{0}"],
        ["rds-instance"] = ["/aws/rds/instance/{0}/postgresql", "/aws/rds/instance/{0}/error"],
        ["rds-cluster"] = ["/aws/rds/cluster/{0}/postgresql", "/aws/rds/cluster/{0}/error"],
        ["state-machine"] = ["/aws/vendedlogs/states/{0}"],
        ["eks-cluster"] = ["/aws/containerinsights/{0}/dataplane", KubernetesWorkloads.LogGroup("{0}")],
        ["firehose-stream"] = ["/aws/kinesisfirehose/{0}"],
        ["rest-api"] = [],
        ["http-api"] = [],
        ["sns-topic"] = [],
        ["opensearch-domain"] = ["/aws/OpenSearchService/domains/{0}/application-logs", "/aws/aes/domains/{0}/application-logs"],
        ["codebuild-project"] = ["/aws/codebuild/{0}"],
        [Host] = [],
    };

    public static bool IsFor(string kind) => Usual.ContainsKey(kind);

    /// <summary>It logs only where somebody set that up: no group is nothing that is missing.</summary>
    public static bool IsOptional(string kind) => kind is "sns-topic" or "rest-api" or "http-api" or Host;

    /// <summary>The groups, the likeliest first.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Thing thing, int reserve) => thing.Kind == Host ? await NamedLikeAsync(thing, reserve).ConfigureAwait(false) : [.. Known(thing).Distinct()];

    /// <summary>The lines of a thing among those of a group: a host's stand in streams that bear its id, or the group bears its name and no stream another host's id. Null where none is its own.</summary>
    public static List<LogRow>? Own(Thing thing, string group, List<LogRow> rows)
    {
        if (thing.Kind != Host)
            return rows;
        var own = rows.Where(r => r[LogLine.Stream].Contains(thing.Id, StringComparison.Ordinal)).ToList();
        if (own.Count > 0)
            return own;
        return group.Contains(thing.Name, StringComparison.OrdinalIgnoreCase) && !rows.Exists(r => InstanceId().IsMatch(r[LogLine.Stream])) ? rows : null;
    }

    private static IEnumerable<string> Known(Thing thing)
    {
        if (thing.Row?.Value("log_group").Text is { Length: > 0 } own)
            yield return own;
        if (thing.Kind == "ecs-service")
        {
            foreach (var group in thing.Row?.Detail("task-definition")?["containerDefinitions"].Objects().Select(c => c["logConfiguration"]?["options"]?["awslogs-group"].Text() ?? "").Where(g => g.Length > 0).Distinct() ?? [])
                yield return group;
        }
        // Why a request failed stands in the execution log; the access log says how it ended.
        foreach (var stage in thing.Row?.Detail("stages")?["item"].Objects().Concat(thing.Row.Detail("stages")?["Items"].Objects() ?? []) ?? [])
        {
            if (thing.Kind == "rest-api")
                yield return $"API-Gateway-Execution-Logs_{thing.Id}/{stage["stageName"].Text()}";
            var access = stage["accessLogSettings"] ?? stage["AccessLogSettings"];
            if ((access?["destinationArn"] ?? access?["DestinationArn"]).Text().Split(":log-group:") is [_, var group])
                yield return group.Split(":*")[0];
        }
        if (thing.Kind == "sns-topic")
            yield return $"sns/{thing.Spot.Region}/{thing.Spot.Account}/{thing.Name}/Failure";
        foreach (var template in Usual[thing.Kind])
            yield return string.Format(CultureInfo.InvariantCulture, template, thing.Name);
    }

    /// <summary>Agents on hosts write to groups that somebody named: those that hold its name, or that name without its number.</summary>
    private async Task<IReadOnlyList<string>> NamedLikeAsync(Thing thing, int reserve)
    {
        foreach (var name in new[] { thing.Name, Number().Replace(thing.Name, "") }.Where(n => n.Length >= ShortestStem && thing.Name != thing.Id).Distinct())
        {
            if (@case.Left <= reserve)
                return [];
            if (await @case.Calls.AskAsync("logs", "DescribeLogGroups", new() { ["logGroupNamePattern"] = name }, thing.Spot, 1).ConfigureAwait(false) is not CallOutcome.Ok ok)
                return [];
            // What AWS's services name is written by them.
            if (ok.Body["logGroups"].Objects().Select(g => g["logGroupName"].Text()).Where(g => !g.StartsWith("/aws/", StringComparison.Ordinal)).Take(MaxFound).ToList() is { Count: > 0 } found)
                return found;
        }
        return [];
    }

    [GeneratedRegex(@"\bi-[0-9a-f]{8,17}\b")]
    private static partial Regex InstanceId();

    [GeneratedRegex(@"([-_]?[0-9]{1,3}[a-z]?|[-_][a-z])+$")]
    private static partial Regex Number();
}
