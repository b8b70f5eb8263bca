using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Investigations.Replay;

/// <summary>An investigation with all that went into it: the question as it was read, the time, every call with its answer; and what came out.</summary>
/// <param name="Id">What people call it: <c>inv-7k2fq3m</c>.</param>
/// <param name="At">The turn's time.</param>
/// <param name="Question">The reading.</param>
/// <param name="Before">The Regions of the question before it, which may say where to look; null for none.</param>
/// <param name="Caller">Who asked, without channel and roles.</param>
/// <param name="Text">What was said.</param>
/// <param name="Causes">What was found.</param>
internal sealed record StoredInvestigation(
    string Id, DateTimeOffset At, Question Question, RegionScope? Before, Caller Caller, string Text, ImmutableArray<Cause> Causes, ImmutableArray<TapedCall> Calls, ImmutableDictionary<string, ImmutableArray<string>> Regions)
{
    /// <summary>The form's version; raised where an older bot would misread it.</summary>
    public const int Version = 1;

    public static StoredInvestigation Of(Turn turn, CallTape tape, Answer answer) => new(
        IdOf(turn), turn.Now, turn.Question, turn.Conversation.Last?.Question.Regions,
        turn.Caller with { Channel = null, Roles = ImmutableDictionary<string, ImmutableArray<UsableRole>>.Empty, Notices = [] },
        answer.Text, answer.Causes, tape.Calls, tape.Regions.ToImmutableDictionary());

    /// <summary>The same for a turn that is run again after a crash.</summary>
    private static string IdOf(Turn turn) => "inv" + Notifications.NoticeIds.Of($"{turn.Message.Place.Platform}", turn.Message.Id)[1..];

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new Form(Version, this), StoredForm.Options);

    /// <summary>The investigation; null where the bytes are none.</summary>
    public static StoredInvestigation? FromJson(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Form>(json, StoredForm.Options) is { Investigation: { Question: not null, Caller: not null } one } ? one : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <summary>For the store: answers of AWS are long and repeat themselves.</summary>
    public string Pack()
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(zip, new Form(Version, this), StoredForm.Options);
        // Base64 needs no escaping.
        return $"\"{Convert.ToBase64String(packed.GetBuffer().AsSpan(0, (int)packed.Length))}\"";
    }

    public static StoredInvestigation? Unpack(string packed)
    {
        using var zip = new BrotliStream(new MemoryStream(Convert.FromBase64String(JsonSerializer.Deserialize<string>(packed) ?? "")), CompressionMode.Decompress);
        using var json = new MemoryStream();
        zip.CopyTo(json);
        return FromJson(json.GetBuffer().AsSpan(0, (int)json.Length));
    }

    private sealed record Form(int V, StoredInvestigation Investigation);
}
