using System.Text;
using System.Text.Json.Nodes;
using Bot.Aws.Iam;
using Bot.DemoAccount.Server.Authorization;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Iam;

/// <content>Managed policies and the account as a whole.</content>
internal sealed partial class IamService
{
    private void Policies()
    {
        static string Arn(DemoCall call) => call.Text("PolicyArn") ?? "*";
        On("ListPolicies", call =>
        {
            var own = call.Text("Scope") is not "AWS" ? call.World.List(call.Account, "global", ManagedPolicyType).Select(p => p.Shown()) : [];
            var aws = call.Text("Scope") is not "Local" ? ManagedPolicies.All.Select(Shown) : [];
            var all = own.Concat(aws);
            if (call.Flag("OnlyAttached"))
                all = all.Where(p => Entities(call, p.Text("Arn")!).Any());
            return new()
            {
                ["Policies"] = all.Select(p =>
            {
                p["AttachmentCount"] = Entities(call, p.Text("Arn")!).Count();
                return p;
            }).ToJsonArray()
            };
        });
        On("GetPolicy", call => new() { ["Policy"] = Policy(call, call.Must("PolicyArn")) }, Arn);
        On("GetPolicyVersion", call => new() { ["PolicyVersion"] = Version(call, call.Must("PolicyArn"), whole: true) }, Arn);
        On("ListPolicyVersions", call => new() { ["Versions"] = new JsonArray(Version(call, call.Must("PolicyArn"), whole: false)) }, Arn);
        On("ListEntitiesForPolicy", call =>
        {
            Policy(call, call.Must("PolicyArn"));
            var entities = Entities(call, call.Must("PolicyArn")).ToList();
            JsonArray Of(IamEntity e) => entities.Where(x => x.Type == e.Type).Select(x => new JsonObject { [e.NameMember] = x.Id, [e.Kind + "Id"] = x.Document.Text(e.Kind + "Id") }).ToJsonArray();
            return new() { ["PolicyRoles"] = Of(Role), ["PolicyUsers"] = Of(User), ["PolicyGroups"] = Of(Group) };
        }, Arn);
        On("CreatePolicy", call =>
        {
            var name = call.Must("PolicyName");
            var arn = $"arn:aws:iam::{call.Account}:policy{call.Text("Path") ?? "/"}{name}";
            if (call.World.FindByArn(arn) is not null)
                throw new DemoException("EntityAlreadyExists", $"A policy called {name} already exists. Duplicate names are not allowed.", 409);
            var made = new Resource
            {
                Type = ManagedPolicyType,
                Account = call.Account,
                Region = "global",
                Id = arn,
                Arn = arn,
                Created = call.Now,
                Document = new() { ["PolicyName"] = name, ["PolicyId"] = call.World.Ids.Unique("ANPA"), ["Arn"] = arn, ["Path"] = call.Text("Path") ?? "/", ["DefaultVersionId"] = "v1", ["AttachmentCount"] = 0, ["PermissionsBoundaryUsageCount"] = 0, ["IsAttachable"] = true, ["CreateDate"] = call.Now.Iso(), ["UpdateDate"] = call.Now.Iso() },
            };
            made.Facets["GetPolicyVersion"] = new JsonObject { ["PolicyVersion"] = new JsonObject { ["Document"] = Valid(call.Must("PolicyDocument")), ["VersionId"] = "v1", ["IsDefaultVersion"] = true, ["CreateDate"] = call.Now.Iso() } };
            made.SetTags(call.Input["Tags"]);
            call.World.Put(made);
            return new() { ["Policy"] = made.Shown() };
        });
        On("DeletePolicy", call =>
        {
            var arn = call.Must("PolicyArn");
            var policy = call.World.FindByArn(arn) is { Type: ManagedPolicyType } found ? found : throw NoSuchPolicy(arn);
            if (Entities(call, arn).Any())
                throw new DemoException("DeleteConflict", "Cannot delete a policy attached to entities.", 409);
            call.World.Remove(policy);
            return [];
        }, Arn);
        On("SimulatePrincipalPolicy", Simulate, call => call.Text("PolicySourceArn") ?? "*");
    }

