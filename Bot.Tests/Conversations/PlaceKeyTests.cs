using Bot.Channels;
using Bot.Conversations;

namespace Bot.Tests.Conversations;

public sealed class PlaceKeyTests
{
    [Theory]
    [InlineData("T01", "C01", "1700000000.000100", false, "slack:T01:C01:1700000000.000100")]
    [InlineData("", "19:abc@thread.tacv2", "50%:x", true, "slack::19%3Aabc@thread.tacv2:50%25%3Ax:direct")]
    public void Key_LeadsBackToItsPlace(string workspace, string channel, string thread, bool isDirect, string key)
    {
        var place = new Place(Platform.Slack, workspace, channel, thread) { IsDirect = isDirect };
        Assert.Equal(key, PlaceKey.Conversation(place));
        Assert.Equal(place, PlaceKey.PlaceOf(key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("slack:T:C")]
    [InlineData("pigeon:T:C:1")]
    [InlineData("slack:T:C:1:private")]
    public void Text_ThatIsNoKey_HasNoPlace(string text) => Assert.Null(PlaceKey.PlaceOf(text));

    [Fact]
    public void Event_IsOfItsWorkspace_SoThatEqualIdsOfTwoAreTwo()
    {
        var message = new Message("Ev1", new(Platform.Slack, "T1", "C", "1"), new("U1", "u"), "x", default);
        Assert.Equal("slack:T1:Ev1", PlaceKey.Event(message));
        Assert.Equal("slack:T1:U1", PlaceKey.Writer(message.Place, message.From));
        Assert.NotEqual(PlaceKey.Event(message), PlaceKey.Event(message with { Place = message.Place with { Workspace = "T2" } }));
    }
}
