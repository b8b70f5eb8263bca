using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Slack.Rendering;

namespace Bot.Channels.Slack.Delivery;

/// <summary>How an answer goes.</summary>
internal enum ParcelWay
{
    /// <summary>Into the thread, for everybody.</summary>
    Thread,
    /// <summary>Into the thread, for the person alone.</summary>
    Private,
    /// <summary>Through a <c>response_url</c>, for the person alone.</summary>
    ResponseUrl,
    /// <summary>Not at all.</summary>
    Nowhere,
}

/// <summary>A rendered answer with its address, as the outbox keeps it.</summary>
/// <param name="Channel">The channel; a person's id for direct messages.</param>
/// <param name="Thread">The message that it hangs on; null for none.</param>
/// <param name="User">Who asked.</param>
/// <param name="Url">Of <see cref="ParcelWay.ResponseUrl"/>.</param>
/// <param name="Card">A message whose buttons are to be taken away, and what stands there then.</param>
internal sealed record SlackParcel(
    ParcelWay Way, string Workspace, string Channel, string? Thread, string User, string? Url, ImmutableArray<SlackPart> Parts, ImmutableArray<SlackFile> Files)
{
    /// <summary>When the question was written: its answer is not in the thread before. Null where nobody asked.</summary>
    public DateTimeOffset? Since { get; init; }
    /// <summary>A plan's card that is over: its message.</summary>
    public string? Card { get; init; }
    /// <summary>What stands in its place.</summary>
    public SlackPart? CardPart { get; init; }
    /// <summary>Where a post that answers nobody hangs; null for answers.</summary>
    public PostPlace? Post { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static SlackParcel Read(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize<SlackParcel>(content.Span) ?? throw new JsonException("The delivery is empty.");

    /// <summary>A part as arguments of the methods that post.</summary>
    public JsonObject ToArguments(SlackPart part) => new()
    {
        ["channel"] = Channel,
        ["thread_ts"] = Thread,
        ["text"] = part.Text,
        ["blocks"] = part.Blocks.DeepClone(),
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
    };
}
