using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Slack.Api;

namespace Bot.Channels.Slack.Delivery;

/// <summary>By what a delivery's messages and files are known again in their thread: message metadata, and the files' names.</summary>
internal static class DeliveryMarks
{
    private const string EventType = "wheelhouse_delivery", Id = "id";

    /// <summary>Six letters of a delivery, for the names of its files.</summary>
    public static string Short(string deliveryId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(deliveryId)).AsSpan(0, 3));

    /// <summary>The id of a delivery's message.</summary>
    public static string Of(string deliveryId, int part) => part == 0 ? deliveryId : $"{deliveryId}#{part + 1}";

    public static JsonObject Metadata(string id) => new() { ["event_type"] = EventType, ["event_payload"] = new JsonObject { [Id] = id } };

    /// <summary>The mark of a message in a thread; null where it has none.</summary>
    public static string? Read(JsonElement message) => JsonFacts.Text(JsonFacts.Object(JsonFacts.Object(message, "metadata"), "event_payload"), Id);
}
