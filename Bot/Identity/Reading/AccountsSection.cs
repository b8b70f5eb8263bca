using System.Collections.Immutable;

namespace Bot.Identity.Reading;

/// <summary><c>accounts</c>: what the bot may ask at all.</summary>
internal static class AccountsSection
{
    public static void Read(Section file, Known known, FaultList faults)
    {
        foreach (var entry in file.Sections("accounts", "id", "alias", "regions", "botRole", "externalId"))
        {
            var id = entry.Required("id", "write the account's twelve digits in quotes");
            if (id is { } account && !AwsNames.IsAccount(account.Text))
                faults.Add(account, $"'{account.Text}' is no account id; write twelve digits in quotes, such as \"111122223333\".");
            var alias = entry.Text("alias");
            if (alias is { } name && !AwsNames.IsAlias(name.Text))
                faults.Add(name, $"'{name.Text}' is no account alias; write 3 to 63 small letters, digits and single dashes.");
            foreach (var value in new[] { id, alias }.OfType<YamlValue>())
            {
                if (known.Accounts.Exists(a => a.Id == value.Text || a.Alias.Equals(value.Text, StringComparison.OrdinalIgnoreCase)))
                    faults.Add(value, $"account '{value.Text}' stands here twice; keep one.");
            }
            var regions = entry.Texts("regions");
            foreach (var region in regions)
                AwsNames.CheckRegion(region, faults);
            known.Accounts.Add(new(id?.Text ?? "", alias?.Text ?? id?.Text ?? "")
            {
                Regions = [.. regions.Select(r => r.Text)],
                BotRole = Roles.One(entry.Text("botRole"), id?.Text, faults),
                ExternalId = ExternalId(entry, faults),
            });
        }
        if (known.Accounts.Count == 0)
            faults.Add(file.LineOf("accounts"), "accounts", "no account is listed; write at least one with id and alias.");
    }

    private static string? ExternalId(Section entry, FaultList faults)
    {
        if (entry.Text("externalId") is not { } value)
            return null;
        // Not repeated in the message: some keep external ids to themselves.
        if (!AwsNames.IsExternalId(value.Text))
            faults.Add(value, "AWS does not take this as an external id; write 2 to 1224 letters, digits and + = , . @ : / - _.");
        return value.Text;
    }
}
