using Bot.DemoAccount.Scenario.Signals;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>A line of usage and how it is paid for.</summary>
internal sealed record UsageLine(
    CostLine Line, Signal PerDay, decimal Price, bool SavingsPlan, decimal Reserved, decimal ReservedRate, decimal RoundTo, DateOnly? From, DateOnly? To)
{
    public CostLine Covered { get; } = Line with { RecordType = "SavingsPlanCoveredUsage", PurchaseType = "Savings Plans" };
    public CostLine Negation { get; } = Line with { RecordType = "SavingsPlanNegation", PurchaseType = "Savings Plans", Resources = [] };
    public CostLine Discounted { get; } = Line with { RecordType = "DiscountedUsage", PurchaseType = "Standard Reserved Instances" };
}

/// <summary>A Savings Plan: dollars an hour, and what a dollar of on-demand usage costs under it.</summary>
internal sealed record SavingsPlanTerms(string Arn, string Account, decimal Commitment, decimal Ratio, DateOnly From, string Service);

/// <summary>One day of a Savings Plan's commitment being used up.</summary>
internal sealed class SavingsPlanDay(SavingsPlanTerms terms, DateOnly day)
{
    private decimal _left = terms.Commitment * 24;

    public string Account => terms.Account;

    /// <summary>The part of an on-demand cost that the plan takes.</summary>
    public decimal Cover(decimal cost)
    {
        var need = decimal.Round(cost * terms.Ratio, 10);
        if (need <= _left)
        {
            _left -= need;
            return cost;
        }
        var part = decimal.Round(_left / terms.Ratio, 10, MidpointRounding.ToZero);
        _left = 0;
        _spent = terms.Commitment * 24;
        return part;
    }

    private decimal? _spent;

    public decimal Amortized(decimal covered) => decimal.Round(covered * terms.Ratio, 10);

    /// <summary>The day's fee; amortized it is only what was left unused.</summary>
    public CostRecord Fee() => new(new CostLine
    {
        Account = terms.Account,
        Region = "global",
        Service = terms.Service,
        UsageType = "ComputeSP:1yrNoUpfront",
        RecordType = "SavingsPlanRecurringFee",
        PurchaseType = "Savings Plans",
        Unit = "Hrs",
        Resources = [terms.Arn],
    }, day, 24, terms.Commitment * 24, _spent is null ? _left : 0);
}
