using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Iam;

namespace Bot.Identity.Reading;

/// <summary><c>guardrails</c>: policies by name, which channels and the organisation refer to.</summary>
internal static class GuardrailsSection
{
    /// <summary>As short as it can be: AWS counts the characters of a session policy.</summary>
    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Read(Section file, Known known, FaultList faults)
    {
        foreach (var entry in file.Sections("guardrails", "name", "arn", "document"))
        {
            var name = entry.Required("name", "write a short name, such as read-only")?.Text ?? "";
            var arn = entry.Text("arn");
            if (arn is { } managed && AwsNames.PolicyArnFault(managed.Text) is { } fault)
                faults.Add(managed, fault);
            if (arn is null && !entry.Has("document"))
                faults.Add(entry.Line, entry.Path, "has neither 'arn' nor 'document'; write the ARN of a managed policy, or the policy itself.");
            var json = Json(entry, faults);
            var document = json is null ? null : Document(entry, json, name, faults);
            if (!known.Guardrails.TryAdd(name, new(name, arn?.Text, document) { Json = json }))
                entry.Fault("name", $"guardrail '{name}' stands here twice; keep one.");
        }
    }

    /// <summary>The document as JSON: written as YAML, or as a text of JSON.</summary>
    private static string? Json(Section entry, FaultList faults)
    {
        switch (entry.Node("document"))
        {
            case null:
                return null;
            case YamlMap map:
                return YamlJson.Of(map)!.ToJsonString(Short);
            case YamlScalar { Text: var text }:
                try
                {
                    return JsonNode.Parse(text)?.ToJsonString(Short);
                }
                catch (JsonException e)
                {
                    entry.Fault("document", $"is no JSON ({e.Message.TrimEnd('.')}); write the policy as JSON or as YAML.");
                    return null;
                }
            default:
                entry.Fault("document", "must be a policy: a mapping with Version and Statement, or a text of JSON.");
                return null;
        }
    }

    private static PolicyDocument? Document(Section entry, string json, string name, FaultList faults)
    {
        try
        {
            var document = PolicyDocument.Parse(json, name);
            if (document.FaultIn(PolicyLayer.Session) is not { } fault)
                return document;
            entry.Fault("document", $"is no policy for sessions: {Sentence(fault)}");
        }
        catch (FormatException e)
        {
            entry.Fault("document", $"is no valid IAM policy: {Sentence(e.Message)}");
        }
        return null;
    }

    private static string Sentence(string text) => text.TrimEnd('.') + ".";
}
