using Bot.Identity.Sessions;

namespace Bot.Identity.Reading;

/// <summary>What must fit together in a channel's entry.</summary>
internal static class ChannelChecks
{
    public static void Check(Section entry, DirectoryChannel channel, OrganizationRules organization, Known known)
    {
        Regions(entry, channel, known);
        Approvals(entry, channel);
        Guardrails(entry, channel);
        if (channel.Role is not null && !organization.AllowChannelRoles)
            entry.Warn("role", "is not used, for 'organization.allowChannelRoles' is not true; set it, or remove the role.");
        if (channel.Id.Split(':')[0] is { Length: > 0 } platform && !organization.Platforms.IsEmpty && !organization.Platforms.Contains(platform))
            entry.Warn("id", $"platform '{platform}' is not under 'organization.platforms', so this channel is refused; add it there, or remove the channel.");
    }

    private static void Regions(Section entry, DirectoryChannel channel, Known known)
    {
        if (channel.Region.Length > 0 && !channel.Regions.IsEmpty && !channel.Regions.Contains(channel.Region))
            entry.Fault("region", $"'{channel.Region}' is not among this channel's 'regions'; add it there, or write one of {string.Join(", ", channel.Regions)}.");
        if (known.Accounts.Find(a => a.Id == channel.Account) is { Regions.IsEmpty: false } account && channel.Region.Length > 0 && !account.Regions.Contains(channel.Region))
            entry.Fault("region", $"'{channel.Region}' is not among the regions of account {account.Alias}; add it there, or write one of {string.Join(", ", account.Regions)}.");
    }

    private static void Approvals(Section entry, DirectoryChannel channel)
    {
        var people = channel.Approvers.Count(a => !a.StartsWith(Known.GroupPrefix, StringComparison.Ordinal));
        if (channel.Mode != ChannelMode.Full)
        {
            if (!channel.Approvers.IsEmpty)
                entry.Warn("approvers", "is not used, for nothing is changed from a channel that is not in mode full; write 'mode: full', or remove the approvers.");
            return;
        }
        if (channel.Approvers.IsEmpty)
            entry.Fault("approvers", "is missing, so nobody could approve a change; write who may (names of people, or group:NAME), or write 'mode: read-only'.");
        else if (people == channel.Approvers.Length && channel.ApprovalRules.FirstOrDefault(r => r.Approvers > people) is { } rule)
            entry.Fault("approvalRules", $"a rule asks for {rule.Approvers} approvers, and {people} {(people == 1 ? "person is" : "people are")} listed; add approvers, or ask for fewer.");
    }

    private static void Guardrails(Section entry, DirectoryChannel channel)
    {
        if (SessionPolicies.FaultOf(channel) is { } size)
            entry.Fault("guardrails", size);
        if (channel.Mode != ChannelMode.Full)
            return;
        if (channel.Guardrails.IsEmpty)
            entry.Warn("guardrails", "is missing, so whatever a person's role may do can be asked for here; write a guardrail that says what this channel is for.");
        else if (channel.Guardrails.FirstOrDefault(WidePolicies.IsWide) is { } wide)
            entry.Warn("guardrails", $"'{wide.Name}' allows every action on everything, so the guardrail holds nothing back; write a policy that names what this channel is for.");
    }
}
