using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Channels.Terminal;

/// <summary>The JSON form of an answered question, as <c>ask --json</c> and a results file hold it.</summary>
internal static class AnswerJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(AnswerJsonTypes.Default, new DefaultJsonTypeInfoResolver()),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static JsonObject Of(string id, string text, TurnResult result) => new()
    {
        ["id"] = id,
        ["q"] = text,
        ["family"] = result.Question.Family.ToString().ToLowerInvariant(),
        ["question"] = JsonSerializer.SerializeToNode(result.Question, Options),
        ["calls"] = new JsonArray([.. result.Calls.Select(c => (JsonNode)new JsonObject
        {
            ["id"] = c.Id,
            ["action"] = c.Action,
            ["service"] = c.Service,
            ["operation"] = c.Operation,
            ["account"] = c.Account,
            ["region"] = c.Region,
            ["parameters"] = c.Parameters.DeepClone(),
            ["status"] = c.Status,
            ["error"] = c.Error is null ? null : new JsonObject { ["code"] = c.Error.Code, ["message"] = c.Error.Message },
            ["ms"] = Math.Round(c.Took.TotalMilliseconds, 1),
            ["cachedAt"] = c.IsFromCache ? c.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) : null,
        })]),
        ["refused"] = result.Answer.Refused is null ? null : JsonSerializer.SerializeToNode(result.Answer.Refused, Options),
        ["asked"] = result.Answer.Asked,
        ["answer"] = new JsonObject
        {
            ["text"] = result.Answer.Text,
            ["tables"] = new JsonArray([.. result.Answer.Tables.Select(t => (JsonNode)new JsonObject
            {
                ["columns"] = new JsonArray([.. t.Columns.Select(c => (JsonNode)c.Name)]),
                ["rows"] = new JsonArray([.. t.Rows.Select(r => (JsonNode)new JsonArray([.. r.Select(c => (JsonNode)c.Text)]))]),
            })]),
            ["charts"] = Array(result.Answer.Charts),
            ["steps"] = Array(result.Answer.Steps),
            ["notes"] = Array(result.Answer.Notes),
            ["offers"] = Array(result.Answer.Offers),
            ["sources"] = Array(result.Answer.Sources),
        },
        ["causes"] = Array(result.Answer.Causes),
        ["tokens"] = 0,
        ["ms"] = Math.Round(result.Took.TotalMilliseconds, 1),
    };

    /// <summary>Most lists of most answers are empty; the serializer's start for their types is spared.</summary>
    private static JsonNode? Array<T>(ImmutableArray<T> items) => items.IsEmpty ? new JsonArray() : JsonSerializer.SerializeToNode(items, Options);
}

/// <summary>How the parts of an answer are written, worked out when the bot is compiled: by reflection, the first answer would wait for it.</summary>
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(ImmutableArray<Chart>))]
[JsonSerializable(typeof(ImmutableArray<Step>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(ImmutableArray<Offer>))]
[JsonSerializable(typeof(ImmutableArray<Source>))]
[JsonSerializable(typeof(ImmutableArray<Cause>))]
internal sealed partial class AnswerJsonTypes : JsonSerializerContext;
