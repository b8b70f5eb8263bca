using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Server.Authentication;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Server.Authorization;

/// <summary>The condition keys of a call.</summary>
internal static class RequestContext
{
    public static Dictionary<string, IReadOnlyList<string>> Of(DemoCall call, AccessKey key, Grants grants, Resource? resource, string sourceIp)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(24, StringComparer.OrdinalIgnoreCase)
        {
            ["aws:RequestedRegion"] = [call.Region],
            ["aws:PrincipalArn"] = [call.Principal.RoleArn],
            ["aws:PrincipalAccount"] = [call.Principal.Account],
            ["aws:PrincipalType"] = [call.Principal.IsSession ? "AssumedRole" : call.Principal.Arn.EndsWith(":root", StringComparison.Ordinal) ? "Account" : "User"],
            ["aws:userid"] = [call.Principal.UserId],
            ["aws:CurrentTime"] = [call.Now.Iso()],
            ["aws:EpochTime"] = [call.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)],
            ["aws:SecureTransport"] = ["true"],
            ["aws:SourceIp"] = [sourceIp],
            ["aws:ViaAWSService"] = ["false"],
            ["aws:PrincipalIsAWSService"] = ["false"],
        };
        if (!call.Principal.IsSession)
            context["aws:username"] = [call.Principal.Name];
        if (call.Principal.SourceIdentity is { } source)
            context["aws:SourceIdentity"] = [source];
        foreach (var (name, value) in grants.Tags)
            context[$"aws:PrincipalTag/{name}"] = [value];
        foreach (var (name, value) in key.SessionTags)
            context[$"aws:PrincipalTag/{name}"] = [value];
        AddResource(context, call, resource);
        AddRequestTags(context, call.Input);
        ServiceContext.Add(context, call);
        return context;
    }

    private static void AddResource(Dictionary<string, IReadOnlyList<string>> context, DemoCall call, Resource? resource)
    {
        if (resource is null)
            return;
        context["aws:ResourceAccount"] = [resource.Account];
        foreach (var (name, value) in resource.Tags)
        {
            context[$"aws:ResourceTag/{name}"] = [value];
            context[$"{call.Service.IamPrefix}:ResourceTag/{name}"] = [value];
        }
    }

    private static void AddRequestTags(Dictionary<string, IReadOnlyList<string>> context, JsonObject input)
    {
        var keys = new List<string>();
        foreach (var name in (ReadOnlySpan<string>)["Tags", "tags", "TagList", "TagSet"])
            Add(input[name]);
        foreach (var specification in input.Items("TagSpecifications").Concat(input.Items("TagSpecification")))
            Add(specification["Tags"]);
        if (keys.Count > 0)
            context["aws:TagKeys"] = keys;

        void Add(JsonNode? tags)
        {
            IEnumerable<(string Key, string Value)> pairs = tags switch
            {
                JsonArray list => list.OfType<JsonObject>().Select(t => (t.Text("Key") ?? t.Text("key") ?? t.Text("TagKey") ?? "", t.Text("Value") ?? t.Text("value") ?? t.Text("TagValue") ?? "")),
                JsonObject map => map.Select(t => (t.Key, t.Value is JsonValue v ? v.ToString() : "")),
                _ => [],
            };
            foreach (var (key, value) in pairs)
            {
                keys.Add(key);
                context[$"aws:RequestTag/{key}"] = [value];
            }
        }
    }
}
