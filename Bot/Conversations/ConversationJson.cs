using System.Text.Json;
using Bot.Channels;

namespace Bot.Conversations;

/// <summary>
/// The stored form of messages and turns. It outlives versions of the bot: members are found by name, unknown ones are passed
/// over, missing ones have the value that their type gives them, and what cannot be read at all reads as null.
/// </summary>
/// <remarks>
/// A member that is renamed or removed from a stored type is lost from what was stored before; give it
/// <see cref="System.Text.Json.Serialization.JsonPropertyNameAttribute"/> with the old name instead.
/// </remarks>
internal static class ConversationJson
{
    /// <summary>The version written. Raise it only where an older bot would misread what is written.</summary>
    public const int Version = 1;

    public static byte[] Write(Message message) => JsonSerializer.SerializeToUtf8Bytes(new StoredMessage(Version, message), StoredForm.Options);

    /// <summary>A turn; <see cref="StoredBounds.Of"/> first where it is kept for long.</summary>
    public static byte[] Write(TurnRecord turn) => JsonSerializer.SerializeToUtf8Bytes(new StoredTurn(Version, turn.Exchange, turn.Calls, turn.Caller, turn.Took), StoredForm.Options);

    /// <summary>The message; null where the bytes are not one.</summary>
    public static Message? ReadMessage(ReadOnlySpan<byte> json) => Read<StoredMessage>(json)?.Message;

    /// <summary>The whole turn; null where the bytes are not one.</summary>
    public static TurnRecord? ReadTurn(ReadOnlySpan<byte> json) =>
        Read<StoredTurn>(json) is { Exchange: { } exchange } turn ? new(exchange, turn.Calls.IsDefault ? [] : turn.Calls, turn.Caller, turn.Took) : null;

    /// <summary>Question and answer of a stored turn, without its calls: what a follow-up needs. Null where the bytes are no turn.</summary>
    public static Exchange? ReadExchange(ReadOnlySpan<byte> json) => Read<StoredExchange>(json)?.Exchange;

    /// <summary>Makes the serializer's plans of all stored types, so that the first message does not wait for them.</summary>
    public static void Prepare()
    {
        var message = new Message("m", new(Platform.Terminal, "", "", ""), new("", ""), "", DateTimeOffset.UnixEpoch);
        ReadMessage(Write(message));
        var turn = new TurnRecord(new(new() { Text = "", Family = default, Shape = default }, Answers.Answer.Say(""), DateTimeOffset.UnixEpoch), [], null, default);
        ReadExchange(Write(turn));
        ReadTurn(Write(turn));
    }

    private static T? Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, StoredForm.Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException or FormatException)
        {
            // A damaged row must not stop its conversation: it goes on without it.
            return null;
        }
    }

    private sealed record StoredMessage(int V, Message Message);

    private sealed record StoredTurn(int V, Exchange Exchange, System.Collections.Immutable.ImmutableArray<Answers.RecordedCall> Calls, Identity.Caller? Caller, TimeSpan Took);

    private sealed record StoredExchange(int V, Exchange Exchange);
}
