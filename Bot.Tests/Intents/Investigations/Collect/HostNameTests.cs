using Bot.Intents.Investigations.Collect;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>What is the name of a site, as people write it, and what only has a dot in it.</summary>
public sealed class HostNameTests
{
    [Theory]
    [InlineData("shop.example.com")]
    [InlineData("acme.example")]
    [InlineData("Shop.Example.COM")]
    [InlineData("a-b.c-d.io")]
    public void Text_IsAHost(string text) => Assert.True(HostSubjects.IsHost(text));

    [Theory]
    [InlineData("shop")]
    [InlineData("10.0.0.4")]
    [InlineData("release-1.2")]
    [InlineData("shop.example.c")]
    [InlineData("shop.example.com/cart")]
    [InlineData("https://shop.example.com")]
    [InlineData("shop example.com")]
    [InlineData("shop..com")]
    [InlineData(".com")]
    [InlineData("shop.v2")]
    [InlineData("orders.c9akciq32abc.us-east-1.rds.amazonaws.com")]
    [InlineData("orders.US-EAST-1.RDS.AMAZONAWS.COM")]
    [InlineData("")]
    public void Text_IsNoHost(string text) => Assert.False(HostSubjects.IsHost(text));
}
