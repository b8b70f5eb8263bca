using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Spend, forecasts, anomalies, budgets, savings.</summary>
internal static class CostClaims
{
    public static Claim Of(Scene s)
    {
        var isCost = s.Has(Cue.Cost) && !IsOtherBilling(s);
        if (s.Time.Range is null && PriceWords.AsksEstimate(s.Draft.Text))
            return new(Family.Costs, "pricing", 88, "the price of something with its quantity");
        // "How much cheaper was october than september", "compare september and october by service": two periods of the bill.
        if (s.Time.Range?.Other is not null && !s.NamesSomething && (s.Draft.HasWord("cheaper", "dearer") || s.HasAny(Cue.Compare) && s.Kinds.TrueForAll(k => k.Kind.Name is "account" or "region" or "ecs-service") && !s.HasAny(Cue.Alarm, Cue.ErrorWord, Cue.Log, Cue.Metric, Cue.Changed, Cue.HealthEvent)))
            return new(Family.Costs, "spend", 88, "two periods of the bill");
        if (s.Time.Range is not null && !s.NamesSomething && CostUnits.AsksGrowth(s.Draft) && s.Kinds.TrueForAll(k => k.Kind.Name is "account" or "region" or "ecs-service") && !s.HasAny(Cue.Alarm, Cue.ErrorWord, Cue.Log, Cue.Metric, Cue.HealthEvent))
            return new(Family.Costs, "spend", 80, "growth of the bill");
        if (CostUnits.AsksNegative(s.Draft))
            return new(Family.Costs, "spend", 86, "lines of the bill");
        if (s.Has(Cue.Idle) && s.Kinds.Exists(k => k.Kind.Name == "load-balancer"))
            return new(Family.Costs, "savings", 86, "idle load balancers");
        if (isCost && s.Draft.HasWord("unattached", "orphaned", "unused") && s.Kinds.Count > 0)
            return new(Family.Costs, "savings", 88, "what is paid for and not used");
        if (s.HasAny(Cue.Budget))
            return new(Family.Costs, "budgets", s.HasAny(Cue.Slo) ? 40 : 87, "budgets");
        if (s.Has(Cue.FreeTier))
            return new(Family.Costs, "free-tier", 87, "the free tier");
        if (s.Has(Cue.SavingsPlan) || s.Has(Cue.Reservation) && !s.Draft.HasWord("capacity"))
            return Commitments(s, isCost);
        if (s.Has(Cue.OverProvisioned))
            return new(Family.Costs, "savings", s.HasAny(Cue.HowTo) ? 70 : 86, "over-provisioned resources");
        if (s.Has(Cue.Saving) && (s.HasAny(Cue.Cost, Cue.Money, Cue.Idle, Cue.HowMuch, Cue.Aws) || s.Draft.HasWord("bill", "optimization", "optimisation", "savings", "cheaper", "waste", "wasting", "save", "saving", "graviton")))
            return new(Family.Costs, "savings", s.Draft.HasWord("keep") && s.HasAny(Cue.Best) ? 60 : 90, "saving money");
        if (s.Has(Cue.Idle) && s.HasAny(Cue.Saving, Cue.Cost, Cue.Money) || s.Draft.First(Cue.Idle) is { Length: > 1 } || s.Has(Cue.Idle) && s.Kinds.Count == 0)
            return new(Family.Costs, "savings", 82, "idle resources");
        if (s.Has(Cue.Anomaly) && !s.Has(Cue.Investigate) && !s.Has(Cue.Metric))
            return new(Family.Costs, "anomalies", isCost || s.HasAny(Cue.Money) || s.Draft.HasWord("impact") ? 90 : 80, "cost anomalies");
        var looksAhead = s.Has(Cue.Forecast) && !s.Draft.HasWord("last", "past", "yesterday");
        if (looksAhead && (isCost || s.Draft.HasWord("forecast", "projected", "land", "budget") || s.HasAny(Cue.Money) || s.Comparisons.Exists(c => c.IsMoney)))
            return new(Family.Costs, "forecast", s.Draft.HasWord("weather") ? 0 : 86, "a forecast of costs");
        if (s.Draft.Says(s.Draft.Find("run"), "run", "rate"))
            return new(Family.Costs, "spend", 84, "the run rate");
        if (s.Has(Cue.Why) && s.Time.Range is not null && Service(s) && !s.NamesSomething && s.Draft.HasWord("up", "down", "increase", "increased", "rise", "rose", "jump", "jumped", "drop", "dropped", "more", "less") && !s.HasAny(Cue.Alarm, Cue.ErrorWord, Cue.Log, Cue.Metric))
            return new(Family.Costs, "spend", 84, "why a service costs more or less");
        if (s.Has(Cue.Price) && !isCost && !s.HasAny(Cue.Case))
            return new(Family.Costs, "pricing", s.Time.Range is null ? 72 : 80, "prices");
        if (isCost || s.HasAny(Cue.Expensive, Cue.CostExplorer))
            return new(Family.Costs, s.Has(Cue.Expensive) || !looksAhead ? "spend" : "forecast", Strength(s), "costs");
        if (s.Has(Cue.HowMuch) && (s.Time.Range is not null || s.Draft.HasWord("for")) && Service(s) && !HasAmount(s))
            return new(Family.Costs, "spend", 83, "how much, of a service");
        if (s.Time.Range is not null && s.Draft.HasWord("top") && s.Draft.HasWord("regions", "services", "accounts") && !s.Draft.HasWord("all") && s.Kinds.Count <= 1 && !s.NamesSomething && !s.HasAny(Cue.Alarm, Cue.ErrorWord, Cue.Log, Cue.Metric, Cue.Changed, Cue.HealthEvent))
            return new(Family.Costs, "spend", 88, "the top of the bill");
        if (Service(s) && (s.Draft.HasWord("driving") || s.Draft.HasWord("trend") && s.Draft.HasWord("monthly", "daily", "weekly")))
            return new(Family.Costs, "spend", 86, "what drives a service's bill");
        if (s.Time.Range?.Other is not null && s.Kinds.Count == 0 && !s.NamesSomething && !s.HasAny(Cue.Alarm, Cue.ErrorWord, Cue.Log, Cue.Metric, Cue.Changed, Cue.HealthEvent, Cue.HowTo))
            return new(Family.Costs, "spend", 68, "two periods, and nothing else that could be compared");
        if (s.Has(Cue.Forecast) && s.Time.Range is not null && s.Draft.HasWord("exceed", "hit", "reach", "pass", "top") && s.Comparisons.Exists(c => c.Dimension.Length == 0 && c.Value >= 100))
            return new(Family.Costs, "forecast", 80, "an amount that is to come");
        if (CostUnits.NamesUsageType(s.Draft) && (s.Time.Range is not null || s.HasAny(Cue.HowMuch)))
            return new(Family.Costs, "spend", 86, "a usage type of the bill");
        if (CostUnits.AsksUsage(s.Draft) && s.Time.Range is not null && (Service(s) || s.Has(Cue.DataTransfer) || s.Kinds.Count > 0 || CostUnits.NamesInstanceType(s.Draft)))
            return new(Family.Costs, "spend", 89, "how much was used");
        if (s.HasAny(Cue.Amortized, Cue.Unblended) || s.HasAny(Cue.Tax, Cue.Refund, Cue.Credit) && (s.Time.Range is not null || s.Has(Cue.Total)))
            return new(Family.Costs, "spend", 80, "words of the bill");
        if (s.Has(Cue.Money) && (s.Time.Range is not null || s.Comparisons.Exists(c => c.IsMoney)))
            return new(Family.Costs, "spend", 76, "money");
        if (s.Has(Cue.DataTransfer) && s.Has(Cue.HowMuch))
            return new(Family.Costs, "spend", 70, "data transfer");
        return Claim.None;
    }

