using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>What came in, before anybody knows what it is.</summary>
/// <param name="Id">The sender's id of the message.</param>
/// <param name="Through">The topic's ARN, or the webhook's name.</param>
/// <param name="Text">The message.</param>
/// <param name="At">When it was sent.</param>
internal sealed record Envelope(string Id, string Through, string Text, DateTimeOffset At)
{
    private const int MaxDepth = 64;
    private JsonObject? _json;
    private bool _isRead;

    /// <summary>The subject of a message of SNS; null where there is none.</summary>
    public string? Subject { get; init; }
    /// <summary>The topic's account; empty for webhooks.</summary>
    public string Account { get; init; } = "";
    /// <summary>The topic's Region; empty for webhooks.</summary>
    public string Region { get; init; } = "";

    /// <summary>The message as a JSON object; null where it is none, or nested deeper than anybody nests.</summary>
    public JsonObject? Json
    {
        get
        {
            if (_isRead)
                return _json;
            _isRead = true;
            try
            {
                var node = Text.AsSpan().TrimStart() is ['{', ..] ? JsonNode.Parse(Text, documentOptions: new() { MaxDepth = MaxDepth }) as JsonObject : null;
                // A member that stands there twice is found here and not when somebody reads it.
                _ = node?.Count;
                return _json = node;
            }
            catch (Exception e) when (e is JsonException or ArgumentException)
            {
                return _json = null;
            }
        }
    }

    /// <summary>The kind of an EventBridge event; empty where it is none.</summary>
    public string DetailType => Json is { } json && json["detail"] is JsonObject ? json["detail-type"].Text() : "";

    /// <summary>An EventBridge event's detail.</summary>
    public JsonObject Detail => Json?["detail"] as JsonObject ?? [];

    /// <summary>A notification about it, with the account, Region and time that the envelope and an EventBridge event say.</summary>
    /// <param name="source">Who noticed.</param>
    /// <param name="type">In the source's words.</param>
    /// <param name="key">What it is about.</param>
    /// <param name="title">One line.</param>
    public Notification Notice(string source, string type, string key, string title) => new(Id, source, Short.Line(title))
    {
        Type = type,
        Key = key.Length > 0 ? key : $"{source}:{title}",
        Account = Json?["account"].Text() is { Length: 12 } account ? account : Account,
        Region = Json?["region"].Text() is { Length: > 0 and <= 30 } region ? region : Region,
        At = Json?["time"].Text() is { Length: > 0 } time && Time(time) is { } at ? at : At,
        Resources = [.. (Json?["resources"] as JsonArray ?? []).Select(r => r.Text()).Where(r => r.Length > 0).Take(20)],
        Through = Through,
    };

    public static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
