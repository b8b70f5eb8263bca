using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Intents.Support;

/// <summary>The services, categories and severities that AWS Support takes cases under, as its API lists them now.</summary>
internal sealed record SupportCatalog(JsonArray Services, JsonArray Severities)
{
    /// <summary>Reads both lists.</summary>
    public static async Task<(SupportCatalog? Catalog, CallOutcome? Failure)> ReadAsync(Turn turn, CancellationToken cancellation)
    {
        var services = turn.Aws.CallAsync("support", "DescribeServices", new() { ["language"] = "en" }, cancellation: cancellation);
        var severities = turn.Aws.CallAsync("support", "DescribeSeverityLevels", new() { ["language"] = "en" }, cancellation: cancellation);
        await Task.WhenAll(services, severities).ConfigureAwait(false);
        return (await services.ConfigureAwait(false), await severities.ConfigureAwait(false)) switch
        {
            (CallOutcome.Ok s, CallOutcome.Ok l) => (new(s.Body["services"] as JsonArray ?? [], l.Body["severityLevels"] as JsonArray ?? []), null),
            (CallOutcome.Ok, var failed) => (null, failed),
            (var failed, _) => (null, failed),
        };
    }

    /// <summary>The service whose name shares most with the words; the general one where none does.</summary>
    public JsonObject ServiceFor(string text)
    {
        var words = Words(text);
        var best = Services.OfType<JsonObject>()
            .Select(s => (Service: s, Score: Score(s, words)))
            .OrderByDescending(s => s.Score).ThenBy(s => s.Service["name"].Text().Length).ThenBy(s => s.Service["code"].Text(), StringComparer.Ordinal)
            .FirstOrDefault();
        if (best.Score > 0)
            return best.Service;
        return Services.OfType<JsonObject>().FirstOrDefault(s => (string?)s["code"] is "general-info" or "service-general")
            ?? Services.OfType<JsonObject>().FirstOrDefault() ?? new JsonObject { ["code"] = "general-info", ["name"] = "General", ["categories"] = new JsonArray() };
    }

    /// <summary>The category whose name shares most with the words; a general one where none does.</summary>
    public static JsonObject CategoryFor(JsonObject service, string text)
    {
        var words = Words(text);
        var categories = (service["categories"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        return categories.Select(c => (Category: c, Score: Words($"{c["name"]} {c["code"]}").Count(words.Contains))).Where(c => c.Score > 0).OrderByDescending(c => c.Score).Select(c => c.Category).FirstOrDefault()
            ?? categories.FirstOrDefault(c => ((string?)c["code"])?.Contains("general", StringComparison.Ordinal) == true || (string?)c["code"] == "other")
            ?? categories.FirstOrDefault() ?? new JsonObject { ["code"] = "other", ["name"] = "Other" };
    }

    /// <summary>The severity that the words ask for; null where they ask for none. Codes: low, normal, high, urgent, critical.</summary>
    public JsonObject? SeverityFor(string text)
    {
        var lower = text.ToLowerInvariant();
        var code = Has("business-critical", "business critical", "critical") ? "critical"
            : Has("production down", "production system down", "prod down", "prod is down", "urgent") ? "urgent"
            : Has("production impaired", "production system impaired", "high severity", "severity high", "high") ? "high"
            : Has("system impaired", "impaired", "normal severity", "severity normal", "normal") ? "normal"
            : Has("low severity", "severity low", "general guidance") ? "low" : null;
        return code is null ? null : Severity(code);

        bool Has(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (lower.Contains(word, StringComparison.Ordinal))
                    return true;
            }
            return false;
        }
    }

    /// <summary>The severity with a code, or the nearest below that the support plan has.</summary>
    public JsonObject Severity(string code)
    {
        string[] order = ["low", "normal", "high", "urgent", "critical"];
        for (var i = Array.IndexOf(order, code); i >= 0; i--)
        {
            if (Severities.OfType<JsonObject>().FirstOrDefault(s => (string?)s["code"] == order[i]) is { } found)
                return found;
        }
        return new JsonObject { ["code"] = "low", ["name"] = "General guidance" };
    }

    private static int Score(JsonObject service, HashSet<string> words)
    {
        var name = (string?)service["name"] ?? "";
        return Words(name).Count(words.Contains) + Words((string?)service["code"] ?? "").Count(words.Contains);
    }

    private static HashSet<string> Words(string text)
    {
        var words = text.Split([' ', ',', '.', '(', ')', '-', '/', ':', ';', '?', '!', '"', '\'', '`', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.ToLowerInvariant()).Where(w => w.Length > 1 && !Common.Contains(w)).ToHashSet(StringComparer.Ordinal);
        foreach (var (shortName, longNames) in Expansions)
        {
            if (words.Contains(shortName))
                words.UnionWith(longNames);
        }
        return words;
    }

    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "amazon", "aws", "service", "the", "and", "for", "with", "our", "was", "were", "has", "have", "case", "support", "open", "create", "of", "in", "on", "is", "to", "it", "not", "at", "we", "by", "an",
    };

    private static readonly Dictionary<string, string[]> Expansions = new(StringComparer.Ordinal)
    {
        ["rds"] = ["relational", "database"],
        ["ec2"] = ["elastic", "compute", "cloud", "linux"],
        ["bastion"] = ["ec2", "elastic", "compute", "cloud", "linux"],
        ["eks"] = ["kubernetes"],
        ["charged"] = ["billing"],
        ["bill"] = ["billing"],
        ["invoice"] = ["billing"],
    };
}
