using System.Text.RegularExpressions;
using Bot.Aws.Client;

namespace Bot.Guardrails;

/// <summary>What AWS says of a denial.</summary>
/// <param name="Layer">The layer of ours that it belongs to.</param>
/// <param name="Kind">The kind of policy as AWS names it; empty where AWS does not say.</param>
/// <param name="IsExplicit">A Deny statement matched.</param>
/// <param name="Action">The IAM action that was denied, which may be another than the call's own.</param>
/// <param name="Resource">The resource that it was denied on; null where AWS does not say.</param>
internal sealed partial record AwsDenial(Layer Layer, string Kind, bool IsExplicit, string Action, string? Resource)
{
    /// <summary>Why, in a few words.</summary>
    public string Note => Kind.Length == 0
        ? "the role may not do it"
        : IsExplicit ? $"{Article(Kind)} denies it explicitly" : $"no {Kind} allows it";

    /// <summary>Reads an error that denies.</summary>
    /// <remarks>Source: IAM User Guide, "Troubleshoot access denied error messages".</remarks>
    /// <param name="action">The call's own action.</param>
    public static AwsDenial Read(AwsError error, string action)
    {
        var said = Performed().Match(error.Message);
        var denied = Explicit().Match(error.Message);
        var missing = denied.Success ? denied : Missing().Match(error.Message);
        var kind = missing.Success ? missing.Groups["kind"].Value.ToLowerInvariant() : "";
        var layer = kind switch
        {
            "service control policy" or "resource control policy" => Layer.Organization,
            // The channel's guardrail is what the session was opened with.
            "session policy" => Layer.Channel,
            _ => Layer.Role,
        };
        return new(layer, kind, denied.Success, said.Success ? said.Groups["action"].Value : action, said.Groups["resource"] is { Success: true, Value: var resource } ? resource.TrimEnd('.') : null);
    }

    private static string Article(string kind) => kind[0] is 'a' or 'e' or 'i' or 'o' ? $"an {kind}" : $"a {kind}";

    [GeneratedRegex(@"is not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: (?<resource>\S+))?")]
    private static partial Regex Performed();

    [GeneratedRegex(@"with an explicit deny in an? (?<kind>[\w -]+? policy|permissions boundary)", RegexOptions.IgnoreCase)]
    private static partial Regex Explicit();

    [GeneratedRegex(@"because no (?<kind>[\w -]+? policy|permissions boundary) allows", RegexOptions.IgnoreCase)]
    private static partial Regex Missing();
}
