using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Scenario.Sections;

/// <summary><c>accounts:</c>: who owns resources, and the Regions they may be in.</summary>
internal static class AccountsSection
{
    private static readonly string[] EnabledByDefault =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1", "eu-west-1", "eu-west-2", "eu-west-3",
        "eu-central-1", "eu-north-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3",
    ];

    public static void Read(IReadOnlyList<MapReading> roots, World world, OrganizationSection organization)
    {
        foreach (var root in roots)
            foreach (var account in root.Maps("accounts"))
                Account(account, world, organization);
        if (world.Accounts.IsEmpty) roots[0].Fault("accounts", "at least one account is needed");
    }

    private static void Account(MapReading account, World world, OrganizationSection organization)
    {
        var id = account.Required("id");
        if (id.Length != 12 || !id.All(char.IsAsciiDigit)) account.Fault("id", $"'{id}' is not an account id of twelve digits; quote it");
        var regions = account.Texts("regions");
        if (regions.Count == 0 || regions is ["default"]) regions = EnabledByDefault;
        var alias = account.Required("alias");
        var entered = new Account(id, alias, account.Text("name") ?? alias, regions);
        if (world.Accounts.TryAdd(id, entered)) organization.Enter(account, entered);
        else account.Fault("id", $"the account {id} is stated twice");
        account.Done();
    }
}
