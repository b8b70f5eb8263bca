using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bot.Aws.Iam;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Server.Authorization;

/// <summary>Service control policies by level, from the root down to the account; kept until something about identities changes.</summary>
/// <remarks>They never bind the organisation's management account.</remarks>
internal sealed class OrganizationPolicies(World world)
{
    private readonly ConcurrentDictionary<string, (int Version, IReadOnlyList<IReadOnlyList<PolicyDocument>> Levels)> _kept = new(StringComparer.Ordinal);

    public IReadOnlyList<IReadOnlyList<PolicyDocument>> Of(string account)
    {
        var version = world.IdentityVersion;
        if (_kept.TryGetValue(account, out var kept) && kept.Version == version)
            return kept.Levels;
        var levels = Read(account);
        _kept[account] = (version, levels);
        return levels;
    }

    private List<IReadOnlyList<PolicyDocument>> Read(string account)
    {
        var policies = Everywhere("AWS::Organizations::Policy").ToList();
        if (policies.Count == 0 || Everywhere("AWS::Organizations::Organization").Any(o => o.Document.Text("MasterAccountId") == account))
            return [];
        var levels = new List<IReadOnlyList<PolicyDocument>>();
        for (var target = account; target is not null; target = ParentOf(target))
        {
            var here = policies.Where(p => p.Facet("ListTargetsForPolicy").Items("Targets").Any(t => t.Text("TargetId") == target))
                .Select(p => PolicyText.Parse(p.Facet("DescribePolicy").At("Policy.Content"), p.Document.Text("Name") ?? p.Id)).OfType<PolicyDocument>().ToList();
            if (here.Count > 0)
                levels.Insert(0, here);
        }
        return levels;
    }

    private string? ParentOf(string target) =>
        Everywhere("AWS::Organizations::Account").Concat(Everywhere("AWS::Organizations::OrganizationalUnit")).FirstOrDefault(r => r.Id == target || r.Document.Text("Id") == target)
            ?.Facet("ListParents").At("Parents") is JsonArray { Count: > 0 } parents && parents[0] is JsonObject parent ? parent.Text("Id") : null;

    private IEnumerable<Resource> Everywhere(string type) => world.Accounts.Keys.SelectMany(a => world.ListEverywhere(a, type));
}
