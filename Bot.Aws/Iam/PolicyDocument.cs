namespace Bot.Aws.Iam;

/// <summary>A parsed IAM policy, compiled once and judged many times. Immutable.</summary>
public sealed class PolicyDocument
{
    /// <summary>A name for explanations (the policy's name or ARN); empty when unknown.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether any statement allows; a document that only denies takes from what another allows.</summary>
    public bool HasAllow => Array.Exists(Statements, s => !s.Denies);

    internal PolicyStatement[] Statements { get; init; } = [];

    /// <summary>Parses a policy's JSON.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">Its name in explanations.</param>
    /// <exception cref="FormatException">The document is not a valid policy; the message names the statement and the fault.</exception>
    public static PolicyDocument Parse(string json, string name = "") =>
        new() { Name = name, Statements = PolicyParser.Parse(json) };

    /// <summary>What makes the document unfit for a layer: a resource policy names principals, every other policy must not.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>The statement and the fault; null where it fits.</returns>
    public string? FaultIn(PolicyLayer layer)
    {
        foreach (var statement in Statements)
        {
            if (layer == PolicyLayer.Resource && statement.Principal is null)
                return $"{statement.Label}: Principal (or NotPrincipal) is missing, which a resource policy needs.";
            if (layer != PolicyLayer.Resource && statement.Principal is not null)
                return $"{statement.Label}: {(statement.Principal.Negated ? "NotPrincipal" : "Principal")} belongs in resource policies only.";
            if (layer != PolicyLayer.Resource && statement.Resources is null)
                return $"{statement.Label}: Resource (or NotResource) is missing.";
        }
        return null;
    }
}
