using System.Globalization;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs;

/// <summary>What an answer says of its own making: figures that were kept from before, and what asking took where that is much.</summary>
internal static class AskingNotes
{
    private const string Anyway = "whatever asking costs";

    public static Answer Add(Turn turn, Answer answer, CostOptions options)
    {
        if (answer.Silent)
            return answer;
        if (answer.Asked == CostPrice.Field)
            return answer with { Offers = [new("go-on", "Go on", $"{turn.Question.Text.TrimEnd('?', '.', '!', ' ')}, {Anyway}")] };
        var calls = turn.Aws.Evidence.Calls;
        var kept = calls.Where(c => c.IsFromCache).ToList();
        if (kept.Count > 0)
        {
            var asked = kept.Min(c => c.At).UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);
            answer = answer with { Notes = answer.Notes.Add($"{(kept.Count == calls.Length ? "The figures are" : "A part of the figures is")} from the cache, asked at {asked} UTC: AWS takes money for each request, so answers are kept for {options.CacheMinutes} minutes.") };
        }
        var paid = CostPrice.Of(CostPrice.Paid(calls));
        return paid > options.AskFirstAbove ? answer with { Notes = answer.Notes.Add($"Asking took {paid / CostPrice.PerRequest:N0} requests to Cost Explorer, {Money.Text(paid, "USD")}.") } : answer;
    }
}
