using System.Text.Json.Nodes;
using Bot.DemoAccount.Server.Authentication;
using Bot.DemoAccount.Services.Core.Sts;

namespace Bot.DemoAccount.Services.Core.IdentityCenter;

/// <summary>What a signed-in person may use: accounts, roles, credentials.</summary>
/// <remarks>Source: IAM Identity Center Portal API reference. Sessions are named after the user; AWS sets no source identity on them.</remarks>
internal sealed class SsoService : DemoService
{
    private const int Seconds = 3600;

    public SsoService() : base("sso")
    {
        On("ListAccounts", call => new()
        {
            ["accountList"] = Holder(call).User.Assignments.Select(a => a.Account).Distinct().Select(a => new JsonObject
            {
                ["accountId"] = a,
                ["accountName"] = call.World.Accounts.GetValueOrDefault(a)?.Name ?? a,
                ["emailAddress"] = $"aws+{a}@acme.example",
            }).ToJsonArray(),
        });
        On("ListAccountRoles", call => new()
        {
            ["roleList"] = Holder(call).User.Assignments.Where(a => a.Account == call.Must("accountId"))
                .Select(a => new JsonObject { ["roleName"] = a.PermissionSet, ["accountId"] = a.Account }).ToJsonArray(),
        });
        On("GetRoleCredentials", RoleCredentials);
        On("Logout", call =>
        {
            call.World.Part<CenterState>().SignOut(Holder(call));
            return [];
        });
    }

    private static JsonObject RoleCredentials(DemoCall call)
    {
        var holder = Holder(call);
        var assignment = holder.User.Assignments.FirstOrDefault(a => a.Account == call.Must("accountId") && a.PermissionSet == call.Must("roleName"))
            ?? throw new DemoException("ForbiddenException", "No access", 403);
        var role = call.World.FindByArn(assignment.RoleArn) ?? throw new DemoException("ForbiddenException", "No access", 403);
        var session = new AccessKey("", "", new(assignment.Account, $"arn:aws:sts::{assignment.Account}:assumed-role/{role.Id}/{holder.User.Name}", role.Arn, $"{role.Document.Text("RoleId") ?? "AROADEMO"}:{holder.User.Name}", null));
        var made = StsService.Credentials(call, session, Seconds);
        return new()
        {
            ["roleCredentials"] = new JsonObject
            {
                ["accessKeyId"] = (string)made["AccessKeyId"]!,
                ["secretAccessKey"] = (string)made["SecretAccessKey"]!,
                ["sessionToken"] = (string)made["SessionToken"]!,
                ["expiration"] = call.Keys.Now.AddSeconds(Seconds).ToUnixTimeMilliseconds(),
            },
        };
    }

    private static Token Holder(DemoCall call) =>
        call.World.Part<CenterState>().Holder(call.Text("accessToken"), call.Keys.Now) ?? throw new DemoException("UnauthorizedException", "Session token not found or invalid", 401);
}
