namespace Bot.Intents.Costs.Savings;

/// <summary>How long a commitment binds, and how it is paid: one year without upfront payment, unless the question says otherwise.</summary>
/// <param name="Months">Of the term.</param>
/// <param name="Term">Cost Explorer's word for it.</param>
/// <param name="Payment">Cost Explorer's word: <c>NO_UPFRONT</c>.</param>
internal sealed record CommitmentTerms(int Months, string Term, string Payment)
{
    private const int MonthsAYear = 12, SecondsAYear = 31_536_000;

    public string Words => $"{(Months == MonthsAYear ? "one year" : "three years")}, {PaymentName.ToLowerInvariant()}";

    /// <summary>As the services that sell it write it.</summary>
    public string PaymentName => Payment switch { "ALL_UPFRONT" => "All Upfront", "PARTIAL_UPFRONT" => "Partial Upfront", _ => "No Upfront" };

    public int Seconds => Months / MonthsAYear * SecondsAYear;

    public static CommitmentTerms Of(string question)
    {
        bool Says(string words) => question.Contains(words, StringComparison.OrdinalIgnoreCase);
        var isThree = Says("three year") || Says("three-year") || Says("3 year") || Says("3-year") || Says("3yr") || Says("3y ");
        var payment = Says("all upfront") || Says("all-upfront") || Says("full upfront") ? "ALL_UPFRONT" : Says("partial upfront") || Says("partial-upfront") || Says("partly upfront") ? "PARTIAL_UPFRONT" : "NO_UPFRONT";
        return isThree ? new(3 * MonthsAYear, "THREE_YEARS", payment) : new(MonthsAYear, "ONE_YEAR", payment);
    }
}
