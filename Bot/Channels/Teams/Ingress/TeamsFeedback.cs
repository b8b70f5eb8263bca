using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Intents.History;

namespace Bot.Channels.Teams.Ingress;

/// <summary>Keeps what people thought of answers: one word each for an answer, the last one counts.</summary>
internal sealed class TeamsFeedback(IRecords records, TimeProvider clock) : IPersonalData
{
    public const string Good = "good", Bad = "bad";
    private const string Kind = "feedback";
    private const int Tries = 3, MaxKey = 300;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public string Name => "what you thought of answers in Teams";

    /// <summary>Keeps it.</summary>
    /// <param name="from">Who, and where.</param>
    /// <param name="answer">The answer's activity.</param>
    /// <param name="rating"><see cref="Good"/> or <see cref="Bad"/>.</param>
    /// <param name="reasons">What was wrong, of those offered.</param>
    /// <param name="comment">In their words.</param>
    public async Task KeepAsync(Activity from, string answer, string rating, IReadOnlyList<string>? reasons = null, string comment = "")
    {
        var key = $"{Prefix(from.Place.Workspace, from.From.Id)}{from.Place.Channel}:{answer}";
        key = key.Length <= MaxKey ? key : key[..MaxKey];
        var json = JsonSerializer.Serialize(new Feedback(rating, reasons ?? [], comment, clock.GetUtcNow()));
        for (var i = 0; i < Tries; i++)
        {
            var version = (await records.GetAsync(Kind, key, CancellationToken.None).ConfigureAwait(false))?.Version ?? 0;
            if (await records.PutAsync(Kind, key, json, version, clock.GetUtcNow() + Kept, CancellationToken.None).ConfigureAwait(false))
                return;
        }
    }

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
        place.Platform == Platform.Teams ? records.ListAsync(Kind, Prefix(place.Workspace, caller.User.Id), cancellation) : AsyncEnumerable.Empty<StoredRecord>();

    private static string Prefix(string tenant, string user) => $"teams:{tenant}:{user}:";

    private sealed record Feedback(string Rating, IReadOnlyList<string> Reasons, string Comment, DateTimeOffset At);
}
