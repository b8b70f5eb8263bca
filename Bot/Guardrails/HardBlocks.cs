using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Enumeration;
using Bot.Aws.Catalog;

namespace Bot.Guardrails;

/// <summary>What no setting can allow: secret material, data stored in resources, and changes of identities and keys. Settings can only add to it.</summary>
internal static class HardBlocks
{
    /// <summary>Services whose settings may be read but never written through a chat.</summary>
    private static readonly FrozenSet<string> s_identityAndKeys = FrozenSet.Create(
        StringComparer.Ordinal,
        "iam", "sts", "kms", "sso", "sso-admin", "sso-oidc", "identitystore", "secretsmanager", "cognito-idp", "cognito-identity", "cognito-sync", "rolesanywhere", "acm-pca",
        "organizations", "account", "ds", "cloudhsm", "cloudhsmv2", "payment-cryptography", "payment-cryptography-data", "ec2-instance-connect", "eks-auth");

    /// <summary>How a reason begins that comes from the organisation's own list.</summary>
    public const string Also = "is blocked by the organisation";

    /// <summary>Why the call is blocked; null where it is not.</summary>
    /// <param name="alsoBlocked">The organisation's own blocked actions, with wildcards.</param>
    public static string? Reason(JudgedCall call, ImmutableArray<string> alsoBlocked)
    {
        var operation = call.Operation;
        switch (Exposures.Of(call))
        {
            case AwsExposure.Secret:
                return "returns secret material or credentials";
            case AwsExposure.Data:
                return "returns data stored inside a resource";
        }
        if (!IsRead(operation) && s_identityAndKeys.Contains(call.Service.Name))
            return "changes identities, keys or secrets";
        if (!alsoBlocked.IsDefaultOrEmpty)
        {
            foreach (var action in operation.IamActions)
            {
                foreach (var pattern in alsoBlocked)
                {
                    if (FileSystemName.MatchesSimpleExpression(pattern, action))
                        return $"{Also} ({pattern})";
                }
            }
        }
        return null;
    }

    public static bool IsRead(AwsOperation operation) => operation.Access is AwsAccess.List or AwsAccess.Read;
}
