using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Rendering;

namespace Bot.Channels.Teams.Delivery;

/// <summary>How an answer goes.</summary>
internal enum ParcelWay
{
    /// <summary>Into the conversation or thread it was asked in.</summary>
    Conversation,
    /// <summary>Into the chat with who asked, for them alone.</summary>
    Private,
    /// <summary>Not at all.</summary>
    Nowhere,
}

/// <summary>A rendered answer with its address, as the outbox keeps it.</summary>
/// <param name="Way">How it goes.</param>
/// <param name="Service">The connector's address; null where nobody wrote before, and the stored reference says it.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Channel">The chat or channel, without its thread.</param>
/// <param name="Conversation">The conversation with its thread; empty where a new one begins.</param>
/// <param name="User">Who asked.</param>
/// <param name="Bot">The bot's id there; null where it was not said.</param>
/// <param name="ReplyTo">The activity that is answered; null for none.</param>
/// <param name="Parts">The messages.</param>
/// <param name="Files">The files.</param>
internal sealed record TeamsParcel(
    ParcelWay Way, string? Service, string Tenant, string Channel, string Conversation, string User, string? Bot, string? ReplyTo, ImmutableArray<JsonObject> Parts, ImmutableArray<TeamsFile> Files)
{
    /// <summary>A chat of one person and the bot.</summary>
    public bool IsDirect { get; init; }
    /// <summary>A plan's card that is over: its activity.</summary>
    public string? Card { get; init; }
    /// <summary>What stands in its place.</summary>
    public JsonObject? CardPart { get; init; }
    /// <summary>The plan that the last part shows to everybody; null for none.</summary>
    public string? Plan { get; init; }
    /// <summary>People whose word on it may count, by Entra object id.</summary>
    public ImmutableArray<string> Approvers { get; init; } = [];
    /// <summary>What the end of a stream says beside the first card; null for nothing.</summary>
    public TeamsLead? Lead { get; init; }
    /// <summary>Where a post that answers nobody hangs; null for answers.</summary>
    public PostPlace? Post { get; init; }

    public TeamsPlace? Place => Service is null ? null : new(Service, Conversation.Length > 0 ? Conversation : Channel, Tenant);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, TeamsJson.Options);

    public static TeamsParcel Read(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize<TeamsParcel>(content.Span) ?? throw new JsonException("The delivery is empty.");
}
