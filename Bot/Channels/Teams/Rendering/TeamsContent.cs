using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Bot.Channels.Teams.Rendering;

/// <summary>An answer as Teams takes it: one message or more, and files with what messages cannot hold.</summary>
/// <param name="Parts">Message activities, without their parties.</param>
/// <param name="Files">The files.</param>
internal sealed record TeamsContent(ImmutableArray<JsonObject> Parts, ImmutableArray<TeamsFile> Files)
{
    /// <summary>What the end of a stream says beside the first card, in the place of its first element; null where the card says all.</summary>
    public TeamsLead? Lead { get; init; }
}

/// <summary>The text beside a card.</summary>
/// <param name="Text">Markdown, with the numbers of its citations.</param>
/// <param name="Entities">With the citations.</param>
internal sealed record TeamsLead(string Text, ImmutableArray<JsonObject> Entities);

/// <summary>A file under the answer.</summary>
/// <param name="Name">File name with its ending.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">Its content.</param>
internal sealed record TeamsFile(string Name, string Title, string Text);
