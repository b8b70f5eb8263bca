using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Server.Authorization;

/// <summary>A policy that AWS manages.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path: <c>/</c>, <c>/job-function/</c>.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Document">Its document.</param>
internal sealed record ManagedPolicy(string Name, string Path, string Description, string Document)
{
    public string Arn => $"arn:aws:iam::aws:policy{Path}{Name}";
}

/// <summary>
/// AWS managed policies that scenarios may name. Short ones are as AWS publishes them; the huge ones (ReadOnlyAccess, ViewOnlyAccess,
/// SecurityAudit) are approximated by wildcards with the same meaning for the services that the demo serves.
/// </summary>
internal static class ManagedPolicies
{
    private static readonly Lazy<Dictionary<string, ManagedPolicy>> Table = new(Load);

    public static IEnumerable<ManagedPolicy> All => Table.Value.Values;

    public static ManagedPolicy? Find(string arn) =>
        arn.StartsWith("arn:aws:iam::aws:policy/", StringComparison.Ordinal) ? Table.Value.GetValueOrDefault(arn) : null;

    private static Dictionary<string, ManagedPolicy> Load()
    {
        using var stream = typeof(ManagedPolicies).Assembly.GetManifestResourceStream("managed-policies.json")!;
        return JsonNode.Parse(stream)!.AsArray().Select(p => new ManagedPolicy(
            (string)p!["name"]!, (string?)p["path"] ?? "/", (string?)p["description"] ?? "", p["document"]!.ToJsonString())).ToDictionary(p => p.Arn);
    }
}
