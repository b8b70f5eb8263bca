using System.Text;
using Bot.Aws.Catalog;
using Bot.Aws.Iam;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Authorization;

/// <summary>A denial in AWS's own words and in the code of each service.</summary>
internal static class DenialText
{
    public static DemoException Error(DemoCall call, string action, string arn, AuthorizationDecision decision)
    {
        var text = Text(call.Principal.Arn, action, arn, decision);
        return call.Service.Name switch
        {
            "ec2" => new("UnauthorizedOperation", $"You are not authorized to perform this operation. {text}. Encoded authorization failure message: {Encoded(call, action, arn)}", 403),
            "s3" => new("AccessDenied", text, 403),
            "sns" => new("AuthorizationError", text, 403),
            _ => call.Service.Protocol switch
            {
                AwsProtocol.Query or AwsProtocol.RestXml => new("AccessDenied", text, 403),
                AwsProtocol.RestJson => new("AccessDeniedException", text, 403),
                _ => new("AccessDeniedException", text, 400),
            },
        };
    }

    public static string Text(string principal, string action, string arn, AuthorizationDecision decision)
    {
        var text = $"User: {principal} is not authorized to perform: {action}" + (arn == "*" ? "" : $" on resource: {arn}");
        var explicitly = decision.Verdict == Verdict.ExplicitlyDenied;
        return decision.Layer switch
        {
            PolicyLayer.Organization => text + (explicitly ? " with an explicit deny in a service control policy" : $" because no service control policy allows the {action} action"),
            PolicyLayer.Boundary => text + (explicitly ? " with an explicit deny in a permissions boundary" : $" because no permissions boundary allows the {action} action"),
            PolicyLayer.Session => text + (explicitly ? " with an explicit deny in a session policy" : $" because no session policy allows the {action} action"),
            PolicyLayer.Resource => text + (explicitly ? " with an explicit deny in a resource-based policy" : $" because no resource-based policy allows the {action} action"),
            _ => text + (explicitly ? " with an explicit deny in an identity-based policy" : $" because no identity-based policy allows the {action} action"),
        };
    }

    /// <summary>The message that DecodeAuthorizationMessage reads.</summary>
    private static string Encoded(DemoCall call, string action, string arn) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        $$$"""{"allowed":false,"context":{"principal":{"id":"{{{call.Principal.UserId}}}","arn":"{{{call.Principal.Arn}}}"},"action":"{{{action}}}","resource":"{{{arn}}}"}}"""));
}
