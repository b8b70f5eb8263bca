using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Identity;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Intents.Resources.Wording;
using Bot.Understanding;

namespace Bot.Intents.Resources.Special;

/// <summary>Service quotas with their use: values from Service Quotas, use from the AWS/Usage metrics that a quota names.</summary>
internal sealed class QuotaAnswer : IResourceSpecial
{
    private static readonly string[] Usual = ["ec2", "vpc", "lambda", "ebs", "elasticloadbalancing", "rds", "dynamodb", "s3", "fargate", "eks"];
    private static readonly Dictionary<string, string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["elbv2"] = "elasticloadbalancing",
        ["elb"] = "elasticloadbalancing",
        ["efs"] = "elasticfilesystem",
        ["stepfunctions"] = "states",
        ["cloudwatch"] = "monitoring",
        ["opensearch"] = "es",
        ["emr"] = "elasticmapreduce",
        ["iam"] = "iam",
        ["autoscaling"] = "autoscaling",
    };

    public async Task<Answer?> TryAsync(ResourceQuery query, Calls calls, RegionPlan regions, IReadOnlyList<string> accounts)
    {
        if (!query.Kinds.Contains("quota"))
            return null;
        var text = calls.Turn.Question.Text;
        var named = query.Where.Where(c => c.Field == "service" && c.Value is not null).Select(c => c.Value!)
            .Concat(query.Targets.Select(t => t.Text)).Concat(query.Kinds.Where(k => k != "quota").Select(k => ResourceRegistry.Find(k)?.Service).OfType<string>()).ToList();
        named.RemoveAll(n => !Usual.Contains(n, StringComparer.OrdinalIgnoreCase) && !Codes.ContainsKey(n) && !AwsCatalog.Default.TryGetService(n, out _));
        if (named.Count == 0)
            named.AddRange(Usual.Where(s => text.Split([' ', ',', '?', '.', '-'], StringSplitOptions.RemoveEmptyEntries).Contains(s, StringComparer.OrdinalIgnoreCase)));
        var codes = named.Count == 0 ? [.. Usual] : named.Select(n => Codes.GetValueOrDefault(n, n.ToLowerInvariant())).Distinct().ToList();
        var quotas = (await Task.WhenAll(regions.Names.SelectMany(r => codes.Select(c => ListAsync(calls, c, new(r, accounts[0]))))).ConfigureAwait(false)).SelectMany(q => q).ToList();
        await UsageAsync(calls, quotas).ConfigureAwait(false);

        var rows = quotas.Where(q => query.Where.Where(c => c.Field != "service").All(c => Filter.Meets(q.Row, c))).OrderByDescending(q => q.Used ?? -1).ThenBy(q => q.Row.Name, StringComparer.Ordinal).ToList();
        var kind = ResourceRegistry.Find("quota")!;
        var near = rows.Where(q => q.Used >= 80).ToList();
        var failed = calls.Findings.Answered == 0;
        var say = failed ? "The quotas could not be read." : near.Count > 0 ? $"**{near.Count}** of {quotas.Count} quotas of {string.Join(", ", codes)} in {regions.Words} {(near.Count == 1 ? "is" : "are")} used to 80 % or more: {string.Join(", ", near.Take(3).Select(q => $"{q.Row.Name} {q.Used:0} %"))}."
            : $"None of the {quotas.Count} quotas of {string.Join(", ", codes)} in {regions.Words} whose use AWS measures is used to 80 % or more.";
        var answer = new Answer
        {
            Text = calls.Turn.Question.Shape == Shape.YesNo && !failed ? (near.Count > 0 ? "Yes. " : "No. ") + say : say,
            Tables = rows.Count == 0 ? [] : [new("", [new("Quota"), new("Service"), new("Region"), new("Limit", ColumnKind.Number), new("Used", ColumnKind.Number), new("Used %", ColumnKind.Number)], [.. rows.Take(100).Select(q => ImmutableArray.Create(
                new Cell(q.Row.Name, null, ConsoleLink.Of(q.Row)), q.Row.Value("service").Text ?? "", q.Row.Region, Show.Number(q.Row.Value("value").Text), Show.Number(q.Row.Value("usage").Text), new Cell(q.Used is { } p ? $"{p:0}" : "", q.Used)))]) { Total = rows.Count }],
            Notes = [.. Notes.Of(calls.Findings), .. quotas.Any(q => q.Used is null) ? ["AWS measures the use of some quotas only; for the others the limit is shown."] : Array.Empty<string>()],
            Failed = failed,
            Refused = failed ? calls.Findings.Refusal : null,
            Sources = [new("Service Quotas", ConsoleLink.List(kind, regions.Names[0]))],
        };
        return answer;
    }

    private sealed class Quota(Row row)
    {
        public Row Row { get; } = row;
        public double? Used { get; set; }
    }

    private static async Task<IEnumerable<Quota>> ListAsync(Calls calls, string code, Spot spot)
    {
        var outcome = await calls.AskAsync("service-quotas", "ListServiceQuotas", new() { ["ServiceCode"] = code, ["MaxResults"] = 100 }, spot, 10).ConfigureAwait(false);
        return calls.Rows(outcome, ResourceRegistry.Find("quota")!, "Quotas[]", spot, code, missingIsFine: true).Select(r => new Quota(r)).ToList();
    }

    private static async Task UsageAsync(Calls calls, List<Quota> quotas)
    {
        var now = calls.Turn.Now;
        foreach (var group in quotas.Where(q => q.Row.Item["UsageMetric"]?["MetricName"] is not null).GroupBy(q => (q.Row.Region, q.Row.Account)))
        {
            foreach (var chunk in group.Chunk(500))
            {
                var queries = chunk.Select((q, i) => (JsonNode)new JsonObject
                {
                    ["Id"] = $"m{i}",
                    ["MetricStat"] = new JsonObject
                    {
                        ["Metric"] = new JsonObject { ["Namespace"] = q.Row.Item["UsageMetric"]!["MetricNamespace"]?.DeepClone(), ["MetricName"] = q.Row.Item["UsageMetric"]!["MetricName"]!.DeepClone(), ["Dimensions"] = new JsonArray([.. (q.Row.Item["UsageMetric"]!["MetricDimensions"] as JsonObject ?? []).Select(d => (JsonNode)new JsonObject { ["Name"] = d.Key, ["Value"] = d.Value?.DeepClone() })]) },
                        ["Period"] = 3600,
                        ["Stat"] = q.Row.Item["UsageMetric"]!["MetricStatisticRecommendation"]?.ToString() ?? "Maximum",
                    },
                });
                var outcome = await calls.AskAsync("cloudwatch", "GetMetricData", new() { ["MetricDataQueries"] = new JsonArray([.. queries]), ["StartTime"] = now.AddHours(-3).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), ["EndTime"] = now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) }, new(group.Key.Region, group.Key.Account)).ConfigureAwait(false);
                if (outcome is not CallOutcome.Ok ok)
                {
                    calls.Findings.Fail(outcome, new(group.Key.Region, group.Key.Account));
                    continue;
                }
                foreach (var result in (ok.Body["MetricDataResults"] as JsonArray ?? []).OfType<JsonObject>().Where(r => r["Values"] is JsonArray { Count: > 0 }))
                {
                    var quota = chunk[int.Parse(((string)result["Id"]!)[1..], CultureInfo.InvariantCulture)];
                    var used = FieldValue.Number(result["Values"]![0]!) ?? 0;
                    quota.Row.Set("usage", new(used.ToString("0.##", CultureInfo.InvariantCulture)));
                    if (FieldValue.Number(quota.Row.Item["Value"] ?? 0) is > 0 and var limit)
                    {
                        quota.Used = 100 * used / limit;
                        quota.Row.Set("used_percent", new(quota.Used.Value.ToString("0.#", CultureInfo.InvariantCulture)));
                    }
                }
            }
        }
    }
}
