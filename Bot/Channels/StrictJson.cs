using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Bot.Channels;

/// <summary>Parses what came from outside, so that reading it later cannot throw.</summary>
internal static class StrictJson
{
    private const int MaxDepth = 64;

    /// <summary>The JSON object; null where it is none, names a member twice, or holds text that is no Unicode.</summary>
    public static JsonObject? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return IsUnicode(json) ? JsonNode.Parse(json, documentOptions: new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false }) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As <see cref="Parse"/>, to be read only: it costs a fraction of it.</summary>
    public static JsonElement? Element(ReadOnlySpan<byte> json)
    {
        try
        {
            return IsUnicode(json) && JsonElement.Parse(json, new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false }) is { ValueKind: JsonValueKind.Object } element ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Bytes can be no UTF-8, and escapes can spell halves of surrogate pairs, which no text can hold; reading either later would throw.</summary>
    private static bool IsUnicode(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return false;
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
            return true;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
            }
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
