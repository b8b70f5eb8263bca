using System.Text.Json.Nodes;
using Bot.Guardrails.Redaction;

namespace Bot.Guardrails.Audit;

/// <summary>What the audit may keep: no secret anywhere, and of people's words what the setting allows. Words stand in the detail's member <c>text</c>.</summary>
internal static class AuditRedaction
{
    public const string TextMember = "text";
    private const int MaxText = 4_000;

    public static AuditEvent Apply(AuditEvent happened, AuditText text)
    {
        if (happened.Detail is not { } detail)
            return happened;
        var kept = new JsonObject();
        foreach (var (key, value) in detail)
        {
            if (key != TextMember || text == AuditText.Redacted)
                kept[key] = JsonRedactor.Copy(value);
            else if (text == AuditText.Full)
                kept[key] = value?.DeepClone();
        }
        if (kept[TextMember] is JsonValue words && words.TryGetValue<string>(out var all) && all.Length > MaxText)
            kept[TextMember] = string.Concat(all.AsSpan(0, char.IsHighSurrogate(all[MaxText - 1]) ? MaxText - 1 : MaxText), "…");
        return happened with { Detail = kept };
    }
}
