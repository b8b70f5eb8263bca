using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Guardrails.Audit;

/// <summary>
/// The canonical form of an entry, version 1: one line of JSON without white space, members in the order written below, absent ones left out,
/// times in UTC with seven decimals, keys of <c>detail</c> in ordinal order. The hash is SHA-256 over its UTF-8.
/// </summary>
internal static class AuditJson
{
    /// <summary>What stands before a chain's first entry.</summary>
    public static readonly string Genesis = new('0', 64);

    private const int Version = 1;
    private const int MaxResources = 50;
    private const int MaxResourceLength = 300;
    private static readonly FrozenDictionary<string, AuditKind> Kinds = Enum.GetValues<AuditKind>().ToFrozenDictionary(Name, StringComparer.Ordinal);
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions DetailOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gives an event its place in a chain.</summary>
    public static AuditEntry Seal(AuditEvent happened, string chain, long seq, string previous)
    {
        ImmutableArray<string> resources = [.. happened.Resources.Where(r => r.Length is > 0 and <= MaxResourceLength).Distinct().Take(MaxResources)];
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteString("chain", chain);
            json.WriteNumber("seq", seq);
            json.WriteString("prev", previous);
            json.WriteString("at", Time(happened.At));
            json.WriteString("kind", Name(happened.Kind));
            Text(json, "turn", happened.Turn);
            Text(json, "person", happened.Person);
            Text(json, "user", happened.User);
            Text(json, "channel", happened.Channel);
            Text(json, "workspace", happened.Workspace);
            Text(json, "thread", happened.Thread);
            Text(json, "message", happened.Message);
            Text(json, "account", happened.Account);
            Text(json, "region", happened.Region);
            Text(json, "role", happened.Role);
            Text(json, "action", happened.Action);
            if (!resources.IsEmpty)
            {
                json.WriteStartArray("resources");
                foreach (var resource in resources)
                    json.WriteStringValue(resource);
                json.WriteEndArray();
            }
            Text(json, "outcome", happened.Outcome);
            Text(json, "layer", happened.Layer);
            Text(json, "request", happened.Request);
            if (happened.Detail is { Count: > 0 } detail)
            {
                json.WritePropertyName("detail");
                Write(json, detail);
            }
            json.WriteEndObject();
        }
        return new(chain, seq, happened.At.ToUniversalTime(), happened.Kind, Encoding.UTF8.GetString(buffer.WrittenSpan), Hash(buffer.WrittenSpan))
        {
            Person = happened.Person ?? "",
            Channel = happened.Channel ?? "",
            Turn = happened.Turn ?? "",
            Outcome = happened.Outcome ?? "",
            Resources = resources,
        };
    }

    /// <summary>The hash that a canonical form must have.</summary>
    public static string Hash(string json) => Hash(Encoding.UTF8.GetBytes(json));

    public static string Name(AuditKind kind) => kind switch
    {
        AuditKind.SignIn => "sign-in",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>The kind of a written name.</summary>
    public static AuditKind KindOf(string name) => Kinds.GetValueOrDefault(name, AuditKind.Unknown);

    private static string Hash(ReadOnlySpan<byte> utf8) => Convert.ToHexStringLower(SHA256.HashData(utf8));

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    private static void Write(Utf8JsonWriter json, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                json.WriteStartObject();
                foreach (var (key, value) in o.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(key);
                    Write(json, value);
                }
                json.WriteEndObject();
                break;
            case JsonArray a:
                json.WriteStartArray();
                foreach (var item in a)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case null:
                json.WriteNullValue();
                break;
            default:
                node.WriteTo(json, DetailOptions);
                break;
        }
    }
}
