using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Bot.Identity;

namespace Bot.Guardrails;

/// <summary>The condition keys of a call that are known before it is sent.</summary>
/// <remarks>Source: IAM User Guide, "AWS global condition context keys". The rest (addresses, times, tags of resources, keys of services) only AWS knows.</remarks>
internal sealed class CallContext
{
    /// <summary>Keys that no call of a role session has, or always with the same value.</summary>
    private static readonly FrozenSet<string> s_absent = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "aws:username", "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast");

    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(12, StringComparer.OrdinalIgnoreCase);
    private readonly Func<string, bool> _knows;

    public CallContext(Caller caller, JudgedCall call)
    {
        _knows = Knows;
        Resources = ResourceNames.Of(call);
        Principal = call.Role is RoleChoice.Role { Arn: { } arn } ? arn : $"arn:aws:iam::{call.Account}:role/unknown";
        _values["aws:RequestedRegion"] = [call.Region];
        _values["aws:ViaAWSService"] = ["false"];
        _values["aws:PrincipalIsAWSService"] = ["false"];
        if (call.Role is RoleChoice.Role { Arn: not null })
        {
            _values["aws:PrincipalArn"] = [Principal];
            _values["aws:PrincipalAccount"] = [call.Account];
            _values["aws:PrincipalType"] = ["AssumedRole"];
            _values["aws:SourceIdentity"] = [caller.Person];
        }
        Tags(call.Parameters);
    }

    /// <summary>The ARNs that the call is about; empty where they are not known.</summary>
    public IReadOnlyList<string> Resources { get; }

    private string Principal { get; }

    /// <summary>A request for the judge of policies.</summary>
    /// <param name="action">One of the call's actions.</param>
    /// <param name="resource">Null where it is not known.</param>
    public Bot.Aws.Iam.PartialRequest Request(string action, string? resource) => new(new(action, resource ?? "*", Principal, _values), resource is not null, _knows);

    private bool Knows(string key) => _values.ContainsKey(key) || s_absent.Contains(key);

    /// <summary>Tags that the call sets: <c>Tags</c> or <c>TagSpecifications</c>, as a list of keys and values or as a map.</summary>
    private void Tags(JsonObject parameters)
    {
        var tags = parameters["Tags"] ?? parameters["tags"] ?? (parameters["TagSpecifications"] is JsonArray { Count: > 0 } specifications ? specifications[0]?["Tags"] : null);
        IEnumerable<(string? Key, string? Value)> pairs = tags switch
        {
            JsonArray list => list.OfType<JsonObject>().Select(t => ((t["Key"] ?? t["key"] ?? t["TagKey"])?.ToString(), (t["Value"] ?? t["value"] ?? t["TagValue"])?.ToString())),
            JsonObject map => map.Select(t => ((string?)t.Key, t.Value?.ToString())),
            _ => [],
        };
        List<string>? keys = null;
        foreach (var (key, value) in pairs)
        {
            if (key is null)
                continue;
            _values[$"aws:RequestTag/{key}"] = [value ?? ""];
            (keys ??= []).Add(key);
        }
        if (keys is not null)
            _values["aws:TagKeys"] = keys;
    }
}
