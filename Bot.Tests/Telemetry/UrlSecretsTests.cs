using System.Diagnostics;
using Bot.Telemetry;

namespace Bot.Tests.Telemetry;

public sealed class UrlSecretsTests
{
    [Theory]
    [InlineData("https://hooks.slack.com/actions/T1/2/s3cret?x=y", "https://hooks.slack.com")]
    [InlineData("https://user:pa55@example.com/s3cret", "https://user:pa55@example.com")]
    [InlineData("not an address s3cret", null)]
    public void Address_LosesItsPathAndQuery(string full, string? left)
    {
        using var span = new Activity("GET").SetTag("url.full", full);
        new UrlSecrets().OnEnd(span);
        Assert.Equal(left?.Replace("user:pa55@", "", StringComparison.Ordinal), span.GetTagItem("url.full"));
    }

    [Fact]
    public void WebhookPath_LosesItsName()
    {
        using var span = new Activity("POST").SetTag("url.path", "/notifications/webhook/s3cret").SetTag("url.query", "?t=s3cret");
        span.DisplayName = "POST /notifications/webhook/s3cret";
        new UrlSecrets().OnEnd(span);
        Assert.Equal("/notifications/webhook/{name}", span.GetTagItem("url.path"));
        Assert.Null(span.GetTagItem("url.query"));
        Assert.DoesNotContain("s3cret", span.DisplayName);
    }
}
