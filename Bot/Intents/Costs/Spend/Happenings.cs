using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;
using Bot.Understanding.Lexicon;

namespace Bot.Intents.Costs.Spend;

/// <summary>What happened in a period that may explain its cost.</summary>
internal sealed record Happening(string Words, Table? Table, ImmutableArray<string> Notes);

/// <summary>Looks for what happened: AWS's own cost anomalies, and the writes that CloudTrail holds of the service that drives the difference.</summary>
internal static class Happenings
{
    private const int MaxEvents = 8;
    /// <summary>How far back CloudTrail's event history reaches.</summary>
    private const int TrailDays = 90;
    private static readonly string[] Raising = ["Run", "Create", "Modify", "Update", "Put", "Start", "Restore", "Copy", "Purchase", "Delete", "Terminate", "Stop", "SetDesired"];

    public static async Task<Happening> FindAsync(Turn turn, CostPeriod period, Difference difference, Difference? places, CancellationToken cancellation)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var anomalies = AnomaliesAsync(turn, period, difference.Unit, cancellation);
        var (table, fault) = await EventsAsync(turn, period, difference, places, cancellation).ConfigureAwait(false);
        if (fault is not null)
            notes.Add(fault);
        return new(await anomalies.ConfigureAwait(false), table, notes.ToImmutable());
    }

    private static async Task<string> AnomaliesAsync(Turn turn, CostPeriod period, string unit, CancellationToken cancellation)
    {
        var parameters = new JsonObject { ["DateInterval"] = new JsonObject { ["StartDate"] = CostPeriod.Text(period.Start), ["EndDate"] = CostPeriod.Text(period.End.AddDays(-1)) } };
        if (await turn.Aws.CallAllAsync("ce", "GetAnomalies", parameters, cancellation: cancellation).ConfigureAwait(false) is not CallOutcome.Ok ok)
            return "";
        var found = ok.Body["Anomalies"].Objects().OrderByDescending(a => a["Impact"]?["TotalImpact"].Number() ?? 0).ToList();
        if (found.Count == 0)
            return "";
        var cause = found[0]["RootCauses"].Objects().FirstOrDefault();
        return $"AWS saw {found.Count} anomal{(found.Count == 1 ? "y" : "ies")} then; the largest: {cause?["Service"].Text()} {cause?["UsageType"].Text()} {cause?["Region"].Text()}".TrimEnd()
            + $", {Money.Text((decimal)(found[0]["Impact"]?["TotalImpact"].Number() ?? 0), unit)} from {found[0]["AnomalyStartDate"].Text()[..Math.Min(10, found[0]["AnomalyStartDate"].Text().Length)]}.";
    }

    private static async Task<(Table? Table, string? Fault)> EventsAsync(Turn turn, CostPeriod period, Difference difference, Difference? places, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var service = difference.Drivers.Select(d => EventSource(d.Name)).FirstOrDefault(s => s is not null);
        if (service is null || period.End <= today.AddDays(-TrailDays))
            return (null, null);
        var region = places?.Drivers.FirstOrDefault(p => p.Name.Contains('-', StringComparison.Ordinal)).Name ?? turn.Caller.DefaultRegion;
        var start = period.Start < today.AddDays(-TrailDays + 1) ? today.AddDays(-TrailDays + 1) : period.Start;
        var parameters = new JsonObject
        {
            ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = "EventSource", ["AttributeValue"] = service }),
            ["StartTime"] = start.ToDateTime(default, DateTimeKind.Utc).ToString("o", CultureInfo.InvariantCulture),
            ["EndTime"] = period.End.ToDateTime(default, DateTimeKind.Utc).ToString("o", CultureInfo.InvariantCulture),
        };
        var outcome = await turn.Aws.CallAllAsync("cloudtrail", "LookupEvents", parameters, region, maxPages: 4, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return (null, $"What changed meanwhile is not known: CloudTrail in {region} could not be asked.");
        var rows = ok.Body["Events"].Objects()
            .Where(e => Array.Exists(Raising, r => e["EventName"].Text().StartsWith(r, StringComparison.Ordinal)))
            .Take(MaxEvents)
            .Select(e => ImmutableArray.Create<Cell>(Time(e["EventTime"]), e["EventName"].Text(), e["Username"].Text(), string.Join(", ", e["Resources"].Objects().Select(r => r["ResourceName"].Text()).Take(2))))
            .ToImmutableArray();
        return rows.IsEmpty ? (null, null) : (new($"Changes of {service.Split('.')[0]} in {region} meanwhile (CloudTrail)", [new("Time (UTC)", ColumnKind.Time), new("Change"), new("Who"), new("What")], rows), null);
    }

    private static string Time(JsonNode? time) =>
        DateTimeOffset.TryParse(time.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : time.Number() is { } seconds ? DateTimeOffset.FromUnixTimeSeconds((long)seconds).UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : time.Text();

    /// <summary>CloudTrail's name of a billed service; null where the name is no service's.</summary>
    private static string? EventSource(string billing) => ServiceName.All.FirstOrDefault(s => s.Billing == billing)?.Key switch
    {
        null or "support" or "ce" or "dx" => null,
        "ec2-other" or "ec2" or "vpc" => "ec2.amazonaws.com",
        "elb" => "elasticloadbalancing.amazonaws.com",
        "cloudwatch" => "logs.amazonaws.com",
        "efs" => "elasticfilesystem.amazonaws.com",
        "emr" => "elasticmapreduce.amazonaws.com",
        "opensearch" => "es.amazonaws.com",
        "memorydb" => "memorydb.amazonaws.com",
        var key => $"{key}.amazonaws.com",
    };
}
