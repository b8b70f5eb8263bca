using System.Security.Cryptography;
using System.Text;
using Bot.Channels.Slack.Ingress;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Slack;

public sealed class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    [Fact]
    public void Fault_IsNull_ForTheVendorsExample()
    {
        // Slack, "Verifying requests from Slack": the worked example.
        var body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        Assert.Null(SlackSignature.Fault(
            [Secret], "1531420618", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", Encoding.UTF8.GetBytes(body), DateTimeOffset.FromUnixTimeSeconds(1531420618)));
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void Fault_DependsOnTheDistanceInTime_OnBothSides(int skew, bool accepted)
    {
        var timestamp = Some.Time.AddSeconds(skew).ToUnixTimeSeconds().ToString();
        Assert.Equal(accepted, SlackSignature.Fault([Secret], timestamp, Sign(timestamp, "{}"), "{}"u8, Some.Time) is null);
    }

    [Theory]
    [InlineData(null, "v0=00")]
    [InlineData("1", null)]
    [InlineData("soon", "v0=00")]
    [InlineData("99999999999999999999", "v0=00")]
    public void Fault_IsSaid_WhenHeadersAreBroken(string? timestamp, string? signature) =>
        Assert.NotNull(SlackSignature.Fault([Secret], timestamp, signature, "{}"u8, Some.Time));

    [Fact]
    public void Fault_IsNull_ForTheOldSecretToo_WhileItIsReplaced()
    {
        var timestamp = Some.Time.ToUnixTimeSeconds().ToString();
        Assert.Null(SlackSignature.Fault(["new", Secret], timestamp, Sign(timestamp, "{}"), "{}"u8, Some.Time));
        Assert.NotNull(SlackSignature.Fault(["new", ""], timestamp, Sign(timestamp, "{}"), "{}"u8, Some.Time));
    }

    [Fact]
    public void Fault_IsSaid_WhenOneByteOfTheBodyDiffers()
    {
        var timestamp = Some.Time.ToUnixTimeSeconds().ToString();
        Assert.NotNull(SlackSignature.Fault([Secret], timestamp, Sign(timestamp, "{}"), "{ }"u8, Some.Time));
        Assert.NotNull(SlackSignature.Fault([Secret], timestamp, Sign(timestamp, "{}").Replace("v0=", "v1="), "{}"u8, Some.Time));
        Assert.NotNull(SlackSignature.Fault(["other"], timestamp, Sign(timestamp, "{}"), "{}"u8, Some.Time));
    }

    internal static string Sign(string timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));
}
