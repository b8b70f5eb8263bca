using System.Security.Cryptography;
using System.Text;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.Server.Wire;

namespace Bot.DemoAccount.Server.Authentication;

/// <summary>Who signed a request; errors in AWS's own words. The signing time is not compared with the demo's clock, which may stand still.</summary>
internal sealed class Authenticator(KeyRing keys)
{
    public AccessKey Authenticate(WireRequest request, Credential credential)
    {
        var s3 = credential.Service == "s3";
        var key = keys.Find(credential.KeyId) ?? throw (s3
            ? new DemoException("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403)
            : Invalid(credential));
        var token = request.Header("x-amz-security-token") ?? request.QueryValue("X-Amz-Security-Token");
        if (key.SessionToken is not null && token != key.SessionToken)
            throw s3 ? new DemoException("InvalidToken", "The provided token is malformed or otherwise invalid.") : Invalid(credential);
        if (keys.IsExpired(key))
            throw Expired(credential);
        var time = request.Header("x-amz-date") ?? request.QueryValue("X-Amz-Date") ?? "";
        var expected = SignatureV4.Compute(request, credential, key.Secret, PayloadHash(request, s3), time);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(credential.Signature)))
            throw Mismatch(credential);
        return key;
    }

    private static string PayloadHash(WireRequest request, bool s3)
    {
        var stated = request.Header("x-amz-content-sha256");
        if (stated is null)
            return request.QueryValue("X-Amz-Signature") is not null && s3 ? "UNSIGNED-PAYLOAD" : SignatureV4.HashOf(request.Body);
        if (stated.Length == 64 && stated != SignatureV4.HashOf(request.Body))
            throw new DemoException("XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.");
        return stated;
    }

    private static DemoException Invalid(Credential credential) => IsQuery(credential)
        ? new("InvalidClientTokenId", "The security token included in the request is invalid.", 403)
        : credential.Service == "ec2"
            ? new("AuthFailure", "AWS was not able to validate the provided access credentials", 401)
            : new("UnrecognizedClientException", "The security token included in the request is invalid.", 400);

    private static DemoException Expired(Credential credential) => credential.Service switch
    {
        "s3" => new("ExpiredToken", "The provided token has expired."),
        "ec2" => new("RequestExpired", "Request has expired."),
        _ => IsQuery(credential)
            ? new("ExpiredToken", "The security token included in the request is expired", 403)
            : new("ExpiredTokenException", "The security token included in the request is expired", 400),
    };

    private static DemoException Mismatch(Credential credential)
    {
        const string Advice = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
        return credential.Service switch
        {
            "s3" => new("SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method.", 403),
            "ec2" => new("AuthFailure", "AWS was not able to validate the provided access credentials", 401),
            _ => IsQuery(credential) ? new("SignatureDoesNotMatch", Advice, 403) : new("InvalidSignatureException", Advice, 400),
        };
    }

    private static bool IsQuery(Credential credential) => credential.Service is
        "sts" or "iam" or "rds" or "sns" or "sqs" or "autoscaling" or "cloudformation" or "elasticloadbalancing" or "elasticache" or "redshift" or "monitoring" or "elasticbeanstalk" or "ses";
}
