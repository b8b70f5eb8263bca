using System.Net;
using Bot.Channels.Playground;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.Channels.Playground;

public sealed class PlaygroundGuardTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:3978", false, true)]
    [InlineData("::1", "[::1]:3978", false, true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1:3978", false, true)]
    [InlineData("203.0.113.9", "localhost:3978", false, false)]
    [InlineData("127.0.0.1", "bot.example.com", false, false)]
    [InlineData("127.0.0.1", "localhost.example.com", false, false)]
    [InlineData("203.0.113.9", "bot.example.com", true, true)]
    public void Get_IsServed_ByRemoteAddressNameAndSetting(string remote, string name, bool allowRemote, bool isServed)
    {
        var refusal = new PlaygroundGuard(new() { AllowRemote = allowRemote }).Refuse(Request("GET", remote, name));
        Assert.Equal(isServed, refusal is null);
        if (!isServed)
            Assert.Contains("Playground:AllowRemote", refusal);
    }

    [Theory]
    [InlineData(null, "application/json", "http://bot.example.com", false)]
    [InlineData("1", "text/plain", "http://bot.example.com", false)]
    [InlineData("1", "application/json", "http://evil.example", false)]
    [InlineData("1", "application/json", "http://bot.example.com", true)]
    public void Post_NeedsHeaderJsonAndOwnOrigin_EvenWhenRemoteIsAllowed(string? header, string mediaType, string origin, bool isServed)
    {
        var http = Request("POST", "203.0.113.9", "bot.example.com");
        http.Request.ContentType = mediaType;
        http.Request.Headers.Origin = origin;
        if (header is not null)
            http.Request.Headers[PlaygroundGuard.Header] = header;
        Assert.Equal(isServed, new PlaygroundGuard(new() { AllowRemote = true }).Refuse(http) is null);
    }

    [Fact]
    public void Request_IsRefused_WhenItsAddressIsUnknown()
    {
        var http = Request("GET", "127.0.0.1", "localhost");
        http.Connection.RemoteIpAddress = null;
        Assert.NotNull(new PlaygroundGuard(new()).Refuse(http));
    }

    private static DefaultHttpContext Request(string method, string remote, string name)
    {
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(remote) } };
        http.Request.Method = method;
        http.Request.Scheme = "http";
        http.Request.Host = new(name);
        return http;
    }
}
