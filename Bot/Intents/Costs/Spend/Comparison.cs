using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Two periods side by side.</summary>
internal static class Comparison
{
    private const int MaxRows = 15;
    private const int MaxBars = 8;

    public static async Task<Answer> AnswerAsync(Turn turn, CostPlan plan, CostPeriod before, CancellationToken cancellation)
    {
        var group = plan.Query.Groups.IsEmpty ? CostGroup.Service : plan.Query.Groups[0];
        var query = plan.Query with { Groups = [group], Granularity = CostGranularity.Monthly };
        var byAws = AwsComparison.FindAsync(turn, query, before, group, cancellation);
        var (earlier, now, failure) = await TwoPeriods.ReadAsync(turn.Aws, query, before, cancellation).ConfigureAwait(false);
        var aws = await byAws.ConfigureAwait(false);
        var read = earlier is not null && now is not null;
        if (!read && aws is null)
            return CostFailure.Of(failure!);
        var difference = read ? Difference.Of(earlier!, now!, group) : aws!;
        var text = $"{Titles(before, query.Period)}{query.Words()}: {difference.Words()}{query.Kind}.";
        if (Directions.Of(turn.Question) is { } asked)
            text = $"**{(difference.Change == 0 ? asked == 0 : Math.Sign(difference.Change) == asked) switch { true => "Yes", false => "No" }}**: {text}";
        if (difference.Drivers is [var first, ..] && difference.Drivers.Length > 1 && first.Change != 0)
            text += $"\nThe largest change: {first.Name}, {Money.Change(first.Change, difference.Unit)} ({Money.Text(first.Before, difference.Unit)} → {Money.Text(first.Now, difference.Unit)}).";
        if (turn.Question.Conditions.FirstOrDefault(c => c.Field == "growth") is { } growth)
        {
            var grown = difference.Drivers.Where(d => d.Before > 0 && Statement.Passes(growth, d.Change / d.Before * 100)).ToImmutableArray();
            text = $"**{grown.Length}** of {difference.Drivers.Length} {(group.Words.EndsWith('y') ? $"{group.Words[..^1]}ies" : $"{group.Words}s")} changed so{(grown.Length > 0 ? $": {string.Join(", ", grown.OrderByDescending(d => d.Change / d.Before).Take(5).Select(d => $"{d.Name} {Money.Growth(d.Before, d.Now)}"))}" : "")}.\n{text}";
        }
        var notes = read ? Statement.Notes(plan with { Query = query }, now! with { IsEstimated = now.IsEstimated || earlier!.IsEstimated }, null) : plan.Notes.Add("The figures are AWS's own comparison; the rows of the bill could not be read.");
        if (read && aws is not null)
            notes = notes.Add(AwsComparison.Words(difference, aws));
        if (before.Days != query.Period.Days)
            notes = notes.Add($"The periods differ in length ({before.Days} and {query.Period.Days} days): per day {Money.Text(difference.Before / before.Days, difference.Unit)} → {Money.Text(difference.Now / query.Period.Days, difference.Unit)}.");
        var bars = difference.Drivers.Take(MaxBars).ToList();
        return new()
        {
            Text = text,
            Tables = [difference.Table($"By {group.Words}", group.Title, before, query.Period, turn.Question.Top ?? MaxRows)],
            Charts = bars.Count > 1
                ? [new(ChartKind.Bar, $"{before.Title()} and {query.Period.Title()}", difference.Unit, [.. bars.Select(b => b.Name)],
                    [new(before.Title(), [.. bars.Select(b => (double)Math.Round(b.Before, 2))]), new(query.Period.Title(), [.. bars.Select(b => (double)Math.Round(b.Now, 2))])])]
                : [],
            Notes = notes,
            Offers = [new("why", "Why?", "why?"), new("by-region", "By Region", "and per region?"), new("by-usage", "By usage type", "split that by usage type")],
            Sources = Statement.Sources,
        };
    }

    public static string Titles(CostPeriod before, CostPeriod now) => $"{before.Title()} against {now.Title()}";
}
