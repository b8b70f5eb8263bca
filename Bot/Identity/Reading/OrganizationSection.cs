using System.Collections.Immutable;
using Bot.Settings;

namespace Bot.Identity.Reading;

/// <summary><c>organization</c>: rules over all channels.</summary>
internal static class OrganizationSection
{
    private static readonly ImmutableArray<string> Platforms = ["slack", "teams", "playground", "terminal"];
    private static readonly ImmutableArray<string> Kinds = ["public", "private", "direct"];

    public static OrganizationRules Read(Section file, Known known, FaultList faults)
    {
        var entry = file.Inner("organization", "platforms", "workspaces", "tenants", "channelKinds", "allowChannelRoles", "admins", "policies", "alsoBlocked");
        if (entry is null)
        {
            if (!file.Has("organization"))
                faults.Warn(file.Line, "organization", "is missing, so no platform may be used and every message is refused; write 'organization: { platforms: [slack] }' with the platforms you use.");
            return new();
        }
        var platforms = OneOf(entry.Texts("platforms"), Platforms, "platform", faults);
        var workspaces = entry.Texts("workspaces");
        var tenants = entry.Texts("tenants");
        foreach (var id in workspaces.Where(w => !PlatformIds.IsWorkspace(w.Text)))
            faults.Add(id, $"'{id.Text}' is no Slack workspace id; write T… (in the address of the workspace in a browser).");
        foreach (var id in tenants.Where(t => !PlatformIds.IsTenant(t.Text)))
            faults.Add(id, $"'{id.Text}' is no tenant id; write the GUID (Entra admin center, Overview, Tenant ID).");
        if (platforms.IsEmpty)
            faults.Warn(entry.LineOf("platforms"), entry.KeyOf("platforms"), "lists no platform, so every message is refused; write the platforms you use.");
        if (platforms.Contains("slack") && workspaces.Count == 0)
            faults.Warn(entry.LineOf("workspaces"), entry.KeyOf("workspaces"), "lists no Slack workspace, so every message from Slack is refused; write your workspace's id (T…).");
        if (platforms.Contains("teams") && tenants.Count == 0)
            faults.Warn(entry.LineOf("tenants"), entry.KeyOf("tenants"), "lists no tenant, so every message from Teams is refused; write your tenant's id.");
        return new()
        {
            Platforms = platforms,
            Workspaces = [.. workspaces.Select(w => w.Text)],
            Tenants = [.. tenants.Select(t => t.Text.ToLowerInvariant())],
            ChannelKinds = entry.Has("channelKinds") ? OneOf(entry.Texts("channelKinds"), Kinds, "kind of channel", faults) : Kinds,
            AllowChannelRoles = entry.Flag("allowChannelRoles", false),
            Admins = [.. entry.Texts("admins").Select(a => known.Person(a, faults)).OfType<string>()],
            Policies = [.. entry.Texts("policies").Select(p => Policy(p, known, faults)).OfType<GuardrailPolicy>()],
            AlsoBlocked = Actions(entry.Texts("alsoBlocked"), faults),
        };
    }

    /// <summary>Actions, checked.</summary>
    public static ImmutableArray<string> Actions(IReadOnlyList<YamlValue> actions, FaultList faults)
    {
        foreach (var action in actions.Where(a => !AwsNames.IsAction(a.Text)))
            faults.Add(action, $"'{action.Text}' is no IAM action; write one such as ec2:TerminateInstances or rds:Delete*.");
        return [.. actions.Select(a => a.Text)];
    }

    private static GuardrailPolicy? Policy(YamlValue name, Known known, FaultList faults)
    {
        var policy = known.Guardrail(name, faults);
        if (policy is { Json: null })
            faults.Add(name, $"the document of '{name.Text}' is not in the file, so nothing can be foreseen from it; give the guardrail its 'document'.");
        return policy;
    }

    private static ImmutableArray<string> OneOf(IReadOnlyList<YamlValue> values, ImmutableArray<string> allowed, string what, FaultList faults)
    {
        foreach (var value in values.Where(v => !allowed.Contains(v.Text)))
            faults.Add(value, $"'{value.Text}' is no {what}; {(NearestName.Of(value.Text, allowed) is { } near ? $"did you mean '{near}'?" : $"write {string.Join(", ", allowed)}.")}");
        return [.. values.Select(v => v.Text)];
    }
}
