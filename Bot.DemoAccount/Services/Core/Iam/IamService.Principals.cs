using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Iam;

/// <content>What only roles or only users have.</content>
internal sealed partial class IamService
{
    private void Roles()
    {
        On("GetRole", call => new() { ["Role"] = Role.Show(Role.Get(call, call.Must("RoleName")), whole: true) }, Role.ArnOf);
        On("UpdateAssumeRolePolicy", call =>
        {
            var trust = Valid(call.Must("PolicyDocument"));
            call.World.Update(Role.Get(call, call.Must("RoleName")), d => d["AssumeRolePolicyDocument"] = trust);
            return [];
        }, Role.ArnOf);
        On("UpdateRole", call =>
        {
            call.World.Update(Role.Get(call, call.Must("RoleName")), d =>
            {
                if (call.Text("Description") is { } text)
                    d["Description"] = text;
                if (call.Number("MaxSessionDuration") is { } duration)
                    d["MaxSessionDuration"] = duration;
            });
            return [];
        }, Role.ArnOf);
        On("ListInstanceProfiles", call => new() { ["InstanceProfiles"] = Profiles(call).ToJsonArray() });
        On("ListInstanceProfilesForRole", call =>
        {
            var role = Role.Get(call, call.Must("RoleName"));
            return new() { ["InstanceProfiles"] = Profiles(call).Where(p => p.Items("Roles").Any(r => r.Text("RoleName") == role.Id)).ToJsonArray() };
        }, Role.ArnOf);
        On("GetInstanceProfile", call => new()
        {
            ["InstanceProfile"] = Profiles(call).FirstOrDefault(p => p.Text("InstanceProfileName") == call.Must("InstanceProfileName"))
                ?? throw new DemoException("NoSuchEntity", $"Instance Profile {call.Must("InstanceProfileName")} cannot be found.", 404),
        });
    }

