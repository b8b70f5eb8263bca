using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;

namespace Bot.Intents.Costs.Savings;

/// <summary>A Savings Plan or reservation that AWS recommends, and when it has paid for itself.</summary>
/// <param name="What">For people: <c>Compute Savings Plan</c>, <c>2 × db.r6g.xlarge PostgreSQL</c>.</param>
/// <param name="Terms">How long, paid how.</param>
/// <param name="Region">Empty where it is good everywhere.</param>
internal sealed record Commitment(string What, CommitmentTerms Terms, string Region, string Account)
{
    private const int HoursAMonth = 730;

    /// <summary>Paid at once.</summary>
    public decimal Upfront { get; init; }
    /// <summary>Paid each month, used or not.</summary>
    public decimal Monthly { get; init; }
    /// <summary>What the usage it covers costs a month on demand.</summary>
    public decimal OnDemand { get; init; }
    /// <summary>AWS's estimate of what is saved a month.</summary>
    public decimal Saving { get; init; }
    /// <summary>Percent of it that the last 30 days would have used.</summary>
    public double Utilization { get; init; }
    /// <summary>AWS's own break-even in months; null where it gives none.</summary>
    public decimal? Given { get; init; }
    public string Unit { get; init; } = "USD";
    /// <summary>How it is bought.</summary>
    public required HowTo How { get; init; }

    /// <summary>Everything that is paid over the term.</summary>
    public decimal Whole => Upfront + Monthly * Terms.Months;

    /// <summary>Months of the usage after which on demand would have cost more than the whole commitment; null where it never does.</summary>
    public decimal? BreakEven => Given ?? (OnDemand > 0 && Whole / OnDemand is var months && months <= Terms.Months ? decimal.Round(months, 1) : null);

    /// <summary>The part of the commitment, percent, that must be used for it to be no dearer than on demand; null where that is not known.</summary>
    public decimal? LeastUse => OnDemand > 0 ? decimal.Round(100 * Whole / Terms.Months / OnDemand, 0) : null;

    public string Words()
    {
        var paid = Upfront > 0 ? Monthly > 0 ? $"{Money.Text(Upfront, Unit)} upfront and {Money.Text(Monthly, Unit)} a month" : $"{Money.Text(Upfront, Unit)} upfront" : $"{Money.Text(Monthly, Unit)} a month{(Region.Length == 0 ? $" ({Money.Text(Monthly / HoursAMonth, Unit)} an hour)" : "")}";
        var even = BreakEven is { } months
            ? $"It breaks even after **{months.ToString("0.#", CultureInfo.InvariantCulture)} of {Terms.Months} months** of the same usage, or with {LeastUse:0} % of it used throughout."
            : "By these figures it does not break even within its term.";
        return $"{What}, {Terms.Words}: {paid}, saves {Money.Text(Saving, Unit)} a month against {Money.Text(OnDemand, Unit)} on demand; {Money.Percent(Utilization)} of it would have been used in the last 30 days. {even}";
    }

    public static Table Table(ImmutableArray<Commitment> all) => new("Commitments that AWS recommends",
        [new("No.", ColumnKind.Number), new("What"), new("Terms"), new("Upfront", ColumnKind.Money), new("A month", ColumnKind.Money), new("On demand now", ColumnKind.Money), new("Saving a month", ColumnKind.Money), new("Breaks even after"), new("Region"), new("Account")],
        [.. all.Select((c, i) => ImmutableArray.Create<Cell>(
            No(i), c.What, c.Terms.Words, Money.Cell(c.Upfront, c.Unit), Money.Cell(c.Monthly, c.Unit), Money.Cell(c.OnDemand, c.Unit), Money.Cell(c.Saving, c.Unit),
            c.BreakEven is { } months ? $"{months.ToString("0.#", CultureInfo.InvariantCulture)} months" : "not in its term", c.Region.Length > 0 ? c.Region : "all", c.Account))]);

    public static Table HowTable(ImmutableArray<Commitment> all) => new("How to buy", [new("No.", ColumnKind.Number), new("Command or steps")], [.. all.Select((c, i) => ImmutableArray.Create<Cell>(No(i), c.How.Words()))]);

    private static Cell No(int index) => new((index + 1).ToString(CultureInfo.InvariantCulture), index + 1);
}

/// <summary>Commitments that AWS recommends, and what could not be found out.</summary>
internal sealed record Recommended(ImmutableArray<Commitment> Found, ImmutableArray<string> Notes);
