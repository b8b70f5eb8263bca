using System.Text.Json;
using Bot.Channels.Slack.Ingress;

namespace Bot.Channels.Slack.Views;

/// <summary>Where a modal was opened from: what it asks goes there. Travels as the view's <c>private_metadata</c>, which Slack gives back as it was.</summary>
/// <param name="Channel">The channel, or the person for direct messages.</param>
/// <param name="Thread">The thread.</param>
/// <param name="Message">The message that it is about; null for none.</param>
internal sealed record ViewPlace(string Workspace, string Channel, string Thread, string? Message = null)
{
    /// <summary>What Slack takes.</summary>
    public const int MaxLength = 3000;

    public string ToMetadata() => JsonSerializer.Serialize(this) is { Length: <= MaxLength } json ? json : JsonSerializer.Serialize(this with { Message = null });

    /// <summary>Null where it is none.</summary>
    public static ViewPlace? Read(string? metadata)
    {
        try
        {
            return string.IsNullOrEmpty(metadata) ? null : JsonSerializer.Deserialize<ViewPlace>(metadata) is { Channel.Length: > 0, Thread: not null, Workspace: not null } place ? place : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public Place ToPlace() => SlackIds.PlaceOf(Workspace, Channel, Thread);

    /// <summary>Direct messages with a person, in a conversation of their own.</summary>
    public static ViewPlace Direct(string workspace, string user, string thread) => new(workspace, user, thread);
}
