using System.Text.Json;

namespace Bot.Channels.Slack.Api;

/// <summary>What a Web API method gave.</summary>
internal abstract record SlackReply
{
    private SlackReply() { }

    /// <summary>Done.</summary>
    /// <param name="Body">All that Slack said, unknown members too.</param>
    internal sealed record Ok(JsonElement Body) : SlackReply
    {
        /// <summary>A member's text; null where there is none.</summary>
        public string? Text(string name) => JsonFacts.Text(Body, name);
        /// <summary>The token's scopes as Slack's header lists them; null where it does not.</summary>
        public string? Scopes { get; init; }
    }

    /// <summary>Slack understood and said no.</summary>
    internal sealed record Refused(SlackError Error) : SlackReply;

    /// <summary>Too often; nothing was done.</summary>
    /// <param name="After">What Slack asked to wait; null where the wait is the bot's own.</param>
    internal sealed record Limited(TimeSpan? After) : SlackReply;

    /// <summary>No answer, or none of the method's.</summary>
    /// <param name="Uncertain">It may have been done.</param>
    internal sealed record Silent(string Reason, bool Uncertain) : SlackReply;

    /// <summary>In words, for logs and the doctor.</summary>
    public string Said => this switch
    {
        Ok => "ok",
        Refused refused => refused.Error.ToString(),
        Limited limited => limited.After is { } after ? $"too many calls; wait {after.TotalSeconds:0} s" : "too many calls for Slack's limits",
        Silent silent => silent.Reason,
        _ => "",
    };

    /// <summary>What it says of a delivery.</summary>
    /// <param name="method">What was called, for the reason.</param>
    public DeliveryOutcome ToDelivery(SlackMethod method) => this switch
    {
        Ok ok => new DeliveryOutcome.Done(ok.Text("ts") ?? ok.Text("message_ts")),
        Limited limited => new DeliveryOutcome.Later($"{method.Name}: {Said}", limited.After),
        Silent silent => new DeliveryOutcome.Later($"{method.Name}: {silent.Reason}", Uncertain: silent.Uncertain),
        Refused { Error.Kind: SlackErrorKind.Passing } => new DeliveryOutcome.Later($"{method.Name}: {Said}"),
        Refused { Error.Kind: SlackErrorKind.Unclear } => new DeliveryOutcome.Later($"{method.Name}: {Said}", Uncertain: true),
        // An expired token is replaced; whoever installs the app again lets the waiting answers go.
        Refused { Error.Kind: SlackErrorKind.Token } => new DeliveryOutcome.Later($"{method.Name}: {Said}"),
        _ => new DeliveryOutcome.Never($"Slack refused {method.Name}: {Said}"),
    };
}
