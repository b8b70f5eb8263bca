using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Scenario.Sections;
using Bot.DemoAccount.Scenario.Signals;
using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>Reads <c>costs:</c> and works out every day of every line in exact decimals.</summary>
internal sealed class LedgerReader
{
    private readonly World _world;
    private readonly List<ScenarioFault> _faults;
    private readonly ScenarioSource _source;
    private readonly List<CostRecord> _records = [];
    private readonly List<UsageLine> _usage = [];
    private readonly List<SavingsPlanTerms> _plans = [];
    private readonly DateOnly _start;
    private readonly DateOnly _end;

    private LedgerReader(World world, List<ScenarioFault> faults)
    {
        (_world, _faults, _source) = (world, faults, world.Part<ScenarioSource>());
        _end = DateOnly.FromDateTime(_source.Time.Now.UtcDateTime);
        _start = new DateOnly(_end.Year, _end.Month, 1).AddMonths(-13);
    }

    public static LedgerReading Read(World world, List<ScenarioFault> faults)
    {
        var reader = new LedgerReader(world, faults);
        var categories = new List<CostCategory>();
        var tags = new HashSet<string>(StringComparer.Ordinal);
        var once = new List<MapReading>();
        foreach (var root in reader._source.Roots)
        {
            if (root.With(faults).Open("costs") is not { } costs) continue;
            tags.UnionWith(costs.Texts("tags"));
            categories.AddRange(costs.Maps("categories").Select(reader.Category));
            reader._plans.AddRange(costs.Maps("savingsPlans").Select(reader.Plan));
            foreach (var group in costs.Maps("lines")) reader.Group(group);
            once.AddRange(costs.Maps("once"));
            once.AddRange(costs.Maps("monthly"));
            if (costs.Open("support") is { } support) once.Add(support);
            if (costs.Open("tax") is { } tax) once.Add(tax);
            costs.Done();
        }
        reader.Days();
        foreach (var map in once) reader.Charge(map);
        return new LedgerReading(reader._records, reader._start, reader._end, categories, tags);
    }

    private CostCategory Category(MapReading map)
    {
        var rules = map.Maps("rules").Select(r =>
        {
            var (value, service, account, region) = (r.Required("value"), r.Text("service"), r.Text("account") is null ? null : Places.Account(_world, r), r.Text("region"));
            var tag = r.Text("tag")?.Split('=', 2);
            r.Done();
            return (value, (Func<CostLine, bool>)(l => (service is null || l.Service == service) && (account is null || l.Account == account) && (region is null || l.Region == region)
                && (tag is null || l.Tags.TryGetValue(tag[0], out var v) && (tag.Length < 2 || v == tag[1]))));
        }).ToList();
        var category = new CostCategory(map.Required("name"), map.Text("default") ?? "No cost category", rules);
        map.Done();
        return category;
    }

    private SavingsPlanTerms Plan(MapReading map)
    {
        var terms = new SavingsPlanTerms(map.Required("arn"), Places.Account(_world, map), map.Amount("commitment", 0), map.Amount("ratio", 0.72m), DateOf(map, "from") ?? _start, map.Text("service") ?? "Savings Plans for AWS Compute usage");
        map.Done();
        return terms;
    }

    private void Group(MapReading group)
    {
        var account = Places.Account(_world, group);
        var region = Places.Region(_world, group, account);
        var service = group.Required("service");
        var tags = group.MapAt("tags");
        foreach (var line in group.Maps("usage")) _usage.Add(Usage(line, account, region, service, tags));
        group.Done();
    }

    private UsageLine Usage(MapReading map, string account, string region, string service, YamlMap? tags)
    {
        var type = map.Required("type");
        var seed = SeededHash.Of($"{account}/{region}/{service}/{type}/{map.Path}");
        var own = map.MapAt("tags");
        var all = (tags?.Entries ?? []).Concat(own?.Entries ?? []).Where(t => t.Value is YamlScalar { IsNull: false }).GroupBy(t => t.Key).ToDictionary(t => t.Key, t => ((YamlScalar)t.Last().Value).Text, StringComparer.Ordinal);
        Signal perDay;
        if (map.Node("perDay") is YamlScalar) perDay = new Signal { Base = map.Number("perDay", 0), Seed = seed, Anchor = _source.Time.Now };
        else if (map.Open("perDay") is { } signal)
        {
            perDay = SignalReader.Read(signal, _source.Time, seed);
            signal.Done();
        }
        else
        {
            map.Fault(map.Map.Line, map.Inner("perDay"), "is missing: usage a day, a number or a signal");
            perDay = new Signal();
        }
        var instance = map.Text("instance");
        var line = new UsageLine(new CostLine
        {
            Account = account,
            Region = region,
            Service = service,
            UsageType = type,
            Operation = map.Text("operation") ?? "",
            RecordType = "Usage",
            InstanceType = instance ?? "NoInstanceType",
            PurchaseType = map.Text("purchase") ?? (instance is null ? "" : "On Demand Instances"),
            Platform = map.Text("platform") ?? (instance is null ? "" : "Linux/UNIX"),
            DatabaseEngine = map.Text("engine") ?? "",
            UsageTypeGroup = map.Text("group") ?? "",
            Unit = map.Text("unit") ?? "",
            Tags = all,
            Resources = Resources(map, account, region),
        }, perDay, map.Amount("price", 1), map.Flag("savingsPlan", false), map.Amount("reserved", 0), map.Amount("reservedRate", 0), map.Amount("roundTo", 0), DateOf(map, "from"), DateOf(map, "to"));
        map.Done();
        return line;
    }

