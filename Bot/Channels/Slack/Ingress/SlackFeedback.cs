using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Channels.Slack.Api;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Intents.History;

namespace Bot.Channels.Slack.Ingress;

internal enum FeedbackRating
{
    Good,
    Bad,
}

/// <summary>Keeps what people thought of answers: one word each for a thread, the last one counts.</summary>
internal sealed class SlackFeedback(IRecords records, SlackClient client, SlackChores chores, TimeProvider clock) : IPersonalData
{
    private const string Kind = "feedback";
    private const int Tries = 3;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public string Name => "what you thought of answers in Slack";

    public async Task KeepAsync(Interaction from, FeedbackRating rating, IReadOnlyList<string>? reasons = null, string comment = "")
    {
        var key = $"{Prefix(from.Workspace, from.User)}{from.Place.Channel}:{from.Place.Thread}";
        var json = JsonSerializer.Serialize(new Feedback(rating.ToString().ToLowerInvariant(), reasons ?? [], comment, clock.GetUtcNow()));
        for (var i = 0; i < Tries; i++)
        {
            var version = (await records.GetAsync(Kind, key, CancellationToken.None).ConfigureAwait(false))?.Version ?? 0;
            if (await records.PutAsync(Kind, key, json, version, clock.GetUtcNow() + Kept, CancellationToken.None).ConfigureAwait(false))
                return;
        }
    }

    /// <summary>Thanks, for them alone.</summary>
    public void Thank(Interaction from) => chores.Post("thanks", cancellation => client.CallAsync(
        SlackMethods.PostEphemeral, from.Workspace,
        new() { ["channel"] = from.Place.Channel, ["user"] = from.User, ["thread_ts"] = SlackIds.IsTime(from.Place.Thread) ? from.Place.Thread : null, ["text"] = "Thank you; noted." }, cancellation));

    public async IAsyncEnumerable<string> ExportAsync(Caller caller, Place place, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in OfAsync(caller, place, cancellation).ConfigureAwait(false))
            yield return record.Json;
    }

    public async Task EraseAsync(Caller caller, Place place, CancellationToken cancellation)
    {
        await foreach (var record in OfAsync(caller, place, cancellation).ConfigureAwait(false))
            await records.DeleteAsync(Kind, record.Key, cancellation).ConfigureAwait(false);
    }

    private IAsyncEnumerable<StoredRecord> OfAsync(Caller caller, Place place, CancellationToken cancellation) =>
        place.Platform == Platform.Slack ? records.ListAsync(Kind, Prefix(place.Workspace, caller.User.Id), cancellation) : AsyncEnumerable.Empty<StoredRecord>();

    private static string Prefix(string workspace, string user) => $"slack:{workspace}:{user}:";

    private sealed record Feedback(string Rating, IReadOnlyList<string> Reasons, string Comment, DateTimeOffset At);
}
