using Bot.Tests.Channels.Teams.Testing;

namespace Bot.Tests.Channels.Teams;

/// <summary>What Teams gets for each shape of answer and each dialog.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Rendering_IsAsItWas() => Goldens.Check(CardScenes.All());
}
