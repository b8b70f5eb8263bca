using System.Text;
using System.Text.Json.Nodes;
using Bot.Channels.Teams;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Teams;

public sealed class TeamsRendererTests
{
    [Fact]
    public void Render_KeepsCardsWithinTheBudget_WhateverTheSize()
    {
        foreach (var (rows, columns) in new[] { (0, 1), (1, 3), (50, 3), (1000, 8) })
        {
            var card = TeamsRenderer.Render(Some.Result(Some.TableAnswer(rows, columns), Some.Call()))["attachments"]![0]!["content"]!;
            Assert.InRange(Encoding.UTF8.GetByteCount(card.ToJsonString()), 100, 28 * 1024);
        }
    }

    [Fact]
    public void Render_SaysWhatIsLeftOut_WhenRowsDoNotFit() =>
        Assert.Contains("of 500 rows are shown", TeamsRenderer.Render(Some.Result(Some.TableAnswer(500))).ToJsonString());

    [Fact]
    public void OfActivity_RoundTripsAButton_WhenItIsPressed()
    {
        var card = TeamsRenderer.Render(Some.Result(Some.TableAnswer(1)))["attachments"]![0]!["content"]!;
        var activity = Some.Json("""{"type":"message","id":"a1","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","conversation":{"id":"c1"},"from":{"id":"29:1","aadObjectId":"g1"},"recipient":{"id":"28:bot"}}""");
        activity["value"] = card["actions"]![1]!["data"]!.DeepClone();
        var message = TeamsIngress.OfActivity(activity, Some.Time)!;
        Assert.Equal(("file it", true, "g1"), (message.Text, message.Confirmed, message.From.Id));
    }

    [Fact]
    public void OfActivity_StripsTheMentionByEntity_NotByText()
    {
        var activity = Some.Json("""
            {"type":"message","id":"a1","serviceUrl":"https://smba.trafficmanager.net/emea/","text":"<at>Bot</at> show <at>Bot</at>s",
             "conversation":{"id":"19:x@thread.tacv2;messageid=1","conversationType":"channel"},"from":{"id":"29:1"},"recipient":{"id":"28:bot"},
             "channelData":{"channel":{"id":"19:x@thread.tacv2"},"tenant":{"id":"t1"}},"entities":[{"type":"mention","text":"<at>Bot</at>","mentioned":{"id":"28:bot"}}]}
            """);
        var message = TeamsIngress.OfActivity(activity, Some.Time)!;
        Assert.Equal(("show  s", "19:x@thread.tacv2", "19:x@thread.tacv2;messageid=1"), (message.Text, message.Place.Channel, message.Place.Thread));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"type":"typing","id":"1","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","id":"1","conversation":{"id":"c"},"serviceUrl":"not a url","from":{"id":"u"},"text":"x"}""")]
    [InlineData("""{"type":"message","id":7,"conversation":"c","from":[],"text":{}}""")]
    [InlineData("""{"type":"conversationUpdate","id":"1","conversation":{"id":"c"},"serviceUrl":"https://smba.trafficmanager.net/"}""")]
    public void OfActivity_IsNull_WhenTheBotIsNotAsked(string activity) => Assert.Null(TeamsIngress.OfActivity(Some.Json(activity), Some.Time));

    [Theory]
    [InlineData("t1", "t1", true)]
    [InlineData("t1", "T1", true)]
    [InlineData("t1", "t2", false)]
    [InlineData("t1", "", false)]
    [InlineData("", "t2", true)]
    public void MayAsk_KeepsToTheBotsTenant_WhereOneIsSet(string own, string tenant, bool allowed) =>
        Assert.Equal(allowed, new TeamsOptions { AppId = "x", TenantId = own }.MayAsk(tenant));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://europe.botframework.com/", true)]
    [InlineData("http://smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://evil.example/smba.trafficmanager.net", false)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("http://127.0.0.1:56150/_connector", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    public void MayPostTo_AllowsMicrosoftsHostsOnly(string url, bool allowed) => Assert.Equal(allowed, new TeamsOptions { AppId = "x" }.MayPostTo(new(url)));
}
