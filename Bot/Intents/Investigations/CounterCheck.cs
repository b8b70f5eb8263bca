using Bot.Answers;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Investigations.Reason;
using Bot.Intents.Investigations.Say;
using Bot.Intents.Resources.Planning;
using Bot.Understanding;

namespace Bot.Intents.Investigations;

/// <summary>Tries to break the investigation's own conclusion: what would refute it, and whether the same was there at the same hours a day before, when nothing was wrong.</summary>
internal static class CounterCheck
{
    /// <summary>Calls that the look at the day before may make.</summary>
    private const int Budget = 30;
    private static readonly TimeSpan Before = TimeSpan.FromDays(1);

    public static bool IsAsked(Question question) => question.Text.Contains("disprove", StringComparison.OrdinalIgnoreCase);

    /// <param name="case">The case.</param>
    /// <param name="conclusion">What it came to.</param>
    /// <param name="watched">Metrics beside the standard ones: those of the alarm.</param>
    public static async Task<Answer> OfAsync(Case @case, Conclusion conclusion, IReadOnlyList<Wanted> watched)
    {
        var diagnosis = Diagnosis.Of(@case, conclusion);
        if (conclusion.Causes.IsEmpty)
            return diagnosis with { Text = "**There is nothing to disprove:** no cause is claimed.\n" + diagnosis.Text };
        var then = new Case(new Calls(@case.Calls.Turn, @case.Calls.Cancellation) { Remembers = true }, new(@case.Window.Start - Before, @case.Window.End - Before, true), Budget);
        foreach (var subject in @case.Subjects)
            then.Subjects.Add(then.Add(subject));
        var reference = await Investigator.RunAsync(then, watched).ConfigureAwait(false);
        var report = Disproof.Of(@case, conclusion, then, reference);
        return diagnosis with { Text = report.Text, Tables = [report.Table, .. diagnosis.Tables], Offers = [.. diagnosis.Offers.Where(o => o.Id != "disprove")] };
    }
}
