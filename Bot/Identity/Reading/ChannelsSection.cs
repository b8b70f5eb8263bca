using System.Collections.Immutable;
using Bot.Settings;

namespace Bot.Identity.Reading;

/// <summary><c>channels</c>: what may be asked from where.</summary>
internal static class ChannelsSection
{
    private static readonly ImmutableArray<(string Name, ChannelMode Mode)> Modes =
        [("full", ChannelMode.Full), ("read-only", ChannelMode.ReadOnly), ("knowledge-only", ChannelMode.KnowledgeOnly)];

    public static ImmutableArray<DirectoryChannel> Read(Section file, OrganizationRules organization, Known known, FaultList faults)
    {
        var channels = ImmutableArray.CreateBuilder<DirectoryChannel>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in file.Sections(
            "channels", "id", "workspace", "name", "account", "region", "mode", "accounts", "regions", "guardrails", "role", "approvers", "ownApproval", "approvalRules", "breakGlass", "outsiders", "answersInThreads", "signedInRoles", "notificationRoles"))
        {
            var channel = One(entry, organization, known, faults);
            if (channel.Id.Length > 0 && !seen.TryAdd($"{channel.Workspace} {channel.Id}", entry.LineOf("id")))
                entry.Fault("id", $"'{channel.Id}' is listed in line {seen[$"{channel.Workspace} {channel.Id}"]} already; keep one.");
            channels.Add(channel);
        }
        return channels.ToImmutable();
    }

    private static DirectoryChannel One(Section entry, OrganizationRules organization, Known known, FaultList faults)
    {
        var id = entry.Required("id", "write the platform's id, such as slack:C0123ABC");
        if (id is { } written && PlatformIds.ChannelFault(written.Text) is { } fault)
            faults.Add(written, $"'{written.Text}' {fault}");
        var account = entry.Required("account", "write the account that questions go to") is { } a ? known.Account(a, faults) : null;
        var region = entry.Required("region", "write the default Region, such as us-east-1");
        if (region is { } code)
            AwsNames.CheckRegion(code, faults);
        var regions = entry.Texts("regions");
        foreach (var r in regions)
            AwsNames.CheckRegion(r, faults);
        var channel = new DirectoryChannel(id?.Text ?? "", entry.Text("name")?.Text ?? id?.Text ?? "", account ?? "", region?.Text ?? "")
        {
            Workspace = Workspace(entry, id?.Text ?? "", organization, faults),
            Mode = Mode(entry, faults),
            Accounts = [.. entry.Texts("accounts").Select(v => known.Account(v, faults)).OfType<string>()],
            Regions = [.. regions.Select(r => r.Text)],
            Guardrails = [.. entry.Texts("guardrails").Select(g => known.Guardrail(g, faults)).OfType<GuardrailPolicy>()],
            Role = Roles.One(entry.Text("role"), account, faults),
            Approvers = [.. entry.Texts("approvers").Select(p => known.Person(p, faults)).OfType<string>()],
            OwnApproval = entry.Flag("ownApproval", false),
            ApprovalRules = [.. entry.Sections("approvalRules", "actions", "tags", "minResources", "approvers").Select(r => ApprovalRule(r, faults))],
            BreakGlass = [.. entry.Texts("breakGlass").Select(p => known.Person(p, faults)).OfType<string>()],
            Outsiders = [.. entry.Texts("outsiders").Select(o => Outsider(o, faults))],
            SignedInRoles = entry.Flag("signedInRoles", false),
            NotificationRoles = [.. entry.Texts("notificationRoles").Select(r => Roles.One(r, null, faults)).OfType<string>()],
            AnswersInThreads = entry.Flag("answersInThreads", true),
        };
        ChannelChecks.Check(entry, channel, organization, known);
        return channel;
    }

    private static string Workspace(Section entry, string id, OrganizationRules organization, FaultList faults)
    {
        var workspace = entry.Text("workspace");
        if (workspace is { } w && !id.StartsWith("slack:", StringComparison.Ordinal))
            faults.Add(w, "belongs to Slack channels only; remove it.");
        else if (workspace is { } listed && !organization.Workspaces.Contains(listed.Text))
            faults.Add(listed, $"'{listed.Text}' is not under 'organization.workspaces'; add it there.");
        else if (workspace is null && organization.Workspaces.Length > 1 && id.StartsWith("slack:", StringComparison.Ordinal) && id != "slack:direct")
            entry.Fault("workspace", $"is missing, and several workspaces are listed; write the one that the channel is in ({string.Join(", ", organization.Workspaces)}).");
        return workspace?.Text ?? "";
    }

    private static ChannelMode Mode(Section entry, FaultList faults)
    {
        if (entry.Text("mode") is not { } value)
            return ChannelMode.ReadOnly;
        if (Modes.FirstOrDefault(m => m.Name == value.Text) is { Name: not null } known)
            return known.Mode;
        var names = Modes.Select(m => m.Name).ToArray();
        faults.Add(value, $"'{value.Text}' is no mode; {(NearestName.Of(value.Text, names) is { } near ? $"did you mean '{near}'?" : $"write {string.Join(", ", names)}.")}");
        return ChannelMode.ReadOnly;
    }

    private static ApprovalRule ApprovalRule(Section entry, FaultList faults)
    {
        var tags = entry.Texts("tags");
        foreach (var tag in tags.Where(t => t.Text.IndexOf('=') <= 0))
            faults.Add(tag, $"'{tag.Text}' is no tag; write key=value, such as env=prod (both may hold *).");
        return new(
            OrganizationSection.Actions(entry.Texts("actions"), faults), [.. tags.Select(t => t.Text)],
            entry.Number("minResources", 1, 1, 100_000), entry.Number("approvers", 2, 1, 10));
    }

    private static string Outsider(YamlValue id, FaultList faults)
    {
        if (PlatformIds.PersonFault(id.Text) is { } fault)
            faults.Add(id, $"'{id.Text}' {fault}");
        return PeopleSection.Lowered(id.Text);
    }
}
