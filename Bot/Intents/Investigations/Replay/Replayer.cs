using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Investigations.Replay;

/// <summary>Runs an investigation again from what was stored of it. Nothing is asked of AWS.</summary>
internal static class Replayer
{
    /// <param name="stored">What was stored.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="pick">Picks which of so many calls under way is answered next; null for the order of then.</param>
    public static async Task<Replayed> RunAsync(StoredInvestigation stored, CancellationToken cancellation, Func<int, int>? pick = null)
    {
        using var player = new CallPlayer(stored.Calls, stored.Regions, TimeProvider.System, pick);
        var aws = AwsSessions.ForReplay(player, stored.At).Open(stored.Caller, _ => new RoleChoice.Role(stored.Caller.RoleArn));
        var place = stored.Caller.Place ?? new Place(Platform.Terminal, "", "terminal", "");
        var before = stored.Before is { } regions ? new Conversation([new(new() { Text = "", Family = Family.Other, Shape = Shape.Text, Regions = regions }, Answer.Say(""), stored.At)]) : Conversation.Empty;
        var turn = new Turn(new(stored.Caller.MessageId, place, stored.Caller.User, stored.Question.Text, stored.At), before, stored.Question, stored.Caller, aws, stored.At);
        var work = InvestigationRun.AnswerAsync(turn, cancellation);
        var answer = await (pick is null ? work : player.DriveAsync(work)).ConfigureAwait(false);
        return new(answer, IsSame(stored, answer), player.Missed);
    }

    /// <summary>Which of two supporting facts is found first may depend on what ended first: so much a score may differ in the same verdict.</summary>
    private const double Near = 0.05;

    /// <summary>The same causes in the same order, with the same mechanisms and words.</summary>
    private static bool IsSame(StoredInvestigation stored, Answer answer) =>
        stored.Causes.Length == answer.Causes.Length && stored.Causes.Zip(answer.Causes).All(p =>
            p.First.Resource == p.Second.Resource && p.First.What == p.Second.What && Math.Abs(p.First.Score - p.Second.Score) < Near && p.First.Mechanisms.SequenceEqual(p.Second.Mechanisms));
}

/// <param name="Answer">What comes out this time.</param>
/// <param name="IsSame">It says the same as the first time.</param>
/// <param name="Missed">Calls that were not stored: this bot asks what that one did not.</param>
internal sealed record Replayed(Answer Answer, bool IsSame, int Missed);
