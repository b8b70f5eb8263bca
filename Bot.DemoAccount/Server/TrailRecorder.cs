using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Server;

/// <summary>Writes management events into the world's trail, with the record's JSON made only when somebody reads it.</summary>
/// <remarks>Source: CloudTrail User Guide, "CloudTrail record contents".</remarks>
internal static class TrailRecorder
{
    // Data events that the catalog does not mark as such.
    private static readonly HashSet<string> DataEvents = new(StringComparer.Ordinal)
    {
        "Invoke", "InvokeAsync", "Publish", "PublishBatch", "SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage", "DeleteMessageBatch", "ChangeMessageVisibility",
        "PutMetricData", "PutLogEvents", "PutRecord", "PutRecords", "PutEvents", "HeadObject", "ListObjects", "ListObjectsV2", "ListObjectVersions", "PutObject", "DeleteObject",
        "DeleteObjects", "CopyObject", "PutTraceSegments", "PutItem", "UpdateItem", "DeleteItem",
    };

    public static void Record(DemoCall call, JsonObject? output, DemoException? error, string requestId, string userAgent, string sourceIp)
    {
        if (call.Operation.Exposure == AwsExposure.Data || DataEvents.Contains(call.Operation.Name))
            return;
        var source = call.Service.SigningName + ".amazonaws.com";
        var opensSession = source == "sts.amazonaws.com" && call.Operation.Name == "AssumeRole";
        var readOnly = opensSession || call.Operation.Access is AwsAccess.List or AwsAccess.Read;
        var eventId = call.World.Ids.Uuid();
        var resources = call.Concerns is { } r ? new[] { (r.Type, r.Id) } : [];
        var answered = (readOnly && !opensSession) || error is not null ? null : output;
        call.World.Trail.Add(new(call.Account, call.Region, call.Now, eventId, source, call.Operation.Name, readOnly, call.Principal.Name, call.Principal.AccessKeyId, resources, () => Record(call.Account)));
        // A step into another account is seen in both.
        if (opensSession && call.Concerns is { } role && role.Account != call.Account)
            call.World.Trail.Add(new(role.Account, call.Region, call.Now, eventId, source, call.Operation.Name, readOnly, call.Principal.Name, call.Principal.AccessKeyId, resources, () => Record(role.Account)));

        JsonObject Record(string recipient) => new()
        {
            ["eventVersion"] = "1.08",
            ["userIdentity"] = Identity(call),
            ["eventTime"] = call.Now.Iso(),
            ["eventSource"] = source,
            ["eventName"] = call.Operation.Name,
            ["awsRegion"] = call.Region,
            ["sourceIPAddress"] = sourceIp,
            ["userAgent"] = userAgent,
            ["errorCode"] = error?.Code is { } code ? code == "UnauthorizedOperation" ? "Client.UnauthorizedOperation" : code : null,
            ["errorMessage"] = error?.Message,
            ["requestParameters"] = Camel(call.Operation.Input, call.Input),
            ["responseElements"] = answered is null ? null : Camel(call.Operation.Output, answered),
            ["requestID"] = requestId,
            ["eventID"] = eventId,
            ["readOnly"] = readOnly,
            ["resources"] = call.Concerns is { } concerned ? new JsonArray(new JsonObject { ["ARN"] = concerned.Arn, ["accountId"] = concerned.Account, ["type"] = concerned.Type }) : null,
            ["eventType"] = "AwsApiCall",
            ["managementEvent"] = true,
            ["recipientAccountId"] = recipient,
            ["eventCategory"] = "Management",
        };
    }

    private static JsonObject Identity(DemoCall call)
    {
        var principal = call.Principal;
        var identity = new JsonObject
        {
            ["type"] = principal.IsSession ? "AssumedRole" : principal.Arn.EndsWith(":root", StringComparison.Ordinal) ? "Root" : "IAMUser",
            ["principalId"] = principal.UserId,
            ["arn"] = principal.Arn,
            ["accountId"] = principal.Account,
            ["accessKeyId"] = principal.AccessKeyId,
        };
        if (!principal.IsSession)
        {
            identity["userName"] = principal.Name;
            return identity;
        }
        var session = new JsonObject
        {
            ["sessionIssuer"] = new JsonObject
            {
                ["type"] = "Role",
                ["principalId"] = principal.UserId.Split(':')[0],
                ["arn"] = principal.RoleArn,
                ["accountId"] = principal.Account,
                ["userName"] = principal.RoleArn[(principal.RoleArn.LastIndexOf('/') + 1)..],
            },
            ["attributes"] = new JsonObject { ["creationDate"] = (call.Key.Began ?? call.Now).Iso(), ["mfaAuthenticated"] = "false" },
        };
        if (principal.SourceIdentity is { } source)
            session["sourceIdentity"] = source;
        identity["sessionContext"] = session;
        return identity;
    }

    /// <summary>CloudTrail writes member names with a small first letter and hides what is secret.</summary>
    private static JsonNode? Camel(AwsShape shape, JsonNode? node) => node switch
    {
        JsonObject o when shape.Kind == AwsKind.Structure => new JsonObject(o.Where(m => shape.Members.ContainsKey(m.Key)).Select(m => KeyValuePair.Create(
            char.ToLowerInvariant(m.Key[0]) + m.Key[1..],
            shape.Members[m.Key].Sensitive ? "HIDDEN_DUE_TO_SECURITY_REASONS" : Camel(shape.Members[m.Key].Shape, m.Value)))),
        JsonObject map when shape.Element is { } value => new JsonObject(map.Select(m => KeyValuePair.Create(m.Key, Camel(value.Shape, m.Value)))),
        JsonArray list when shape.Element is { } element => new JsonArray([.. list.Select(i => Camel(element.Shape, i))]),
        _ => node?.DeepClone(),
    };
}
