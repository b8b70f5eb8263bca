using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Commitments;

internal enum CommitmentAsked
{
    Utilization,
    Coverage,
    Inventory,
}

/// <summary>What is asked of Savings Plans and reservations, and the words they share.</summary>
internal static class CommitmentWords
{
    /// <summary>From this share on a commitment counts as fully used.</summary>
    private const double Full = 99.5;

    public static ImmutableArray<Source> Sources { get; } = [new("Savings Plans and reservations", "https://us-east-1.console.aws.amazon.com/costmanagement/home#/savings-plans/overview")];

    public static CommitmentAsked Of(Question question)
    {
        var text = question.Text;
        bool Says(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
            return false;
        }
        if (Says("cover"))
            return CommitmentAsked.Coverage;
        if (Says("utili", "unused", "use ", "used", "using", "fully", "waste", "wasting"))
            return CommitmentAsked.Utilization;
        return question.Shape is Shape.List or Shape.Count or Shape.Detail or Shape.YesNo || Says("expire", "list", "which", "end ", "ending", "have") ? CommitmentAsked.Inventory : CommitmentAsked.Utilization;
    }

    /// <summary>The period asked for; the last 30 days where none is. AWS has no figures of today.</summary>
    public static CostPeriod Period(Turn turn)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var period = turn.Question.Time is { } time ? CostPeriod.Of(time, today) : new(today.AddDays(-30), today);
        var end = period.End > today ? today : period.End;
        return end <= period.Start ? new(end.AddDays(-1), end) : new(period.Start, end);
    }

    /// <summary>Whether an end lies in the question's time; true where it has none.</summary>
    public static bool EndsWithin(Turn turn, string end) =>
        turn.Question.Time is not { } time || !LooksAhead(turn) || DateTimeOffset.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at >= time.Start && at < time.End;

    public static string Ending(Turn turn) => LooksAhead(turn) ? $" ends before {turn.Question.Time!.End.UtcDateTime.AddTicks(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";

    public static string YesNo(Question question, double percent) => question.Shape != Shape.YesNo ? "" : percent >= Full ? "**Yes**: " : "**No**: ";

    public static decimal Amount(JsonNode? node) => decimal.TryParse(node.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : 0;

    private static bool LooksAhead(Turn turn) => turn.Question.Time is { } time && time.End > turn.Now;
}
