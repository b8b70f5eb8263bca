using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Intents.Commands;

namespace Bot.Answers;

/// <summary>A recorded call as a line for a shell, so that anybody can make the same call with their own credentials.</summary>
internal static class CallCommand
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Services whose name in the AWS CLI is not the API's.</summary>
    private static readonly Dictionary<string, string> CliNames = new(StringComparer.Ordinal) { ["states"] = "stepfunctions", ["elasticloadbalancing"] = "elb", ["monitoring"] = "cloudwatch", ["s3"] = "s3api", ["config"] = "configservice" };

    public static string Of(RecordedCall call)
    {
        var parameters = call.Parameters.Count == 0 ? "" : $" --cli-input-json '{call.Parameters.ToJsonString(Json).Replace("'", "'\\''")}'";
        return $"aws {CliNames.GetValueOrDefault(call.Service, call.Service)} {CommandNames.Kebab(call.Operation)} --region {call.Region}{parameters}";
    }
}
