using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.Services.Core.IdentityCenter;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Scenario.Sections;

/// <summary><c>identityCenter:</c>: users who sign in, and the roles they get in which accounts.</summary>
internal static class IdentityCenterSection
{
    public static void Read(IReadOnlyList<MapReading> roots, World world)
    {
        foreach (var root in roots)
        {
            if (root.Open("identityCenter") is not { } section)
                continue;
            var center = world.Part<CenterState>();
            center.StartUrl = section.Required("startUrl");
            center.Region = section.Text("region") ?? "us-east-1";
            foreach (var user in section.Maps("users"))
            {
                center.Users.Add(new(user.Required("name"), [.. user.Maps("assignments").Select(a => Assignment(a, world))]));
                user.Done();
            }
            section.Done();
        }
    }

    private static Assignment Assignment(MapReading from, World world)
    {
        var account = from.Required("account");
        if (!world.Accounts.ContainsKey(account))
            from.Fault("account", $"'{account}' is no account of this scenario");
        var made = new Assignment(account, from.Required("permissionSet"), $"arn:aws:iam::{account}:role/{from.Required("role")}");
        if (world.FindByArn(made.RoleArn) is null)
            from.Fault("role", $"there is no role {made.RoleArn}");
        from.Done();
        return made;
    }
}
