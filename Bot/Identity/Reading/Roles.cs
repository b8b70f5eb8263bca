using System.Collections.Immutable;

namespace Bot.Identity.Reading;

/// <summary>Roles of people, groups and channels.</summary>
internal static class Roles
{
    /// <summary><c>roles</c>: one ARN or a list for each account, which may stand there by id or alias.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> Read(Section entry, Known known, FaultList faults)
    {
        if (entry.Node("roles") is not { } node)
            return ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        if (node is not YamlMap map)
        {
            entry.Fault("roles", "must be a mapping of accounts to role ARNs, such as { \"111122223333\": arn:aws:iam::111122223333:role/NAME }.");
            return ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        }
        var roles = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        // The accounts are keys of the file's own, so all of them are known keys here.
        var section = new Section(map, entry.KeyOf("roles"), faults, [.. map.Entries.Select(e => e.Key)]);
        foreach (var (key, line, _) in map.Entries)
        {
            var account = known.Account(new(key, line, section.KeyOf(key)), faults);
            var arns = section.Texts(key);
            if (arns.Count == 0)
                faults.Add(line, section.KeyOf(key), "no role is named; write a role's ARN, or leave the account out.");
            foreach (var arn in arns)
                One(arn, account, faults);
            if (account is not null && arns.Count > 0 && !roles.TryAdd(account, [.. arns.Select(a => a.Text).Distinct(StringComparer.Ordinal)]))
                faults.Add(line, section.KeyOf(key), $"account {account} stands here by id and by alias; keep one and list the roles there.");
        }
        return roles.ToImmutable();
    }

    /// <summary>One role's ARN, checked.</summary>
    /// <param name="value">The ARN; null for none.</param>
    /// <param name="account">The account it must be of; null for any.</param>
    /// <param name="faults">Where faults go.</param>
    public static string? One(YamlValue? value, string? account, FaultList faults)
    {
        if (value is not { } arn)
            return null;
        if (AwsNames.AccountOfRole(arn.Text) is not { } of)
            faults.Add(arn, $"'{arn.Text}' is no role's ARN; write arn:aws:iam::{(account is { Length: 12 } ? account : "111122223333")}:role/NAME.");
        else if (account is { Length: 12 } && of != account)
            faults.Add(arn, $"'{arn.Text}' is a role of account {of}; write a role of account {account}.");
        return arn.Text;
    }
}
