using Bot.Answers;
using Bot.Aws.Catalog;

namespace Bot.Guardrails;

/// <summary>Judges every call before it is sent. Fails closed.</summary>
internal static class Judge
{
    /// <summary>Services whose settings may be read but never written through a chat.</summary>
    private static readonly HashSet<string> IdentityAndKeys = new(StringComparer.Ordinal)
    {
        "iam", "sts", "kms", "sso-admin", "sso-oidc", "identitystore", "secretsmanager", "cognito-idp", "cognito-identity", "rolesanywhere", "acm-pca", "organizations", "account",
    };

    /// <summary>The refusal; null when the call may be sent.</summary>
    /// <param name="call">What is to be called.</param>
    /// <param name="grant">The changes that were approved.</param>
    public static Refusal? Refuse(JudgedCall call, Grant grant)
    {
        if (Blocked(call.Service, call.Operation) is { } blocked)
            return blocked;
        if (call.Operation.Access is AwsAccess.List or AwsAccess.Read || grant.Of(call) == GrantState.Granted)
            return null;
        return NeedsApproval(call.Operation);
    }

    /// <summary>The refusal of a change that nobody approved.</summary>
    public static Refusal NeedsApproval(AwsOperation operation) =>
        new("write-needs-approval", "approval", $"`{operation.IamActions[0]}` changes something, and no approval covers this call. Nothing was sent to AWS.");

    /// <summary>The refusal of what no approval can allow; null for everything else.</summary>
    public static Refusal? Blocked(AwsService service, AwsOperation operation)
    {
        var action = operation.IamActions[0];
        if (operation.Exposure == AwsExposure.Secret)
            return new("secret", "hard-block", $"`{action}` returns secret material or credentials. No role and no channel can have it shown in a chat; use the AWS console or CLI with your own credentials.");
        if (operation.Exposure == AwsExposure.Data)
            return new("data-in-resource", "hard-block", $"`{action}` returns data stored inside a resource. The bot reads names, settings, states and metrics, never the data; use the AWS console or CLI with your own credentials.");
        if (operation.Access is AwsAccess.List or AwsAccess.Read)
            return null;
        if (IdentityAndKeys.Contains(service.Name))
            return new("not-permitted", "hard-block", $"`{action}` changes identities, keys or secrets. That is never done from a chat.");
        return null;
    }
}
