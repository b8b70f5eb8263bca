using System.Text.Json.Nodes;
using Bot.DemoAccount.Server.Authorization;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Iam;

/// <summary>AWS IAM. What is written here binds the next call.</summary>
internal sealed partial class IamService : DemoService
{
    private static readonly IamEntity Role = new("Role"), User = new("User"), Group = new("Group");
    private const string ManagedPolicyType = "AWS::IAM::ManagedPolicy";

    public IamService() : base("iam")
    {
        foreach (var entity in (ReadOnlySpan<IamEntity>)[Role, User, Group])
            Entity(entity);
        Roles();
        Users();
        Policies();
        Account();
    }

    private void Entity(IamEntity e)
    {
        On($"List{e.Kind}s", call => new()
        {
            [e.Kind + "s"] = new JsonArray([.. call.World.List(call.Account, "global", e.Type).OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase).Where(r => (r.Document.Text("Path") ?? "/").StartsWith(call.Text("PathPrefix") ?? "/", StringComparison.Ordinal)).Select(r => e.Show(r, whole: false))]),
        });
        On($"List{e.Kind}Policies", call => new() { ["PolicyNames"] = e.Inline(e.Get(call, call.Must(e.NameMember))).Select(p => p.Text("PolicyName") ?? "").ToTexts() }, e.ArnOf);
        On($"Get{e.Kind}Policy", call =>
        {
            var name = call.Must("PolicyName");
            var policy = e.Inline(e.Get(call, call.Must(e.NameMember))).FirstOrDefault(p => p.Text("PolicyName") == name) ?? throw NoPolicy(name, e);
            return new() { [e.NameMember] = call.Must(e.NameMember), ["PolicyName"] = name, ["PolicyDocument"] = IamEntity.Encoded(policy["PolicyDocument"]) };
        }, e.ArnOf);
        On($"Put{e.Kind}Policy", call =>
        {
            var entity = e.Get(call, call.Must(e.NameMember));
            var policy = new JsonObject { ["PolicyName"] = call.Must("PolicyName"), ["PolicyDocument"] = Valid(call.Must("PolicyDocument")) };
            e.SetInline(call, entity, e.Inline(entity).Where(p => p.Text("PolicyName") != policy.Text("PolicyName")).Append(policy));
            return [];
        }, e.ArnOf);
        On($"Delete{e.Kind}Policy", call =>
        {
            var entity = e.Get(call, call.Must(e.NameMember));
            var name = call.Must("PolicyName");
            if (e.Inline(entity).All(p => p.Text("PolicyName") != name))
                throw NoPolicy(name, e);
            e.SetInline(call, entity, e.Inline(entity).Where(p => p.Text("PolicyName") != name));
            return [];
        }, e.ArnOf);
        On($"ListAttached{e.Kind}Policies", call => new() { ["AttachedPolicies"] = e.Attached(e.Get(call, call.Must(e.NameMember))).Select(p => p.Copy()).ToJsonArray() }, e.ArnOf);
        On($"Attach{e.Kind}Policy", call =>
        {
            var entity = e.Get(call, call.Must(e.NameMember));
            var arn = call.Must("PolicyArn");
            if (call.Authorizer.Principals.Managed(arn) is null)
                throw new DemoException("NoSuchEntity", $"Policy {arn} does not exist or is not attachable.", 404);
            e.SetAttached(call, entity, e.Attached(entity).Where(p => p.Text("PolicyArn") != arn).Append(new() { ["PolicyName"] = arn[(arn.LastIndexOf('/') + 1)..], ["PolicyArn"] = arn }));
            return [];
        }, e.ArnOf);
        On($"Detach{e.Kind}Policy", call =>
        {
            var entity = e.Get(call, call.Must(e.NameMember));
            var arn = call.Must("PolicyArn");
            if (e.Attached(entity).All(p => p.Text("PolicyArn") != arn))
                throw new DemoException("NoSuchEntity", $"Policy {arn} was not found.", 404);
            e.SetAttached(call, entity, e.Attached(entity).Where(p => p.Text("PolicyArn") != arn));
            return [];
        }, e.ArnOf);
        On($"Create{e.Kind}", call => Create(call, e), e.ArnOf);
        On($"Delete{e.Kind}", call =>
        {
            var entity = e.Get(call, call.Must(e.NameMember));
            if (e.Attached(entity).Any())
                throw new DemoException("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409);
            if (e.Inline(entity).Count > 0)
                throw new DemoException("DeleteConflict", "Cannot delete entity, must delete policies first.", 409);
            call.World.Remove(entity);
            return [];
        }, e.ArnOf);
        if (e == Group)
            return;
        On($"List{e.Kind}Tags", call => new() { ["Tags"] = e.Get(call, call.Must(e.NameMember)).TagList() }, e.ArnOf);
        On($"Tag{e.Kind}", call =>
        {
            var entity = e.Get(call, call.Must(e.NameMember));
            entity.SetTags(call.Input["Tags"]);
            call.World.Put(entity);
            return [];
        }, e.ArnOf);
        On($"Untag{e.Kind}", call =>
        {
            var entity = e.Get(call, call.Must(e.NameMember));
            foreach (var key in call.Texts("TagKeys"))
                entity.Tags.Remove(key);
            call.World.Put(entity);
            return [];
        }, e.ArnOf);
        On($"Put{e.Kind}PermissionsBoundary", call =>
        {
            call.World.Update(e.Get(call, call.Must(e.NameMember)), d => d["PermissionsBoundary"] = new JsonObject { ["PermissionsBoundaryType"] = "Policy", ["PermissionsBoundaryArn"] = call.Must("PermissionsBoundary") });
            return [];
        }, e.ArnOf);
        On($"Delete{e.Kind}PermissionsBoundary", call =>
        {
            call.World.Update(e.Get(call, call.Must(e.NameMember)), d => d.Remove("PermissionsBoundary"));
            return [];
        }, e.ArnOf);
    }

