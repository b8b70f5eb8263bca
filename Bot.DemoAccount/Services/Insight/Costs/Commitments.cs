using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>Utilisation and coverage of Savings Plans and reservations, from the ledger's own records.</summary>
internal sealed class Commitments(DemoCall call)
{
    private readonly LedgerReading _ledger = call.World.Part<Ledger>().Reading(call.World);

    public JsonObject PlanUtilization()
    {
        var rows = Periods().Select(p => (p, Sums: PlanSums(Records(p)))).ToList();
        if (rows.TrueForAll(r => r.Sums.Fee == 0)) throw new DemoException("DataUnavailableException", "No Savings Plans utilization data is available for the requested period.");
        return new JsonObject
        {
            ["SavingsPlansUtilizationsByTime"] = rows.Select(r => Merge(new JsonObject { ["TimePeriod"] = CostQueries.Period(r.p) }, PlanShown(r.Sums))).ToJsonArray(),
            ["Total"] = PlanShown((rows.Sum(r => r.Sums.Fee), rows.Sum(r => r.Sums.Used), rows.Sum(r => r.Sums.OnDemand))),
        };
    }

    public JsonObject PlanCoverage()
    {
        var groups = call.Items("GroupBy").Select(g => g.Text("Key") ?? "").ToList();
        var rows = new JsonArray();
        foreach (var period in Periods())
            foreach (var group in Records(period).Where(Eligible).GroupBy(r => string.Join('|', groups.Select(g => r.Line.Dimension(g)))))
            {
                var covered = group.Where(r => r.Line.RecordType == "SavingsPlanCoveredUsage").Sum(r => r.Unblended);
                var onDemand = group.Where(r => r.Line.RecordType == "Usage").Sum(r => r.Unblended);
                rows.Add(new JsonObject
                {
                    ["Attributes"] = new JsonObject(groups.Zip(group.Key.Split('|')).Select(a => KeyValuePair.Create(a.First, (JsonNode?)a.Second))),
                    ["Coverage"] = new JsonObject { ["SpendCoveredBySavingsPlans"] = CostQueries.Text(covered), ["OnDemandCost"] = CostQueries.Text(onDemand), ["TotalCost"] = CostQueries.Text(covered + onDemand), ["CoveragePercentage"] = Percent(covered, covered + onDemand) },
                    ["TimePeriod"] = CostQueries.Period(period),
                });
            }
        return new JsonObject { ["SavingsPlansCoverages"] = rows };
    }

    public JsonObject ReservationUtilization()
    {
        var rows = Periods().Select(p => (p, Sums: ReservedSums(Records(p), p))).ToList();
        return new JsonObject
        {
            ["UtilizationsByTime"] = rows.Select(r => new JsonObject { ["TimePeriod"] = CostQueries.Period(r.p), ["Groups"] = new JsonArray(), ["Total"] = ReservedShown(r.Sums) }).ToJsonArray(),
            ["Total"] = ReservedShown((rows.Sum(r => r.Sums.Bought), rows.Sum(r => r.Sums.Used), rows.Sum(r => r.Sums.Amortized))),
        };
    }

    public JsonObject ReservationCoverage()
    {
        JsonObject Shown(IEnumerable<CostRecord> records)
        {
            var all = records.Where(r => r.Line.InstanceType != "NoInstanceType" && r.Line.RecordType is "Usage" or "DiscountedUsage" or "SavingsPlanCoveredUsage").ToList();
            var reserved = all.Where(r => r.Line.RecordType == "DiscountedUsage").Sum(r => r.Quantity);
            var total = all.Sum(r => r.Quantity);
            return new JsonObject { ["CoverageHours"] = new JsonObject { ["OnDemandHours"] = CostQueries.Text(total - reserved), ["ReservedHours"] = CostQueries.Text(reserved), ["TotalRunningHours"] = CostQueries.Text(total), ["CoverageHoursPercentage"] = Percent(reserved, total) } };
        }
        return new JsonObject
        {
            ["CoveragesByTime"] = Periods().Select(p => new JsonObject { ["TimePeriod"] = CostQueries.Period(p), ["Groups"] = new JsonArray(), ["Total"] = Shown(Records(p)) }).ToJsonArray(),
            ["Total"] = Shown(Periods().SelectMany(Records)),
        };
    }

