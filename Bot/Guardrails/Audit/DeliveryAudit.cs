using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Guardrails.Audit;

/// <summary>That an answer reached its platform, or never will. The turn's id leads to who asked.</summary>
internal static class DeliveryAudit
{
    /// <param name="claimed">The delivery. Its conversation says where it went, its id what it answers.</param>
    /// <param name="outcome">How it ended: <c>delivered</c> or <c>dropped</c>.</param>
    /// <param name="platformId">The platform's id of what was posted; null where it has none.</param>
    /// <param name="reason">Why it was dropped; null where it was not.</param>
    /// <param name="at">When.</param>
    public static AuditEvent Of(ClaimedDelivery claimed, string outcome, string? platformId, string? reason, DateTimeOffset at)
    {
        var detail = new JsonObject { ["tries"] = claimed.Tries };
        if (platformId is not null)
            detail["posted"] = platformId;
        if (reason is not null)
            detail["reason"] = reason;
        var ended = new AuditEvent(AuditKind.Delivery, at) { Outcome = outcome, Detail = detail };
        if (PlaceKey.PlaceOf(claimed.Lease.Conversation) is not { } place)
            return ended;
        var channel = $"{place.Platform.ToString().ToLowerInvariant()}:{place.Channel}";
        ended = ended with { Channel = channel, Workspace = place.Workspace, Thread = place.Thread };
        return MessageOf(claimed.Delivery.Id, place) is { } message ? ended with { Message = message, Turn = TurnAudit.IdOf(place.Platform, place.Workspace, message) } : ended;
    }

    /// <summary>A delivery's id begins with the event that it answers (<see cref="PlaceKey.Event"/>).</summary>
    private static string? MessageOf(string delivery, Place place)
    {
        var workspace = PlaceKey.Workspace(place) + ":";
        if (!delivery.StartsWith(workspace, StringComparison.Ordinal))
            return null;
        var id = delivery.AsSpan(workspace.Length);
        return Uri.UnescapeDataString(id.IndexOf(':') is >= 0 and var end ? id[..end] : id);
    }
}
