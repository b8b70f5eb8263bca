using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Intents.Commands;

/// <summary>JSON as people type it into a chat.</summary>
internal static class LooseJson
{
    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true, MaxDepth = 40 };

    public static bool LooksLike(string text) => text.AsSpan().TrimStart() is [('{' or '['), ..];

    /// <summary>Parses; single quotes may stand for double ones. Null where it is not JSON.</summary>
    public static JsonNode? Parse(string text) => Strict(text) ?? (text.Contains('"') ? null : Strict(text.Replace('\'', '"')));

    private static JsonNode? Strict(string text)
    {
        try
        {
            var node = JsonNode.Parse(text, documentOptions: s_options);
            // Members are read now, so that one that stands twice is found here.
            return node?.DeepClone();
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