    private static Claim Commitments(Scene s, bool isCost)
    {
        if (s.HasAny(Cue.Difference))
            return new(Family.Costs, "savings-plans", 60, "savings plans");
        if (AsksFees(s))
            return new(Family.Costs, "spend", 89, "the fees of commitments");
        var topic = s.Has(Cue.SavingsPlan) ? "savings-plans" : "reservations";
        if (isCost && s.Has(Cue.Compare))
            return new(Family.Costs, "spend", 88, "costs by how instances are bought");
        if (s.HasAny(Cue.Purchase) || s.Draft.HasWord("worth", "pays", "payoff", "break-even", "breakeven", "recommended", "recommendation", "recommendations") || s.Has(Cue.Saving) && s.Draft.HasWord("would", "could", "can", "with"))
            topic = "savings";
        var isOwn = s.SpeaksOfOwn || s.Time.Range is not null || s.Time.Ages.Count > 0 || topic == "savings" || s.HasAny(Cue.Expires, Cue.Utilization, Cue.Coverage, Cue.Purchase, Cue.HowMany, Cue.List, Cue.Which);
        return new(Family.Costs, topic, isOwn ? s.HasAny(Cue.HowTo) ? 75 : 89 : 72, s.Has(Cue.SavingsPlan) ? "savings plans" : "reservations");
    }

