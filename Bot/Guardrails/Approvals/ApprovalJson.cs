using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Guardrails.Approvals;

/// <summary>How an approval is written in the store, worked out when the bot is compiled.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Approval))]
[JsonSerializable(typeof(ChangePlan))]
internal sealed partial class ApprovalJson : JsonSerializerContext
{
    public static string Write(Approval approval) => JsonSerializer.Serialize(approval, Default.Approval);

    /// <exception cref="JsonException">The store holds something else.</exception>
    public static Approval Read(string json) => JsonSerializer.Deserialize(json, Default.Approval) ?? throw new JsonException("An approval was expected, not null.");
}