    private static JsonObject Create(DemoCall call, IamEntity e)
    {
        var name = call.Must(e.NameMember);
        if (call.World.Find(call.Account, "global", e.Type, name) is not null)
            throw new DemoException("EntityAlreadyExists", $"{e.Kind} with name {name} already exists.", 409);
        var path = call.Text("Path") ?? "/";
        var document = new JsonObject
        {
            ["Path"] = path,
            [e.NameMember] = name,
            [e.Kind + "Id"] = call.World.Ids.Unique(e.Kind switch { "Role" => "AROA", "User" => "AIDA", _ => "AGPA" }),
            ["Arn"] = $"arn:aws:iam::{call.Account}:{e.Noun}{path}{name}",
            ["CreateDate"] = call.Now.Iso(),
        };
        if (e == Role)
        {
            document["AssumeRolePolicyDocument"] = Valid(call.Must("AssumeRolePolicyDocument"));
            document["MaxSessionDuration"] = call.Number("MaxSessionDuration") ?? 3600;
            if (call.Text("Description") is { } text)
                document["Description"] = text;
        }
        if (call.Text("PermissionsBoundary") is { } boundary)
            document["PermissionsBoundary"] = new JsonObject { ["PermissionsBoundaryType"] = "Policy", ["PermissionsBoundaryArn"] = boundary };
        var made = new Resource { Type = e.Type, Account = call.Account, Region = "global", Id = name, Arn = document.Text("Arn")!, Created = call.Now, Document = document };
        made.SetTags(call.Input["Tags"]);
        call.World.Put(made);
        return new() { [e.Kind] = e.Show(made, whole: true) };
    }

    /// <summary>The text of a policy that parses.</summary>
    private static string Valid(string policy)
    {
        try
        {
            PolicyText.Parse(policy, "policy");
            return policy;
        }
        catch (FormatException e)
        {
            throw new DemoException("MalformedPolicyDocument", e.Message);
        }
    }

    private static DemoException NoPolicy(string name, IamEntity e) => new("NoSuchEntity", $"The {e.Noun} policy with name {name} cannot be found.", 404);
}
