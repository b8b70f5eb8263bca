using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Identity;

namespace Bot.Intents.Investigations.Replay;

/// <summary>An investigation as a fault scenario: its question and cause at the head, the demo account's roles, and what AWS answered for the demo account to play back.</summary>
internal static class ScenarioExport
{
    private const string DemoAccount = "111122223333", DemoRegion = "us-east-1";
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(StoredInvestigation stored)
    {
        var yaml = new StringBuilder();
        var question = string.Join(' ', stored.Question.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (stored.Caller.DefaultRegion != DemoRegion && !stored.Question.Regions.IsSaid)
            question = $"{question.TrimEnd('?', ' ')} in {stored.Caller.DefaultRegion}?";
        yaml.Append(CultureInfo.InvariantCulture, $"# ask: {question}\n# cause: {CauseOf(stored)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"name: {stored.Id}\n");
        var regions = stored.Calls.Select(c => c.Region).Concat(stored.Regions.Values.SelectMany(r => r)).Append(DemoRegion).Distinct().Order(StringComparer.Ordinal);
        yaml.Append($$"""
            accounts:
              - { id: "{{DemoAccount}}", alias: acme-production, name: Recorded, regions: [{{string.Join(", ", regions)}}] }
            resources:
              - account: acme-production
                AWS::IAM::Role:
                  - name: wheelhouse-bot
                    document: { AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" }] } }
                    facets: { InlinePolicies: { step-into-roles: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"], Resource: ["arn:aws:iam::*:role/wheelhouse-*"] }] } } }
                  - name: wheelhouse-admin
                    document: { AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { AWS: "arn:aws:iam::{{DemoAccount}}:role/wheelhouse-bot" }, Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"] }] } }
                    facets: { AttachedPolicies: [ReadOnlyAccess], InlinePolicies: { all: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] } } }
            recorded:
              at: "{{stored.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}}"
              calls:

            """.ReplaceLineEndings("\n"));
        foreach (var call in stored.Calls.Where(c => c.Call is not null))
            yaml.Append("    - ").Append(Quoted(Own(CallOf(call).ToJsonString(Json), stored))).Append('\n');
        return yaml.ToString();
    }

    private static JsonObject CallOf(TapedCall call)
    {
        var json = new JsonObject { ["service"] = call.Service, ["operation"] = call.Operation, ["region"] = call.Region, ["parameters"] = JsonNode.Parse(call.Parameters) };
        if (call.Error is { } error)
            json["error"] = new JsonObject { ["code"] = error.Code, ["message"] = error.Message, ["status"] = error.Status };
        else
            json["answer"] = JsonNode.Parse(call.Body!);
        return json;
    }

    private static string CauseOf(StoredInvestigation stored) => stored.Causes.IsEmpty ? "none" : $"{Own(NameOf(stored.Causes[0].Resource), stored)} {string.Join('|', stored.Causes[0].Mechanisms)}";

    private static string NameOf(string resource) => resource.Contains(' ') || resource.StartsWith("arn:", StringComparison.Ordinal) ? resource[(resource.LastIndexOfAny(['/', ':', ' ']) + 1)..] : resource;

    /// <summary>The demo account's id in the place of the real ones.</summary>
    private static string Own(string text, StoredInvestigation stored) => stored.Calls.Select(c => c.Account).Append(stored.Caller.Account).Distinct().Where(a => a.Length == 12).Aggregate(text, (t, a) => t.Replace(a, DemoAccount, StringComparison.Ordinal));

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
