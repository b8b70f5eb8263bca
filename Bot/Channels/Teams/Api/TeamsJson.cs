using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Channels.Teams.Api;

/// <summary>How activities are written: no more escapes than JSON needs, for Teams counts bytes.</summary>
internal static class TeamsJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of it on the wire.</summary>
    public static int SizeOf(JsonNode node) => System.Text.Encoding.UTF8.GetByteCount(node.ToJsonString(Options));
}
