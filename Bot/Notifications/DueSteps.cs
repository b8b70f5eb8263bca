using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Conversations.Stores;

namespace Bot.Notifications;

/// <summary>Steps that are to be done later. Each has a name in its lane: what is put there twice happens once.</summary>
internal sealed class DueSteps(IRecords records, ITurnStore store)
{
    private const string Kind = "notice-due";
    private const int Tries = 20;
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Puts a step there; where one of this name waits already, the earlier time holds.</summary>
    public async Task AddAsync(string lane, NoticeStep step, string subject, DateTimeOffset at, CancellationToken cancellation)
    {
        var due = new Due(lane, step, subject, at);
        for (var i = 0; i < Tries; i++)
        {
            var before = await records.GetAsync(Kind, due.Name, cancellation).ConfigureAwait(false);
            if (before is not null && JsonSerializer.Deserialize<Due>(before.Json, Json) is { } waiting && waiting.At <= at)
                return;
            if (await records.PutAsync(Kind, due.Name, JsonSerializer.Serialize(due, Json), before?.Version ?? 0, null, cancellation).ConfigureAwait(false))
                return;
        }
        throw new StoreException($"The step {due.Name} was changed by others {Tries} times in a row.");
    }

    /// <summary>Takes a step back.</summary>
    public Task RemoveAsync(string lane, NoticeStep step, string subject, CancellationToken cancellation) => records.DeleteAsync(Kind, new Due(lane, step, subject, default).Name, cancellation);

    /// <summary>Hands what is due to its lane.</summary>
    /// <returns>How many steps were handed over.</returns>
    public async Task<int> HandOverAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var record in records.ListAsync(Kind, "", cancellation).ConfigureAwait(false))
        {
            if (JsonSerializer.Deserialize<Due>(record.Json, Json) is not { } due || due.At > now)
                continue;
            // Two replicas may do this at once: the id is the same, so that it runs once.
            var id = $"due:{due.Name}:{due.At.UtcTicks}";
            if (await store.AcceptAsync(new NoticeEvent(id, due.Lane, due.Step) { Subject = due.Subject }.ToInbox(), cancellation).ConfigureAwait(false) is Intake.Full or Intake.Unavailable)
                break;
            await records.DeleteAsync(Kind, record.Key, cancellation).ConfigureAwait(false);
            count++;
        }
        return count;
    }

    private sealed record Due(string Lane, NoticeStep Step, string Subject, DateTimeOffset At)
    {
        [JsonIgnore]
        public string Name => $"{Lane}|{Step}|{Subject}" is { Length: <= 300 } name ? name : $"{Lane}|{Step}|{NoticeIds.Of(Lane, Subject)}";
    }
}