    private string[] Resources(MapReading map, string account, string region)
    {
        if (map.Has("resources")) return [.. map.Texts("resources")];
        if (map.Text("resourcesOf") is not { } type) return [];
        var where = map.MapAt("where");
        var found = _world.List(account, region, type).Where(r => (where?.Entries ?? []).TrueForAll(w =>
            w.Key.StartsWith("tag:", StringComparison.Ordinal) ? r.Tags.TryGetValue(w.Key[4..], out var v) && v == ((YamlScalar)w.Value).Text : r.Document.At(w.Key)?.ToString() == ((YamlScalar)w.Value).Text)).Select(r => r.Type is "AWS::EC2::Instance" or "AWS::EC2::Volume" ? r.Id : r.Arn).ToArray();
        return found;
    }

    private void Days()
    {
        for (var day = _start; day < _end; day = day.AddDays(1))
        {
            var noon = day.DayNumber * 1440L - 719_162L * 1440 + 720;
            var plans = _plans.Where(p => p.From <= day).Select(p => new SavingsPlanDay(p, day)).ToList();
            foreach (var usage in _usage)
            {
                if (usage.From is { } from && day < from || usage.To is { } to && day >= to) continue;
                var quantity = decimal.Round((decimal)(usage.PerDay.At(noon) ?? 0), 6);
                if (usage.RoundTo > 0) quantity = decimal.Round(quantity / usage.RoundTo) * usage.RoundTo;
                if (quantity == 0 && usage.Price != 0) continue;
                Charge(usage, day, quantity, plans);
            }
            foreach (var plan in plans) _records.Add(plan.Fee());
        }
    }

    /// <summary>Reservations take first, then Savings Plans, the rest is on demand.</summary>
    private void Charge(UsageLine usage, DateOnly day, decimal quantity, List<SavingsPlanDay> plans)
    {
        var reserved = decimal.Min(quantity, usage.Reserved);
        if (reserved > 0) _records.Add(new(usage.Discounted, day, reserved, 0, Exact(reserved * usage.ReservedRate)));
        quantity -= reserved;
        if (quantity <= 0 && reserved > 0) return;
        var cost = Exact(quantity * usage.Price);
        if (usage.SavingsPlan && plans.FirstOrDefault(p => p.Account == usage.Line.Account) is { } plan)
        {
            var covered = plan.Cover(cost);
            if (covered > 0)
            {
                var part = covered == cost ? quantity : decimal.Round(quantity * covered / cost, 6);
                _records.Add(new(usage.Covered, day, part, covered, plan.Amortized(covered)));
                _records.Add(new(usage.Negation, day, 0, -covered, 0));
                (quantity, cost) = (quantity - part, cost - covered);
                if (cost == 0) return;
            }
        }
        _records.Add(new(usage.Line, day, quantity, cost, cost));
    }

    /// <summary>Charges that are not usage: credits, refunds, tax, support and other fees.</summary>
    private void Charge(MapReading map)
    {
        var account = Places.Account(_world, map);
        var kind = map.OneOf("record", "Credit", "Credit", "Refund", "Tax", "Support", "Fee", "Upfront", "Recurring", "Other");
        var line = new CostLine
        {
            Account = account,
            Region = map.Text("region") ?? "NoRegion",
            Service = map.Required("service"),
            UsageType = map.Text("type") ?? "NoUsageType",
            Operation = map.Text("operation") ?? "",
            RecordType = kind,
            LegalEntity = map.Text("entity") ?? "Amazon Web Services, Inc.",
        };
        var amount = map.Amount("amount", 0);
        var rate = map.Amount("rate", 0);
        var of = map.Text("ofService");
        var minimum = map.Amount("minimum", 0);
        var everyAccount = map.Flag("ofAllAccounts", false);
        var day = DateOf(map, "at");
        var from = DateOf(map, "from") ?? _start;
        var to = DateOf(map, "to") ?? _end;
        map.Done();
        if (day is { } once)
        {
            if (once >= _start && once < _end) _records.Add(new(line, once, 0, amount, amount));
            return;
        }
        for (var month = new DateOnly(from.Year, from.Month, 1); month < to && month < _end; month = month.AddMonths(1))
        {
            if (month < _start) continue;
            var charged = amount;
            if (rate != 0)
            {
                var basis = _records.Where(r => r.Day >= month && r.Day < month.AddMonths(1) && (everyAccount || r.Line.Account == account) && r.Line.RecordType is not ("Tax" or "Credit" or "Refund" or "Support") && (of is null || r.Line.Service == of)).Sum(r => r.Unblended);
                charged = decimal.Round(basis * rate, 2);
                if (charged < minimum && rate > 0) charged = minimum;
            }
            if (charged != 0) _records.Add(new(line, month, 0, charged, charged));
        }
    }

    private DateOnly? DateOf(MapReading map, string key) => map.Instant(key, _source.Time) is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    /// <summary>Ten digits after the point, as the bill has.</summary>
    private static decimal Exact(decimal amount) => decimal.Round(amount, 10);
}
