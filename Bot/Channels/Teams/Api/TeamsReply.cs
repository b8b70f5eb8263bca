using System.Net;
using System.Text.Json.Nodes;

namespace Bot.Channels.Teams.Api;

/// <summary>What the connector gave.</summary>
internal abstract record TeamsReply
{
    private TeamsReply() { }

    /// <summary>Done.</summary>
    /// <param name="Body">What was said; null for nothing.</param>
    internal sealed record Ok(JsonNode? Body) : TeamsReply
    {
        /// <summary>The id of the activity or conversation; null where none was said.</summary>
        public string? Id => JsonText.Text(Body, "id");
    }

    /// <summary>The connector understood and said no.</summary>
    /// <param name="Status">Its status.</param>
    /// <param name="Code">Its error code; empty for none.</param>
    /// <param name="Message">What it said; empty for nothing.</param>
    internal sealed record Refused(HttpStatusCode Status, string Code, string Message) : TeamsReply
    {
        /// <summary>The content is more than Teams takes.</summary>
        public bool IsTooLarge => Status == HttpStatusCode.RequestEntityTooLarge || Code == "MessageSizeTooBig" || Message.Contains("too large", StringComparison.OrdinalIgnoreCase);

        /// <summary>The person pressed stop while an answer was streamed.</summary>
        public bool IsStopped => Status == HttpStatusCode.Forbidden && (Message.Contains("cancel", StringComparison.OrdinalIgnoreCase) || Code.Contains("cancel", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Too often, or busy; nothing was done.</summary>
    /// <param name="After">What was asked to wait; null where the wait is the bot's own.</param>
    internal sealed record Limited(TimeSpan? After) : TeamsReply;

    /// <summary>No answer, or none of the connector's.</summary>
    /// <param name="Reason">For the log.</param>
    /// <param name="Uncertain">It may have been done.</param>
    internal sealed record Silent(string Reason, bool Uncertain) : TeamsReply;

    /// <summary>In words, for logs.</summary>
    public string Said => this switch
    {
        Refused refused => $"{(int)refused.Status} {refused.Code} {refused.Message}".TrimEnd(),
        Limited limited => limited.After is { } after ? $"too many activities; wait {after.TotalSeconds:0} s" : "too many activities for Teams' limits",
        Silent silent => silent.Reason,
        _ => "ok",
    };

    /// <summary>What it says of a delivery.</summary>
    public DeliveryOutcome ToDelivery() => this switch
    {
        Ok ok => new DeliveryOutcome.Done(ok.Id),
        Limited limited => new DeliveryOutcome.Later($"Teams: {Said}", limited.After),
        Silent silent => new DeliveryOutcome.Later($"Teams: {silent.Reason}", Uncertain: silent.Uncertain),
        // A token that was just taken back is replaced with the next try.
        Refused { Status: HttpStatusCode.Unauthorized } => new DeliveryOutcome.Later($"Teams: {Said}"),
        _ => new DeliveryOutcome.Never($"Teams refused it: {Said}"),
    };
}
