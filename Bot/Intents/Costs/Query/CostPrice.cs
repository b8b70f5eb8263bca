using Bot.Answers;
using Bot.Identity;

namespace Bot.Intents.Costs.Query;

/// <summary>What AWS takes for being asked.</summary>
/// <remarks>Source: AWS Cost Management pricing: each paginated request of the Cost Explorer API.</remarks>
internal static class CostPrice
{
    /// <summary>One request, one page, in USD.</summary>
    public const decimal PerRequest = 0.01m;

    /// <summary>Why nothing was asked: <see cref="Refusal.Reason"/>. It forbids nothing; it asks.</summary>
    public const string Reason = "price";

    /// <summary>The condition of a question that may cost whatever it costs.</summary>
    public const string Field = "price";

    public static decimal Of(int requests) => requests * PerRequest;

    /// <summary>Asked first instead of sent.</summary>
    public static CallOutcome AskFirst(decimal price, decimal limit) => new CallOutcome.Refused(new(Reason, "approval",
        $"This takes about **{price / PerRequest:N0} requests to Cost Explorer**, for which AWS takes {Money.Text(price, "USD")}. Above {Money.Text(limit, "USD")} I ask first: go on, or ask for fewer days, for months instead of days, or with fewer groups."));

    /// <summary>The requests that an answer took, those from the cache left out.</summary>
    public static int Paid(IEnumerable<RecordedCall> calls) => calls.Count(c => c is { Service: "ce", IsFromCache: false, Status: 200 });
}
