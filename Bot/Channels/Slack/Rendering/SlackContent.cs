using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Bot.Channels.Slack.Rendering;

/// <summary>An answer as Slack takes it: one message or more, and files with what messages cannot hold.</summary>
internal sealed record SlackContent(ImmutableArray<SlackPart> Parts, ImmutableArray<SlackFile> Files);

/// <summary>One message.</summary>
/// <param name="Text">What notifications and screen readers say.</param>
/// <param name="Blocks">Block Kit.</param>
internal sealed record SlackPart(string Text, JsonArray Blocks);

/// <summary>A file under the answer.</summary>
/// <param name="Name">File name with its ending.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">Its content; empty where it is a picture.</param>
internal sealed record SlackFile(string Name, string Title, string Text)
{
    /// <summary>A picture's content; null where it is text.</summary>
    public byte[]? Picture { get; init; }
}
