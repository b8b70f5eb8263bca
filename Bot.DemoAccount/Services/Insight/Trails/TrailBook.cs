using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Scenario.Sections;
using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Trails;

/// <summary>The events of the scenario's <c>cloudtrail:</c> section, single and recurring ones; read when first asked for.</summary>
internal sealed class TrailBook
{
    private readonly Lock _gate = new();
    private List<TrailEvent>? _events;

    /// <summary>An account's events in a Region, oldest first.</summary>
    public IReadOnlyList<TrailEvent> List(World world, string account, string region)
    {
        lock (_gate)
        {
            if (_events is null)
            {
                var faults = new List<ScenarioFault>();
                _events = Read(world, faults);
                if (faults.Count > 0) throw new ScenarioException(faults);
            }
        }
        return [.. _events.Where(e => e.Account == account && e.Region == region)];
    }

    /// <summary>Reads the section, collecting what is wrong in it.</summary>
    internal static List<TrailEvent> Read(World world, List<ScenarioFault> faults)
    {
        var source = world.Part<ScenarioSource>();
        var events = new List<TrailEvent>();
        foreach (var root in source.Roots)
            foreach (var entry in root.With(faults).Maps("cloudtrail"))
                Entry(world, source, entry, events);
        return [.. events.OrderBy(e => e.Time)];
    }

    private static void Entry(World world, ScenarioSource source, MapReading entry, List<TrailEvent> into)
    {
        var account = Places.Account(world, entry);
        var region = Places.Region(world, entry, account);
        var at = entry.Instant("at", source.Time);
        var every = entry.Duration("every");
        var since = entry.Instant("since", source.Time) ?? source.Time.Now.AddDays(-90);
        var name = entry.Required("event");
        var service = entry.Required("source");
        var by = entry.Required("by");
        var error = entry.Text("error");
        var message = entry.Text("message");
        var readOnly = entry.Flag("readOnly", false);
        var ip = entry.Text("ip") ?? "192.0.2.24";
        var agent = entry.Text("agent") ?? "aws-cli/2.17.0";
        if (at is null && every is null) entry.Fault(entry.Map.Line, entry.Path, "an event needs 'at', or 'every' for one that recurs");
        var placeholders = new Expansion(new Draft { Defaults = new TypeDefaults("", entry.Map), Entry = entry.Map, Path = entry.Path, Account = account, Region = region, Index = 0 }, source.Index, source.Time, source.Aliases, entry.Faults);
        var request = entry.MapAt("request") is { } r ? placeholders.Json(r) : null;
        var response = entry.MapAt("response") is { } p ? placeholders.Json(p) : null;
        var resources = entry.Maps("resources").Select(m => (Type: m.Required("type"), Name: placeholders.Text(m.Required("name"), m.Map))).ToList();
        entry.Done();
        var seed = SeededHash.Of($"{account}/{region}/{name}/{by}/{entry.Path}");
        var times = at is { } one ? [one] : every is { } step && step > TimeSpan.Zero ? Recurring(since, source.Time.Now, step, seed) : [];
        foreach (var (time, i) in times.Select((t, i) => (t, i)))
        {
            var hex = SeededHash.Hex(SeededHash.Of(seed, i), 32);
            var id = $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
            var who = new TrailIdentity(account, by, time);
            into.Add(new TrailEvent(account, region, time, id, service, name, readOnly, who.UserName, who.AccessKeyId, resources, () => new JsonObject
            {
                ["eventVersion"] = "1.08",
                ["userIdentity"] = who.Json(),
                ["eventTime"] = ScenarioTime.Iso(time),
                ["eventSource"] = service,
                ["eventName"] = name,
                ["awsRegion"] = region,
                ["sourceIPAddress"] = ip,
                ["userAgent"] = agent,
                ["errorCode"] = error,
                ["errorMessage"] = message,
                ["requestParameters"] = request?.DeepClone(),
                ["responseElements"] = response?.DeepClone(),
                ["requestID"] = hex[..16],
                ["eventID"] = id,
                ["readOnly"] = readOnly,
                ["eventType"] = "AwsApiCall",
                ["managementEvent"] = true,
                ["recipientAccountId"] = account,
                ["eventCategory"] = "Management",
            }));
        }
    }

    private static IEnumerable<DateTimeOffset> Recurring(DateTimeOffset since, DateTimeOffset now, TimeSpan step, ulong seed)
    {
        var i = 0;
        for (var time = since; time < now && i < 5000; time += step, i++)
        {
            var jittered = time + step * (0.2 * SeededHash.Fraction(SeededHash.Of(seed, i)));
            if (jittered < now) yield return jittered;
        }
    }
}
