using Bot.Answers;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;

namespace Bot.Intents.Investigations.Replay;

/// <summary>Keeps every investigation with all that went into it, for the channel it was asked in.</summary>
internal sealed partial class InvestigationLog(IRecords records, TimeProvider clock, ILogger<InvestigationLog> log)
{
    private const string Kind = "investigation";
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
            var before = await records.GetAsync(Kind, Key(turn, stored.Id), cancellation).ConfigureAwait(false);
            await records.PutAsync(Kind, Key(turn, stored.Id), packed, before?.Version ?? 0, clock.GetUtcNow() + Kept, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The answer is worth more than its replay.
            NotKept(log, e, stored.Id);
            return answer;
        }
        return answer with { Offers = [.. answer.Offers, new("replay", "Replay", $"replay investigation {stored.Id}"), new("export", "Export as a test", $"export investigation {stored.Id}")] };
    }

    private static string Key(Turn turn, string id) => $"{PlaceKey.Workspace(turn.Message.Place)}:{turn.Message.Place.Channel}|{id}" is { Length: <= 300 } key ? key : id;

    [LoggerMessage(EventId = 720, Level = LogLevel.Warning, Message = "The investigation {Id} is not kept: {Size} bytes")]
    private static partial void TooLarge(ILogger log, string id, int size);

    [LoggerMessage(EventId = 721, Level = LogLevel.Warning, Message = "The investigation {Id} is not kept")]
    private static partial void NotKept(ILogger log, Exception exception, string id);
}
