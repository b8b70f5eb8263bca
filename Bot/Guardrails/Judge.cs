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

    /// <summary>Writes that a person may confirm in chat: a support case is words sent to AWS, not a change of the account.</summary>
    private static readonly HashSet<string> Confirmable = new(StringComparer.Ordinal)
    {
        "support:CreateCase", "support:AddCommunicationToCase", "support:ResolveCase",
    };

    /// <summary>The refusal; null when the call may be sent.</summary>
    /// <param name="operation">What is to be called.</param>
    /// <param name="service">The service it belongs to.</param>
    /// <param name="confirmed">The person confirmed exactly this plan.</param>
    public static Refusal? Refuse(AwsService service, AwsOperation operation, bool confirmed)
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
        if (confirmed && Confirmable.Contains(action))
            return null;
        return new("write-needs-approval", "approval", $"`{action}` changes something. Changes need an approval, and approvals are not available in this channel yet; nothing was sent to AWS.");
    }
}