    private void Account()
    {
        On("ListAccountAliases", call => new() { ["AccountAliases"] = call.World.Accounts.TryGetValue(call.Account, out var a) && a.Alias.Length > 0 ? new JsonArray(a.Alias) : new JsonArray() });
        On("GetAccountSummary", call =>
        {
            int Count(string type) => call.World.List(call.Account, "global", type).Count;
            return new() { ["SummaryMap"] = new JsonObject { ["Users"] = Count(User.Type), ["Roles"] = Count(Role.Type), ["Groups"] = Count(Group.Type), ["Policies"] = Count(ManagedPolicyType), ["InstanceProfiles"] = Count("AWS::IAM::InstanceProfile"), ["AccountMFAEnabled"] = 1, ["AccountAccessKeysPresent"] = 0, ["UsersQuota"] = 5000, ["RolesQuota"] = 1000, ["GroupsQuota"] = 300, ["PoliciesQuota"] = 1500, ["MFADevices"] = 0 } };
        });
        On("GetAccountPasswordPolicy", call => call.World.Settings.TryGetValue($"{call.Account}/global/password-policy", out var policy)
            ? new() { ["PasswordPolicy"] = JsonNode.Parse(policy) }
            : throw new DemoException("NoSuchEntity", $"The Password Policy with domain name {call.Account} cannot be found.", 404));
        On("UpdateAccountPasswordPolicy", call =>
        {
            var policy = call.Input.Copy();
            policy["ExpirePasswords"] = call.Number("MaxPasswordAge") is > 0;
            call.World.Settings[$"{call.Account}/global/password-policy"] = policy.ToJsonString();
            return [];
        });
        On("GetAccountAuthorizationDetails", call => new()
        {
            ["UserDetailList"] = Details(call, User),
            ["RoleDetailList"] = Details(call, Role),
            ["GroupDetailList"] = Details(call, Group),
            ["Policies"] = new JsonArray([.. call.World.List(call.Account, "global", ManagedPolicyType).Select(p =>
            {
                var shown = p.Shown();
                shown["PolicyVersionList"] = new JsonArray(Version(call, p.Arn, whole: true));
                return shown;
            })]),
        }, ownPages: true);
        On("ListOpenIDConnectProviders", call => new() { ["OpenIDConnectProviderList"] = new JsonArray([.. call.World.List(call.Account, "global", "AWS::IAM::OIDCProvider").Select(p => new JsonObject { ["Arn"] = p.Arn })]) });
        On("GetOpenIDConnectProvider", call => (call.World.FindByArn(call.Must("OpenIDConnectProviderArn")) ?? throw new DemoException("NoSuchEntity", $"OpenIDConnect Provider not found for arn {call.Must("OpenIDConnectProviderArn")}", 404)).ShownWithTags());
        foreach (var (operation, member, type) in (ReadOnlySpan<(string, string, string)>)[("ListSAMLProviders", "SAMLProviderList", "AWS::IAM::SAMLProvider"), ("ListServerCertificates", "ServerCertificateMetadataList", "AWS::IAM::ServerCertificate"), ("ListVirtualMFADevices", "VirtualMFADevices", "AWS::IAM::VirtualMFADevice")])
            Lists(operation, type, member);
        On("GenerateCredentialReport", _ => new() { ["State"] = "COMPLETE" });
        On("GetCredentialReport", call =>
        {
            var text = new StringBuilder("user,arn,user_creation_time,password_enabled,mfa_active,access_key_1_active,access_key_1_last_rotated\n");
            foreach (var user in call.World.List(call.Account, "global", User.Type))
            {
                var key = user.Facet("ListAccessKeys").Items("AccessKeyMetadata").FirstOrDefault();
                text.Append($"{user.Id},{user.Arn},{user.Document.Text("CreateDate")},{(user.Facets.ContainsKey("GetLoginProfile") ? "true" : "false")},{(user.Facet("ListMFADevices").Items("MFADevices").Any() ? "true" : "false")},{(key?.Text("Status") == "Active" ? "true" : "false")},{key?.Text("CreateDate") ?? "N/A"}\n");
            }
            return new() { ["Content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ToString())), ["ReportFormat"] = "text/csv", ["GeneratedTime"] = call.Now.Iso() };
        });
    }

    private static JsonArray Details(DemoCall call, IamEntity e) => new([.. call.World.List(call.Account, "global", e.Type).Select(x =>
    {
        var shown = e.Show(x, whole: true);
        shown["AttachedManagedPolicies"] = e.Attached(x).Select(p => p.Copy()).ToJsonArray();
        shown[e.Kind + "PolicyList"] = e.Inline(x).Select(p => new JsonObject { ["PolicyName"] = p.Text("PolicyName"), ["PolicyDocument"] = IamEntity.Encoded(p["PolicyDocument"]) }).ToJsonArray();
        if (e == User)
            shown["GroupList"] = x.Facet("ListGroupsForUser").Items("Groups").Select(g => g.Text("GroupName") ?? "").ToTexts();
        // The details leave out what GetRole, GetUser and GetGroup show beyond them.
        var known = Resources.Items.ShapeAt(call.Operation, e.Kind + "DetailList").Members;
        foreach (var extra in shown.Select(m => m.Key).Where(k => !known.ContainsKey(k)).ToList())
            shown.Remove(extra);
        return shown;
    })]);

    private static IEnumerable<Resource> Entities(DemoCall call, string arn) => ((IamEntity[])[Role, User, Group]).SelectMany(e =>
        call.World.List(call.Account, "global", e.Type).Where(x => e.Attached(x).Any(p => p.Text("PolicyArn") == arn)));

    private static JsonObject Policy(DemoCall call, string arn)
    {
        var shown = call.World.FindByArn(arn) is { Type: ManagedPolicyType } own ? own.ShownWithTags() : ManagedPolicies.Find(arn) is { } aws ? Shown(aws) : throw NoSuchPolicy(arn);
        shown["AttachmentCount"] = Entities(call, arn).Count();
        return shown;
    }

    private static JsonObject Version(DemoCall call, string arn, bool whole)
    {
        var version = call.World.FindByArn(arn) is { Type: ManagedPolicyType } own ? own.Facet("GetPolicyVersion").At("PolicyVersion")!.DeepClone().AsObject()
            : ManagedPolicies.Find(arn) is { } aws ? new JsonObject { ["Document"] = aws.Document, ["VersionId"] = "v1", ["IsDefaultVersion"] = true, ["CreateDate"] = "2015-02-06T18:39:46Z" }
            : throw NoSuchPolicy(arn);
        if (whole)
            version["Document"] = IamEntity.Encoded(version["Document"]);
        else
            version.Remove("Document");
        return version;
    }

    private static JsonObject Shown(ManagedPolicy policy) => new()
    {
        ["PolicyName"] = policy.Name,
        ["PolicyId"] = "ANPAI" + policy.Name.ToUpperInvariant().PadRight(16, 'X')[..16],
        ["Arn"] = policy.Arn,
        ["Path"] = policy.Path,
        ["DefaultVersionId"] = "v1",
        ["AttachmentCount"] = 0,
        ["PermissionsBoundaryUsageCount"] = 0,
        ["IsAttachable"] = true,
        ["Description"] = policy.Description,
        ["CreateDate"] = "2015-02-06T18:39:46Z",
        ["UpdateDate"] = "2015-02-06T18:39:46Z",
    };

    private static JsonObject Simulate(DemoCall call)
    {
        var arn = call.Must("PolicySourceArn");
        var entity = call.World.FindByArn(arn) ?? throw new DemoException("NoSuchEntity", $"{arn} cannot be found.", 404);
        var grants = call.Authorizer.Principals.Of(arn);
        var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase) { ["aws:PrincipalArn"] = [arn], ["aws:CurrentTime"] = [call.Now.Iso()] };
        foreach (var entry in call.Items("ContextEntries"))
            context[entry.Text("ContextKeyName") ?? ""] = entry.Texts("ContextKeyValues");
        var resources = call.Texts("ResourceArns") is { Count: > 0 } given ? given : ["*"];
        return new()
        {
            ["EvaluationResults"] = call.Texts("ActionNames").SelectMany(action => resources.Select(resource =>
            {
                var decision = PolicyEvaluator.Evaluate(new() { Identity = grants.Identity, Boundaries = grants.Boundaries, Scps = call.Authorizer.Organization.Of(entity.Account) }, new(action, resource, arn, context));
                return new JsonObject
                {
                    ["EvalActionName"] = action,
                    ["EvalResourceName"] = resource,
                    ["EvalDecision"] = decision.Verdict switch { Verdict.Allowed => "allowed", Verdict.ExplicitlyDenied => "explicitDeny", _ => "implicitDeny" },
                    ["MatchedStatements"] = decision.Policy is { } p ? new JsonArray(new JsonObject { ["SourcePolicyId"] = p, ["SourcePolicyType"] = "IAM Policy" }) : new JsonArray(),
                    ["MissingContextValues"] = new JsonArray(),
                };
            })).ToJsonArray(),
        };
    }

    private static DemoException NoSuchPolicy(string arn) => new("NoSuchEntity", $"Policy {arn} was not found.", 404);
}
