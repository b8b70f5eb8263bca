using Bot.Tests.Channels.Slack.Testing;

namespace Bot.Tests.Channels.Slack;

/// <summary>What Slack gets for each shape of answer and each view.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Rendering_IsAsItWas() => Goldens.Check(Scenes.All());
}
