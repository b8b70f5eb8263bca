using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>Finds a call in CloudTrail. What stands there happened; what does not may only be late.</summary>
internal static class TrailLookUp
{
    private static readonly TimeSpan s_slack = TimeSpan.FromMinutes(1);

    /// <summary>The trail's word on a call.</summary>
    /// <param name="person">The SourceIdentity that the call was sent with.</param>
    public static async Task<CallFate> FindAsync(ChangeReads aws, SealedCall call, string person, DateTimeOffset sentAt, DateTimeOffset now)
    {
        var body = await aws.AskAsync("cloudtrail", "LookupEvents", new()
        {
            ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = "EventName", ["AttributeValue"] = call.Operation }),
            ["StartTime"] = Time(sentAt - s_slack),
            ["EndTime"] = Time(now + s_slack),
        }).ConfigureAwait(false);
        if (body is null)
            return new(Fate.NotKnown, $"CloudTrail could not be asked: {aws.Missing}");
        foreach (var found in body["Events"].Objects())
        {
            if (Record(found["CloudTrailEvent"].Text()) is { } record && IsOurs(record, call, person))
            {
                return record["errorCode"].Text() is { Length: > 0 } error
                    ? new(Fate.HadNone, $"CloudTrail has it, refused with {error}.")
                    : new(Fate.TookEffect, $"CloudTrail has it at {found["EventTime"].Text()}.");
            }
        }
        return new(Fate.NotKnown, "CloudTrail does not have it yet; its records may be 15 minutes late.");
    }

    /// <summary>Sent by the same person, with every value that names something.</summary>
    private static bool IsOurs(JsonObject record, SealedCall call, string person)
    {
        var source = record["userIdentity"]?["sessionContext"]?["sourceIdentity"].Text() ?? "";
        if (source.Length > 0 && source != person)
            return false;
        var sent = record["requestParameters"]?.ToJsonString() ?? "";
        return Values(call.Parameters).Where(v => v.Length > 3).All(v => sent.Contains(JsonEncodedText.Encode(v).ToString(), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Values(m.Value)),
        JsonArray items => items.SelectMany(Values),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static JsonObject? Record(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            // A record that cannot be read tells nothing.
            return null;
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
