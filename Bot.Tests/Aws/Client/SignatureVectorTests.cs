using Bot.Tests.Aws.Conformance;

namespace Bot.Tests.Aws.Client;

/// <summary>The check that the conformance tests hold every request against agrees with a signature that the SDK and botocore both give.</summary>
public sealed class SignatureVectorTests
{
    [Fact]
    public void Signature_IsTheOneTwoSignersAgreeOn()
    {
        var request = new CapturedRequest("POST", "/", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = "monitoring.us-east-1.amazonaws.com",
            ["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8",
            ["X-Amz-Date"] = "20150830T123600Z",
            ["X-Amz-Content-SHA256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("Action=GetMetricData&Version=2010-08-01"u8)),
            ["Authorization"] = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/monitoring/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, Signature=?",
        }, "Action=GetMetricData&Version=2010-08-01"u8.ToArray());
        Assert.Equal("9c046fabef3630c69e349c43c2fa8a5563b755ef8fb640c5785db497165e8f15", SignatureCheck.Expected(request, "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));
    }
}