    private static bool Eligible(CostRecord r) => r.Line.RecordType is "SavingsPlanCoveredUsage" || r.Line.RecordType == "Usage" && (r.Line.InstanceType is not "NoInstanceType" && !r.Line.InstanceType.StartsWith("db.", StringComparison.Ordinal) && !r.Line.InstanceType.StartsWith("cache.", StringComparison.Ordinal) || r.Line.Service is "AWS Lambda");

    private static (decimal Fee, decimal Used, decimal OnDemand) PlanSums(List<CostRecord> records)
    {
        var fee = records.Where(r => r.Line.RecordType == "SavingsPlanRecurringFee").ToList();
        return (fee.Sum(r => r.Unblended), fee.Sum(r => r.Unblended - r.Amortized), records.Where(r => r.Line.RecordType == "SavingsPlanCoveredUsage").Sum(r => r.Unblended));
    }

    private static JsonObject PlanShown((decimal Fee, decimal Used, decimal OnDemand) sums) => new()
    {
        ["Utilization"] = new JsonObject { ["TotalCommitment"] = CostQueries.Text(sums.Fee), ["UsedCommitment"] = CostQueries.Text(sums.Used), ["UnusedCommitment"] = CostQueries.Text(sums.Fee - sums.Used), ["UtilizationPercentage"] = Percent(sums.Used, sums.Fee) },
        ["Savings"] = new JsonObject { ["NetSavings"] = CostQueries.Text(sums.OnDemand - sums.Fee), ["OnDemandCostEquivalent"] = CostQueries.Text(sums.OnDemand) },
        ["AmortizedCommitment"] = new JsonObject { ["AmortizedRecurringCommitment"] = CostQueries.Text(sums.Fee), ["AmortizedUpfrontCommitment"] = "0", ["TotalAmortizedCommitment"] = CostQueries.Text(sums.Fee) },
    };

    /// <summary>Hours bought come from the reservations that exist; hours used from the ledger.</summary>
    private (decimal Bought, decimal Used, decimal Amortized) ReservedSums(List<CostRecord> records, (DateOnly From, DateOnly To) period)
    {
        var used = records.Where(r => r.Line.RecordType == "DiscountedUsage").ToList();
        var count = call.World.ListEverywhere(call.Account, "AWS::EC2::ReservedInstances").Where(r => r.Document.Text("State") == "active").Sum(r => r.Document.Number("InstanceCount") ?? 0);
        var last = period.To < _ledger.End ? period.To : _ledger.End;
        return (count * 24m * Math.Max(0, last.DayNumber - period.From.DayNumber), used.Sum(r => r.Quantity), used.Sum(r => r.Amortized));
    }

    private static JsonObject ReservedShown((decimal Bought, decimal Used, decimal Amortized) sums) => new()
    {
        ["PurchasedHours"] = CostQueries.Text(sums.Bought),
        ["TotalActualHours"] = CostQueries.Text(sums.Used),
        ["UnusedHours"] = CostQueries.Text(Math.Max(0, sums.Bought - sums.Used)),
        ["UtilizationPercentage"] = Percent(sums.Used, sums.Bought),
        ["TotalAmortizedFee"] = CostQueries.Text(sums.Amortized),
        ["AmortizedRecurringFee"] = CostQueries.Text(sums.Amortized),
        ["AmortizedUpfrontFee"] = "0",
    };

    private List<CostRecord> Records((DateOnly From, DateOnly To) period)
    {
        var test = new CostExpression(_ledger.Categories).Parse(call.Input["Filter"] as JsonObject);
        return [.. _ledger.Records.Where(r => r.Day >= period.From && r.Day < period.To && CostAccess.Sees(call, r.Line.Account) && test(r.Line, null))];
    }

    private IEnumerable<(DateOnly From, DateOnly To)> Periods()
    {
        var (from, to) = CostPeriod.Of(call);
        while (from < to)
        {
            var next = call.Text("Granularity") switch { "DAILY" => from.AddDays(1), "MONTHLY" => new DateOnly(from.Year, from.Month, 1).AddMonths(1), _ => to };
            if (next > to) next = to;
            yield return (from, next);
            from = next;
        }
    }

    private static string Percent(decimal part, decimal whole) => whole == 0 ? "0" : CostQueries.Text(decimal.Round(100 * part / whole, 4));

    private static JsonObject Merge(JsonObject a, JsonObject b)
    {
        foreach (var (key, value) in b) a[key] = value?.DeepClone();
        return a;
    }
}
