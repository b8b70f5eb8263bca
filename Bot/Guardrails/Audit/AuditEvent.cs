using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Identity;

namespace Bot.Guardrails.Audit;

/// <summary>Something that happened, before it has its place in a chain. What is null or empty is left out of the entry.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">When.</param>
internal sealed record AuditEvent(AuditKind Kind, DateTimeOffset At)
{
    /// <summary>The bot's id of the turn it belongs to.</summary>
    public string? Turn { get; init; }
    /// <summary>The person in the directory.</summary>
    public string? Person { get; init; }
    /// <summary>The chat user by platform and id: <c>slack:U…</c>.</summary>
    public string? User { get; init; }
    /// <summary>The channel by platform and id: <c>slack:C…</c>.</summary>
    public string? Channel { get; init; }
    /// <summary>Slack team or Teams tenant.</summary>
    public string? Workspace { get; init; }
    public string? Thread { get; init; }
    /// <summary>The platform's id of the message.</summary>
    public string? Message { get; init; }
    public string? Account { get; init; }
    public string? Region { get; init; }
    /// <summary>The role that acted.</summary>
    public string? Role { get; init; }
    /// <summary>IAM action, or what was done: <c>ec2:StopInstances</c>, <c>approve</c>.</summary>
    public string? Action { get; init; }
    /// <summary>Ids, names and ARNs of what it touched; each can be searched for.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];
    /// <summary>In a word: <c>ok</c>, <c>denied</c>, <c>failed</c>, <c>answered</c>, <c>refused</c>, <c>approved</c>, ….</summary>
    public string? Outcome { get; init; }
    /// <summary>The layer that said no.</summary>
    public string? Layer { get; init; }
    /// <summary>AWS's request id.</summary>
    public string? Request { get; init; }
    /// <summary>Whatever else is worth keeping. Redacted before it is written.</summary>
    public JsonObject? Detail { get; init; }

    /// <summary>With the person and place of a message.</summary>
    public AuditEvent From(Message message) => this with
    {
        User = $"{PlatformName(message.Place.Platform)}:{message.From.Id}",
        Channel = $"{PlatformName(message.Place.Platform)}:{message.Place.Channel}",
        Workspace = message.Place.Workspace,
        Thread = message.Place.Thread,
        Message = message.Id,
    };

    /// <summary>With the person, role and place of a caller.</summary>
    public AuditEvent By(Caller caller)
    {
        var by = this with { Person = caller.Person, Role = caller.RoleArn, Message = caller.MessageId };
        return caller.Place is not { } place ? by : by with
        {
            User = $"{PlatformName(place.Platform)}:{caller.User.Id}",
            Channel = $"{PlatformName(place.Platform)}:{place.Channel}",
            Workspace = place.Workspace,
            Thread = place.Thread,
        };
    }

    private static string PlatformName(Platform platform) => platform.ToString().ToLowerInvariant();
}
