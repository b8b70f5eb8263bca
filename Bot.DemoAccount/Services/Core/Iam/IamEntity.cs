using System.Text.Json.Nodes;
using Bot.DemoAccount.Server.Authorization;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Iam;

/// <summary>Roles, users and groups: what has policies.</summary>
/// <param name="Kind"><c>Role</c>, <c>User</c> or <c>Group</c>, as in the operations' names.</param>
internal sealed record IamEntity(string Kind)
{
    public string Type => "AWS::IAM::" + Kind;
    public string NameMember => Kind + "Name";
    public string Noun => Kind.ToLowerInvariant();

    public Resource Get(DemoCall call, string name) =>
        call.Concerns = call.World.Find(call.Account, "global", Type, name) ?? throw NotFound(name);

    public DemoException NotFound(string name) => new("NoSuchEntity", Kind == "Role"
        ? $"The role with name {name} cannot be found."
        : $"The {Noun} with name {name} cannot be found.", 404);

    public string ArnOf(DemoCall call)
    {
        if (call.Text(NameMember) is not { } name)
            return Kind == "User" ? call.Principal.RoleArn : "*";
        call.Concerns = call.World.Find(call.Account, "global", Type, name);
        return call.Concerns?.Arn ?? $"arn:aws:iam::{call.Account}:{Noun}/{name}";
    }

    /// <summary>The entity as lists and gets show it.</summary>
    public JsonObject Show(Resource entity, bool whole)
    {
        var document = entity.Shown();
        if (document["AssumeRolePolicyDocument"] is { } trust)
            document["AssumeRolePolicyDocument"] = Encoded(trust);
        if (whole && entity.Tags.Count > 0)
            document["Tags"] = entity.TagList();
        return document;
    }

    public List<JsonObject> Inline(Resource entity) => [.. PrincipalPolicies.InlinePolicies(entity, Kind)];

    public IEnumerable<JsonObject> Attached(Resource entity) => entity.Facet($"ListAttached{Kind}Policies").Items("AttachedPolicies");

    /// <summary>A policy as IAM answers it: percent-encoded JSON.</summary>
    public static string Encoded(JsonNode? policy) => Uri.EscapeDataString(PolicyText.Of(policy) ?? "{}");

    public void SetInline(DemoCall call, Resource entity, IEnumerable<JsonObject> policies)
    {
        entity.Facets[$"Get{Kind}Policy"] = new JsonArray([.. policies.Select(p => p.DeepClone())]);
        call.World.Put(entity);
    }

    public void SetAttached(DemoCall call, Resource entity, IEnumerable<JsonObject> policies)
    {
        entity.Facets[$"ListAttached{Kind}Policies"] = new JsonObject { ["AttachedPolicies"] = new JsonArray([.. policies.Select(p => p.DeepClone())]) };
        call.World.Put(entity);
    }
}