    private void Users()
    {
        On("GetUser", call => new() { ["User"] = User.Show(User.Get(call, call.Text("UserName") ?? call.Principal.Name), whole: true) }, User.ArnOf);
        On("ListGroupsForUser", call => new()
        {
            ["Groups"] = User.Get(call, call.Must("UserName")).Facet("ListGroupsForUser").Items("Groups").Select(g =>
                call.World.Find(call.Account, "global", Group.Type, g.Text("GroupName") ?? "")?.Shown() ?? g.Copy()).ToJsonArray(),
        }, User.ArnOf);
        On("GetGroup", call =>
        {
            var group = Group.Get(call, call.Must("GroupName"));
            return new() { ["Group"] = group.Shown(), ["Users"] = call.World.List(call.Account, "global", User.Type).Where(u => u.Facet("ListGroupsForUser").Items("Groups").Any(g => g.Text("GroupName") == group.Id)).ToDocuments() };
        }, Group.ArnOf);
        On("AddUserToGroup", call => Membership(call, (groups, group) => groups.Append(group)), Group.ArnOf);
        On("RemoveUserFromGroup", call => Membership(call, (groups, _) => groups), Group.ArnOf);
        On("ListAccessKeys", call => new() { ["AccessKeyMetadata"] = User.Get(call, call.Text("UserName") ?? call.Principal.Name).Facet("ListAccessKeys")["AccessKeyMetadata"]?.DeepClone() ?? new JsonArray() }, User.ArnOf);
        On("CreateAccessKey", call =>
        {
            var user = User.Get(call, call.Text("UserName") ?? call.Principal.Name);
            var key = call.Keys.NewKey("AKIA", new(call.Account, user.Arn, user.Arn, user.Document.Text("UserId") ?? "", null));
            call.Keys.Add(key);
            var shown = new JsonObject { ["UserName"] = user.Id, ["AccessKeyId"] = key.Id, ["Status"] = "Active", ["CreateDate"] = call.Now.Iso() };
            user.Facets["ListAccessKeys"] = new JsonObject { ["AccessKeyMetadata"] = user.Facet("ListAccessKeys").Items("AccessKeyMetadata").Select(k => k.Copy()).Append(shown.Copy()).ToJsonArray() };
            shown["SecretAccessKey"] = key.Secret;
            return new() { ["AccessKey"] = shown };
        }, User.ArnOf);
        On("DeleteAccessKey", call =>
        {
            var user = User.Get(call, call.Text("UserName") ?? call.Principal.Name);
            var id = call.Must("AccessKeyId");
            var left = user.Facet("ListAccessKeys").Items("AccessKeyMetadata").Where(k => k.Text("AccessKeyId") != id).Select(k => k.Copy()).ToJsonArray();
            if (left.Count == user.Facet("ListAccessKeys").Items("AccessKeyMetadata").Count())
                throw new DemoException("NoSuchEntity", $"The Access Key with id {id} cannot be found.", 404);
            user.Facets["ListAccessKeys"] = new JsonObject { ["AccessKeyMetadata"] = left };
            call.Keys.Remove(id);
            return [];
        }, User.ArnOf);
        On("GetAccessKeyLastUsed", call =>
        {
            var id = call.Must("AccessKeyId");
            var user = call.World.List(call.Account, "global", User.Type).FirstOrDefault(u => u.Facet("ListAccessKeys").Items("AccessKeyMetadata").Any(k => k.Text("AccessKeyId") == id));
            return user is null
                ? throw new DemoException("AccessDenied", $"User: {call.Principal.Arn} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: user", 403)
                : user.Facet($"GetAccessKeyLastUsed/{id}", () => user.Facet("GetAccessKeyLastUsed", () => new() { ["UserName"] = user.Id, ["AccessKeyLastUsed"] = new JsonObject { ["ServiceName"] = "N/A", ["Region"] = "N/A" } }));
        });
        On("ListMFADevices", call => call.Text("UserName") is { } name ? User.Get(call, name).Facet("ListMFADevices", () => new() { ["MFADevices"] = new JsonArray() }) : new() { ["MFADevices"] = new JsonArray() }, User.ArnOf);
        On("GetLoginProfile", call =>
        {
            var user = User.Get(call, call.Text("UserName") ?? call.Principal.Name);
            return user.Facet("GetLoginProfile", () => throw new DemoException("NoSuchEntity", $"Login Profile for User {user.Id} cannot be found.", 404));
        }, User.ArnOf);
        foreach (var (operation, member) in (ReadOnlySpan<(string, string)>)[("ListSSHPublicKeys", "SSHPublicKeys"), ("ListSigningCertificates", "Certificates"), ("ListServiceSpecificCredentials", "ServiceSpecificCredentials")])
            On(operation, _ => new() { [member] = new JsonArray() });
    }

    private static IEnumerable<JsonObject> Profiles(DemoCall call) => call.World.List(call.Account, "global", "AWS::IAM::InstanceProfile").Select(p =>
    {
        var shown = p.Shown();
        shown["Roles"] = new JsonArray([.. p.Document.Items("Roles").Select(r => call.World.Find(call.Account, "global", Role.Type, r.Text("RoleName") ?? "") is { } role ? Role.Show(role, whole: false) : r.Copy())]);
        return shown;
    });

    private static JsonObject Membership(DemoCall call, Func<IEnumerable<JsonObject>, JsonObject, IEnumerable<JsonObject>> change)
    {
        var group = Group.Get(call, call.Must("GroupName"));
        var user = User.Get(call, call.Must("UserName"));
        var others = user.Facet("ListGroupsForUser").Items("Groups").Where(g => g.Text("GroupName") != group.Id).Select(g => g.Copy());
        user.Facets["ListGroupsForUser"] = new JsonObject { ["Groups"] = change(others, group.Shown()).ToJsonArray() };
        call.World.Put(user);
        return [];
    }
}
