using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Aws.Client;

namespace Bot.Guardrails.Redaction;

/// <summary>Takes secrets out of what AWS answered, by what its fields are known to hold and by what values look like. Access key ids stay: AWS is asked about keys by them.</summary>
internal static partial class ResultRedaction
{
    private const string Environment = "environment value";
    private const string UserData = "user data";
    private const int MostNames = 3;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Members whose values people put secrets in, by service. Only the names of variables stay, and which AWS resources a value names (ARNs, AWS's own host names): those are no secrets.</summary>
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Fields = new Dictionary<string, FrozenDictionary<string, string>>
    {
        ["lambda"] = Members(Environment, "Environment"),
        ["ecs"] = Members(Environment, "environment"),
        ["batch"] = Members(Environment, "environment"),
        ["codebuild"] = Members(Environment, "environmentVariables", "environmentVariablesOverride"),
        ["apprunner"] = Members(Environment, "RuntimeEnvironmentVariables"),
        ["amplify"] = Members(Environment, "environmentVariables"),
        ["sagemaker"] = Members(Environment, "Environment"),
        ["glue"] = Members(Environment, "DefaultArguments", "Arguments"),
        ["lightsail"] = Members(Environment, "environment"),
        ["emr-serverless"] = Members(Environment, "environment"),
        ["elasticbeanstalk"] = Members(Environment),
        ["ec2"] = Members(UserData, "UserData"),
        ["autoscaling"] = Members(UserData, "UserData"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Members that hold a resource as JSON inside a text, in the names of CloudFormation or of the service itself.</summary>
    private static readonly FrozenDictionary<string, string> Documents = new Dictionary<string, string> { ["cloudcontrol"] = "Properties", ["config"] = "configuration" }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> InDocuments = new Dictionary<string, string>
    {
        ["Environment"] = Environment,
        ["environment"] = Environment,
        ["EnvironmentVariables"] = Environment,
        ["environmentVariables"] = Environment,
        ["RuntimeEnvironmentVariables"] = Environment,
        ["DefaultArguments"] = Environment,
        ["UserData"] = UserData,
        ["userData"] = UserData,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A result without secrets; its body is redacted in place.</summary>
    public static AwsResult Of(string service, AwsResult result)
    {
        switch (result)
        {
            case AwsResult.Success ok:
                Apply(service, ok.Body);
                return ok;
            case AwsResult.Failure failure:
                return new AwsResult.Failure(failure.Error with { Message = Redactor.Redact(failure.Error.Message, maskKeyIds: false) });
            default:
                return result;
        }
    }

    /// <summary>Whether a value to be sent is the mark of one that was taken out.</summary>
    public static bool HoldsMark(JsonObject parameters) => Redactor.Marks(parameters.ToJsonString()) > 0;

    /// <summary>Redacts an answer in place.</summary>
    public static void Apply(string service, JsonObject body)
    {
        if (Fields.TryGetValue(service, out var fields))
            Known(fields, body);
        if (Documents.TryGetValue(service, out var member))
            Unfold(member, body);
        JsonRedactor.Apply(body, maskKeyIds: false);
    }

    private static void Known(FrozenDictionary<string, string> fields, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                List<(string Key, string Kind)>? hidden = null;
                foreach (var (key, value) in o)
                {
                    // Tags have names that people chose; many are called Environment.
                    if (key is "Tags" or "tags")
                        continue;
                    if (fields.TryGetValue(key, out var kind))
                        (hidden ??= []).Add((key, kind));
                    else if (value is JsonObject or JsonArray)
                        Known(fields, value);
                }
                foreach (var (key, kind) in hidden ?? [])
                    Hide(o, key, kind);
                if (IsBeanstalkVariable(o))
                    o["Value"] = Mark(Environment);
                break;
            case JsonArray list:
                foreach (var item in list)
                    Known(fields, item);
                break;
        }
    }

    /// <summary>Redacts the resources that stand as JSON in the texts of a member. A text that is no JSON is left to what values look like.</summary>
    private static void Unfold(string member, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                if (o[member] is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith('{') && Parse(text) is { } document)
                {
                    Known(InDocuments, document);
                    JsonRedactor.Apply(document, maskKeyIds: false);
                    o[member] = document.ToJsonString(Plain);
                }
                foreach (var (_, inner) in o)
                    Unfold(member, inner);
                break;
            case JsonArray list:
                foreach (var item in list)
                    Unfold(member, item);
                break;
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsBeanstalkVariable(JsonObject o) =>
        o["Namespace"] is JsonValue space && space.TryGetValue<string>(out var name) && name == "aws:elasticbeanstalk:application:environment" && o["Value"] is JsonValue;

    private static void Hide(JsonObject owner, string key, string kind)
    {
        switch (owner[key])
        {
            case JsonValue text when kind == UserData && text.TryGetValue<string>(out var s) && s.Length > 0:
                owner[key] = Mark(kind);
                break;
            case JsonObject o when o["Variables"] is JsonObject or null && o["Value"] is null && o["environmentVariables"] is null:
                Values(o["Variables"] as JsonObject ?? o, kind);
                break;
            case JsonObject o when o["Value"] is JsonValue value:
                o["Value"] = Mark(kind, value);
                break;
            case JsonArray list:
                foreach (var pair in list.OfType<JsonObject>())
                {
                    var name = pair.ContainsKey("value") ? "value" : "Value";
                    if (pair[name] is JsonValue value)
                        pair[name] = Mark(kind, value, (pair["name"] ?? pair["Name"]) as JsonValue is { } called && called.TryGetValue<string>(out var variable) ? variable : "");
                }
                break;
        }
    }

    private static void Values(JsonObject map, string kind)
    {
        foreach (var key in map.Where(p => p.Value is JsonValue v && v.TryGetValue<string>(out _)).Select(p => p.Key).ToArray())
            map[key] = Mark(kind, (JsonValue)map[key]!, key);
    }

    /// <summary>The mark, and after it the AWS resources that the value names; nothing else of it. A resource's plain name stays where the variable says that it holds one.</summary>
    private static string Mark(string kind, JsonValue value, string variable = "")
    {
        if (kind == Environment && value.TryGetValue<string>(out var name) && ResourceVariables.MayShow(variable, name))
            return name;
        var mark = Mark(kind);
        if (kind != Environment || !value.TryGetValue<string>(out var text) || !text.Contains("amazonaws.com", StringComparison.Ordinal) && !text.Contains("arn:aws", StringComparison.Ordinal))
            return mark;
        var names = AwsName().Matches(text).Take(MostNames).Select(m => m.Value).ToList();
        return names.Count == 0 ? mark : $"{mark} {string.Join(' ', names)}";
    }

    [GeneratedRegex(@"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:[A-Za-z0-9][A-Za-z0-9_\-/:.]*|(?<![\w.@-])(?:https://sqs\.[a-z0-9-]+\.amazonaws\.com/\d{12}/[A-Za-z0-9_.-]+)|(?<![\w.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*\.amazonaws\.com(?![\w.-])")]
    private static partial Regex AwsName();

    private static FrozenDictionary<string, string> Members(string kind, params string[] names) => names.ToFrozenDictionary(n => n, _ => kind, StringComparer.Ordinal);

    private static string Mark(string kind)
    {
        RedactionMetrics.Count(kind);
        return Redactor.Mark(kind);
    }
}
