using System.Collections.Immutable;
using System.Text;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding.Alerts;

namespace Bot.Intents.Investigations.Replay;

/// <summary>Answers "replay investigation …" and "export investigation …".</summary>
internal static class ReplayAnswers
{
    public static async Task<Answer> OfAsync(Turn turn, InvestigationLog investigations, CancellationToken cancellation)
    {
        var id = turn.Question.Conditions.First(c => c.Field == InvestigationWords.IdField).Value ?? "";
        if (await investigations.FindAsync(id, turn, cancellation).ConfigureAwait(false) is not { } stored)
            return new() { Text = $"There is no investigation `{id}` of yours in this channel. They are kept for 30 days.", Failed = true };
        return turn.Question.Topic == InvestigationWords.Export ? Export(stored) : await ReplayAsync(stored, cancellation).ConfigureAwait(false);
    }

    private static async Task<Answer> ReplayAsync(StoredInvestigation stored, CancellationToken cancellation)
    {
        var replayed = await Replayer.RunAsync(stored, cancellation).ConfigureAwait(false);
        return replayed.Answer with { Text = $"{Verdict(stored, replayed)}\n\n{replayed.Answer.Text}", Offers = [new("export", "Export as a test", $"export investigation {stored.Id}")] };
    }

    /// <summary>What a replay showed, in a line.</summary>
    public static string Verdict(StoredInvestigation stored, Replayed replayed) =>
        $"**{(replayed.IsSame ? "The same verdict" : "Another verdict")}**: `{stored.Id}` of {stored.At:yyyy-MM-dd HH:mm} UTC was run again from its {stored.Calls.Length} stored calls; AWS was not asked.{(Scores(stored.Causes) != Scores(replayed.Answer.Causes) ? $" Its score is {Scores(replayed.Answer.Causes)}; it was {Scores(stored.Causes)}." : "")}{(replayed.Missed > 0 ? $" {replayed.Missed} calls that this version makes were not stored." : "")}";

    private static string Scores(ImmutableArray<Cause> causes) => causes.IsEmpty ? "none" : string.Join(", ", causes.Select(c => $"{100 * c.Score:0} %"));

    private static Answer Export(StoredInvestigation stored) => new()
    {
        Text = $"**`{stored.Id}` as files:** a scenario for the tests, which the demo account plays back, and what `Wheelhouse replay FILE` runs again. Account ids are replaced, and secrets were taken out; look it over before you share it.",
        Files =
        [
            new($"{stored.Id}.yaml", "application/yaml", ScenarioExport.Of(stored)),
            new($"{stored.Id}.json", "application/json", Encoding.UTF8.GetString(stored.ToJson())),
        ],
    };
}
