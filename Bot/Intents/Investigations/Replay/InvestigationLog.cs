using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Answers;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;

namespace Bot.Intents.Investigations.Replay;

/// <summary>Keeps every investigation with all that went into it, for the channel it was asked in.</summary>
internal sealed partial class InvestigationLog(IRecords records, TimeProvider clock, ILogger<InvestigationLog> log)
{
    private const string Kind = "investigation";
    /// <summary>Which investigations are a person's: keys beginning with the person.</summary>
    private const string OwnersKind = "investigation-of";
    /// <summary>What is larger is not kept, and the answer says so.</summary>
    private const int MaxPacked = 4_000_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Investigates and keeps it.</summary>
    public async Task<Answer> RunAsync(Turn turn, CancellationToken cancellation)
    {
        var tape = turn.Aws.Evidence.Tape = new();
        var answer = await InvestigationRun.AnswerAsync(turn, cancellation).ConfigureAwait(false);
        turn.Aws.Evidence.Tape = null;
        return answer is { Failed: false, Asked: null, Refused: null } && tape.Calls.Length > 0 ? await KeepAsync(turn, tape, answer, cancellation).ConfigureAwait(false) : answer;
    }

    /// <summary>An investigation of this channel that the person may see: their own, the bot's own, or any for an admin. Others may have asked with rights that this person has not.</summary>
    public async Task<StoredInvestigation?> FindAsync(string id, Turn turn, CancellationToken cancellation) =>
        await records.GetAsync(Kind, Key(turn, id), cancellation).ConfigureAwait(false) is { } record && StoredInvestigation.Unpack(record.Json) is { } stored && MaySee(stored, turn.Caller) ? stored : null;

    private static bool MaySee(StoredInvestigation stored, Caller caller) => stored.Caller.Person == caller.Person || caller.IsAdmin || caller.Channel is null;

    private async Task<Answer> KeepAsync(Turn turn, CallTape tape, Answer answer, CancellationToken cancellation)
    {
        var stored = StoredInvestigation.Of(turn, tape, answer);
        try
        {
            var packed = stored.Pack();
            if (packed.Length > MaxPacked)
            {
                TooLarge(log, stored.Id, packed.Length);
                return answer with { Notes = [.. answer.Notes, "What AWS answered is too large to be kept, so this cannot be replayed."] };
            }
            // Whose it is goes first: what is kept can always be found to be erased.
            await PutAsync(OwnersKind, OwnerKey(stored.Caller.Person, Key(turn, stored.Id)), JsonSerializer.Serialize(Key(turn, stored.Id)), cancellation).ConfigureAwait(false);
            await PutAsync(Kind, Key(turn, stored.Id), packed, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The answer is worth more than its replay.
            NotKept(log, e, stored.Id);
            return answer;
        }
        return answer with { Offers = [.. answer.Offers, new("replay", "Replay", $"replay investigation {stored.Id}"), new("export", "Export as a test", $"export investigation {stored.Id}")] };
    }

    /// <summary>The investigations that a person asked for, in whatever channel.</summary>
    public async IAsyncEnumerable<StoredInvestigation> OfAsync(string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (_, key) in OwnedAsync(person, cancellation).ConfigureAwait(false))
        {
            if (await records.GetAsync(Kind, key, cancellation).ConfigureAwait(false) is { } record && StoredInvestigation.Unpack(record.Json) is { } stored)
                yield return stored;
        }
    }

    /// <summary>Deletes them.</summary>
    public async Task EraseAsync(string person, CancellationToken cancellation)
    {
        foreach (var (owner, key) in await OwnedAsync(person, cancellation).ToListAsync(cancellation).ConfigureAwait(false))
        {
            await records.DeleteAsync(Kind, key, cancellation).ConfigureAwait(false);
            await records.DeleteAsync(OwnersKind, owner, cancellation).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<(string Owner, string Key)> OwnedAsync(string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in records.ListAsync(OwnersKind, OwnerKey(person, null), cancellation).ConfigureAwait(false))
        {
            if (JsonSerializer.Deserialize<string>(record.Json) is { } key)
                yield return (record.Key, key);
        }
    }

    private async Task PutAsync(string kind, string key, string json, CancellationToken cancellation)
    {
        var before = await records.GetAsync(kind, key, cancellation).ConfigureAwait(false);
        await records.PutAsync(kind, key, json, before?.Version ?? 0, clock.GetUtcNow() + Kept, cancellation).ConfigureAwait(false);
    }

    /// <summary>Hashes: a person's name and a key together may be longer than a key may be.</summary>
    private static string OwnerKey(string person, string? key) => $"{Hash(person)}|{(key is null ? "" : Hash(key))}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Key(Turn turn, string id) => $"{PlaceKey.Workspace(turn.Message.Place)}:{turn.Message.Place.Channel}|{id}" is { Length: <= 300 } key ? key : id;

    [LoggerMessage(EventId = 720, Level = LogLevel.Warning, Message = "The investigation {Id} is not kept: {Size} bytes")]
    private static partial void TooLarge(ILogger log, string id, int size);

    [LoggerMessage(EventId = 721, Level = LogLevel.Warning, Message = "The investigation {Id} is not kept")]
    private static partial void NotKept(ILogger log, Exception exception, string id);
}