    /// <summary>What Savings Plans or reservations themselves cost, rather than whether they are used.</summary>
    public static bool AsksFees(Scene s) =>
        s.HasAny(Cue.SavingsPlan, Cue.Reservation) && s.Has(Cue.Cost) && (s.HasAny(Cue.HowMuch, Cue.Total) || s.Draft.HasWord("fee", "fees") || s.Draft.Says(s.Start, "cost", "of"))
        && !s.HasAny(Cue.Purchase, Cue.Utilization, Cue.Coverage, Cue.Compare, Cue.Difference, Cue.Saving) && !s.Draft.HasWord("vs", "versus", "without", "excluding", "covered", "under");

    private static int Strength(Scene s)
    {
        if (s.Has(Cue.Alarm) && !s.HasAny(Cue.HowMuch, Cue.Total) && !s.Draft.Says(s.Draft.Find("cost"), "cost", "of"))
            return 60;
        if (s.HasAny(Cue.HowTo) && !s.SpeaksOfOwn)
            return 60;
        if (s.Has(Cue.Best) && s.Time.Range is null)
            return 70;
        return 87;
    }

    /// <summary>"billing mode", "billing case", "on-demand billing", "pay per request" are no question of cost.</summary>
    private static bool IsOtherBilling(Scene s)
    {
        var other = false;
        foreach (var match in s.Draft.Matches)
        {
            if (!match.Entry.Cues.Has(Cue.Cost))
                continue;
            var (before, after) = (s.Draft.Lower(match.Start - 1), s.Draft.Lower(match.End));
            var isOther = s.Draft.Lower(match.Start) switch
            {
                "billing" => after is "mode" or "case" or "alarm" or "alarms" or "ticket" or "support" or "question" || before is "on-demand" or "demand" or "provisioned" or "request" && s.Draft.HasWord("dynamo", "dynamodb", "table", "tables", "ddb"),
                "pay" => after is "per" or "attention",
                "charge" or "charged" => after is "twice" && s.HasAny(Cue.Case),
                "bill" => before is "to",
                _ => false,
            };
            if (!isOther)
                return false;
            other = true;
        }
        return other;
    }

    private static bool Service(Scene s)
    {
        foreach (var match in s.Draft.Matches)
        {
            if (match.Entry.Service is not null)
                return true;
        }
        return false;
    }

    private static bool HasAmount(Scene s) => s.Draft.HasWord("gb", "tb", "storage", "memory", "space", "size", "disk", "capacity", "free", "cpu", "vcpu", "time", "data", "traffic", "throughput", "concurrency", "ram", "timeout");
}
