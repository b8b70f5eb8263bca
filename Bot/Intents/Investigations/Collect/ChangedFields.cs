using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What the request of a change sets: one that sets only what watches, describes or protects a thing is no reason for trouble.</summary>
internal static class ChangedFields
{
    private static readonly FrozenSet<string> Harmless = new[]
    {
        "deletionprotection", "deletionprotectionenabled", "disableapitermination", "disableapistop", "description", "tags", "tagset", "taglist", "comment", "displayname", "messageretentionperiod", "retentionperiod", "retentionindays", "backupretentionperiod", "preferredbackupwindow", "preferredmaintenancewindow", "copytagstosnapshot", "monitoringinterval", "monitoringrolearn", "enableperformanceinsights", "performanceinsightsretentionperiod",
        "cloudwatchlogsexportconfiguration", "loggingconfig", "loggingconfiguration", "tracingconfig", "tracingenabled", "accesslogsettings", "pointintimerecoveryspecification", "metricscollection", "deletion_protection.enabled", "sqsfailurefeedbackrolearn", "sqssuccessfeedbackrolearn", "lambdafailurefeedbackrolearn", "sqssuccessfeedbacksamplerate", "containerinsights", "enableexecutecommand", "propagatetags", "enableecsmanagedtags", "notificationconfiguration",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] HarmlessPaths = ["loglevel", "datatrace", "metrics/enabled", "accesslog", "tracing", "description", "/logging/", "documentation"];

    /// <summary>How a request says what it is about, and how it is carried out.</summary>
    private static readonly string[] Naming = ["name", "id", "ids", "arn", "arns", "url", "identifier", "token", "resource", "region", "dryrun", "publish", "applyimmediately", "revisionid", "overwrite", "type", "clientrequesttoken"];

    /// <summary>It sets something, and nothing that could be felt.</summary>
    public static bool AreHarmless(JsonNode? request)
    {
        if (request is not JsonObject map)
            return false;
        var set = Set(map).ToList();
        return set.Count > 0 && set.TrueForAll(f => f);
    }

    private static IEnumerable<bool> Set(JsonObject map)
    {
        foreach (var (name, value) in map)
        {
            switch (value)
            {
                case null:
                    break;
                case var _ when Harmless.Contains(name):
                    yield return true;
                    break;
                // A patch says what it sets by a path; attributes by a key.
                case JsonArray list when list.Count > 0 && list[0] is JsonObject:
                    foreach (var item in list.OfType<JsonObject>())
                        yield return ((string?)(item["path"] ?? item["key"] ?? item["attributeName"]))?.ToString() is { } path && (Harmless.Contains(path) || HarmlessPaths.Any(h => path.Contains(h, StringComparison.OrdinalIgnoreCase)));
                    break;
                case JsonObject inner when inner.Count > 0:
                    foreach (var field in Set(inner))
                        yield return field;
                    break;
                case JsonValue or JsonArray when !IsNaming(name):
                    yield return name.Equals("attributeName", StringComparison.OrdinalIgnoreCase) ? Harmless.Contains(value!.ToString()) : false;
                    break;
            }
        }
    }

    private static bool IsNaming(string name) => Naming.Any(n => name.EndsWith(n, StringComparison.OrdinalIgnoreCase));
}
