using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding.Watching;

namespace Bot.Intents.Costs.Watching;

/// <summary>What is added to an answer that a subscription asked for: whose wish it was, how to end it; and a rest where rights are gone.</summary>
internal sealed class Watched(Subscriptions subscriptions)
{
    public async Task<Answer> AfterAsync(Turn turn, Answer answer, CancellationToken cancellation)
    {
        if (turn.Message.Scheduled is not { } id)
            return answer;
        if (await subscriptions.GetAsync(id, cancellation).ConfigureAwait(false) is not { } one)
            return answer with { Silent = true };
        var offers = answer.Offers.Add(new("stop", "Stop these", $"remove subscription {id}"));
        if (answer.Refused is { IsPassing: false, Reason: not "limit" } refused)
        {
            await subscriptions.ChangeAsync(id, s => s with { Paused = refused.Message }, cancellation).ConfigureAwait(false);
            return answer with
            {
                Text = $"**Your subscription `{id}` ({one.Words}) is paused**: you may not ask that here any more.\n{answer.Text}",
                Offers = [new("resume", "Resume", $"resume subscription {id}"), .. offers],
            };
        }
        if (one.Kind != WatchTopics.KindDigest && answer.Failed != one.IsFaulty)
            await subscriptions.ChangeAsync(id, s => s with { IsFaulty = answer.Failed }, cancellation).ConfigureAwait(false);
        // A check that fails says so once, until it has worked again.
        if (answer.Failed && one is { IsFaulty: true, Kind: not WatchTopics.KindDigest })
            return answer with { Silent = true };
        return answer.Silent ? answer : answer with
        {
            Offers = offers,
            Notes = answer.Notes.Add($"{(one.Kind == WatchTopics.KindDigest ? $"Sent {one.Cadence.Words()}" : "Looked at " + one.Cadence.Words())} as {one.Person} wished (`{id}`)."),
        };
    }
}
