using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Aws.Catalog;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Events of AWS itself in the services and Regions looked at, and cost anomalies where an alarm is about money.</summary>
internal sealed partial class EventCollector(Case @case)
{
    /// <summary>The most that one call takes.</summary>
    private const int MaxEvents = 10;

    /// <summary>The events of AWS Health; null where they could not be read.</summary>
    public async Task<CallOutcome.Ok?> HealthAsync()
    {
        var regions = @case.Subjects.Select(s => s.Spot.Region).Append("global").Distinct().ToArray();
        var outcome = await @case.Calls.AskAsync("health", "DescribeEvents", new()
        {
            ["filter"] = new JsonObject
            {
                ["regions"] = new JsonArray([.. regions.Select(r => (JsonNode)r)]),
                ["eventTypeCategories"] = new JsonArray("issue", "scheduledChange"),
                ["eventStatusCodes"] = new JsonArray("open", "closed"),
                ["lastUpdatedTimes"] = new JsonArray(new JsonObject { ["from"] = MetricCall.Iso(@case.Window.Start.AddDays(-7)) }),
            },
        }, new("us-east-1", @case.Subjects[0].Spot.Account), 1).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(outcome is CallOutcome.Failed { Error.Code: "SubscriptionRequiredException" } ? new("AWS Health", "the account has no support plan that includes it", null) : Gaps.Of("AWS Health", outcome));
            return null;
        }
        return ok;
    }

    /// <summary>Joins events to things, once these and the onset are known. One that says whom it touches, and names none of them, hardly counts.</summary>
    public async Task JoinAsync(CallOutcome.Ok ok)
    {
        foreach (var subject in @case.Subjects)
            @case.Book.Add(new("event.read", subject, "AWS Health was read", ok.Call.Id));
        Dictionary<string, List<string>>? touched = null;
        foreach (var e in ok.Body["events"].Objects())
        {
            var start = e["startTime"].Instant();
            var end = e["endTime"].Instant();
            foreach (var thing in @case.Things.Where(t => (IsOf(e, t) || IsNamedBy(e, t)) && e["region"].Text() is var r && (r == t.Spot.Region || r == "global")).ToList())
            {
                // Only what ran while the trouble did can be its reason.
                if (@case.Onset is { } onset && (start is null || start > onset.AddMinutes(15) || end is { } over && over < onset.AddMinutes(-15)))
                    continue;
                if (@case.Onset is null && end is { } past && past < @case.Window.Start)
                    continue;
                touched ??= await TouchedAsync(ok.Body).ConfigureAwait(false);
                var entities = touched.GetValueOrDefault(e["arn"].Text(), []);
                var isNamed = entities.Any(x => x == thing.Id || x == thing.Name || x == thing.Arn);
                if (e["eventTypeCategory"].Text() == "issue" && entities.Count > 0 && !isNamed && !entities.All(IsWhole))
                    continue;
                @case.Book.Add(new(e["eventTypeCategory"].Text() == "issue" ? "event.issue" : "event.scheduled", thing, $"AWS Health: {e["eventTypeCode"].Text()} in {e["region"].Text()}, {e["statusCode"].Text()}{(start is { } s ? $", since {s:yyyy-MM-dd HH:mm}" : "")}{(isNamed ? $"; it names {thing.Name}" : "")}", ok.Call.Id)
                {
                    From = start,
                    To = end,
                    Url = "https://health.aws.amazon.com/health/home#/account/dashboard/open-issues",
                });
            }
        }
    }

    /// <summary>What each event touches, as AWS Health says.</summary>
    private async Task<Dictionary<string, List<string>>> TouchedAsync(JsonObject events)
    {
        var arns = events["events"].Objects().Select(e => e["arn"].Text()).Where(a => a.Length > 0).Take(MaxEvents).ToList();
        if (arns.Count == 0 || @case.Left < 1)
            return [];
        var outcome = await @case.Calls.AskAsync("health", "DescribeAffectedEntities", new() { ["filter"] = new JsonObject { ["eventArns"] = new JsonArray([.. arns.Select(a => (JsonNode)a)]) } }, new("us-east-1", @case.Subjects[0].Spot.Account), 1).ConfigureAwait(false);
        return outcome is not CallOutcome.Ok ok ? [] : ok.Body["entities"].Objects().GroupBy(x => x["eventArn"].Text(), x => x["entityValue"].Text()).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>The whole account is touched, or nobody knows what.</summary>
    private static bool IsWhole(string entity) => entity is "AWS_ACCOUNT" or "UNKNOWN" or "" || entity.Length == 12 && entity.All(char.IsDigit);

    public async Task CostsAsync(Thing subject)
    {
        var outcome = await @case.Calls.AskAsync("ce", "GetAnomalies", new()
        {
            ["DateInterval"] = new JsonObject { ["StartDate"] = @case.Window.End.AddDays(-14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["EndDate"] = @case.Window.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
        }, new("us-east-1", subject.Spot.Account), 1).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of("cost anomalies", outcome));
            return;
        }
        @case.Book.Add(new("cost.read", subject, "cost anomalies of two weeks were read", ok.Call.Id));
        foreach (var anomaly in ok.Body["Anomalies"].Objects().OrderByDescending(a => a["Impact"]?["TotalImpact"].Number()).Take(3))
        {
            var root = anomaly["RootCauses"].Objects().FirstOrDefault();
            @case.Book.Add(new("cost.anomaly", subject, $"{root?["Service"].Text() ?? anomaly["DimensionValue"].Text()}{(root?["UsageType"].Text() is { Length: > 0 } usage ? $" ({usage}{(root["Region"].Text() is { Length: > 0 } region ? $", {region}" : "")})" : "")} cost {anomaly["Impact"]?["TotalImpact"].Number():0.##} USD more than usual since {anomaly["AnomalyStartDate"].Text()}", ok.Call.Id) { From = anomaly["AnomalyStartDate"].Instant() });
        }
    }

    private static bool IsOf(JsonObject e, Thing thing) =>
        ResourceRegistry.Find(thing.Kind) is { } kind && Same(e["service"].Text(), kind);

    /// <summary>Its lines say that calls of this service fail on the service's side.</summary>
    private bool IsNamedBy(JsonObject e, Thing thing) =>
        AwsCatalog.Default.TryGetService(e["service"].Text().ToLowerInvariant(), out var service)
        && @case.Book.Facts.Any(f => f.Source == "log" && f.Thing.Key == thing.Key && ServerFault().IsMatch(f.Said.Length > 0 ? f.Said : f.Text) && Operation().Matches(f.Said.Length > 0 ? f.Said : f.Text).Any(m => service.Operations.ContainsKey(m.Groups["name"].Value)));

    /// <summary>As the AWS SDKs word it: <c>when calling the PutObject operation</c>, <c>S3: PutObject</c>, <c>operation error S3: PutObject</c>.</summary>
    [GeneratedRegex(@"calling the (?<name>[A-Z]\w+) operation|operation error [\w ]+: (?<name>[A-Z]\w+)|\b(?<name>(?:Get|Put|List|Head|Delete|Describe|Send|Receive|Query|Scan|Update|Create|Invoke|Publish)[A-Z]\w+)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Operation();

    [GeneratedRegex(@"internal ?(server ?)?error|service ?unavailable|\b50[034]\b|slow ?down|timed? ?out|ServiceException", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ServerFault();

    private static bool Same(string service, ResourceKind kind) => service.ToUpperInvariant() switch
    {
        "EC2" => kind.Service is "autoscaling" or "elbv2" || kind.Name is "ec2-instance" or "ebs-volume" or "nat-gateway",
        "ELASTICLOADBALANCING" => kind.Service is "elbv2" or "elb",
        "STATES" => kind.Service == "stepfunctions",
        "APIGATEWAY" => kind.Service is "apigateway" or "apigatewayv2",
        "EBS" => kind.Name == "ebs-volume",
        "AUTOSCALING" => kind.Service == "autoscaling",
        "FARGATE" => kind.Service == "ecs",
        "NATGATEWAY" => kind.Name == "nat-gateway",
        "ES" or "OPENSEARCH" => kind.Service is "opensearch" or "es",
        "MSK" => kind.Service == "kafka",
        "ELASTICFILESYSTEM" or "EFS" => kind.Service == "efs",
        "VPC" => kind.Name is "nat-gateway" or "route-table" or "vpc-endpoint",
        var name => name.Equals(kind.Service, StringComparison.OrdinalIgnoreCase),
    };
}
