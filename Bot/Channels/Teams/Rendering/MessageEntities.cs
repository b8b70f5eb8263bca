using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;

namespace Bot.Channels.Teams.Rendering;

/// <summary>What Teams shows around a message: that a machine made it, its sources, thumbs.</summary>
/// <remarks>Source: Microsoft, "Bot messages with AI-generated content": one entity a message, at most 20 citations, names to 80 characters, abstracts to 160.</remarks>
internal static class MessageEntities
{
    public const int MaxCitations = 20, MaxName = 80, MaxAbstract = 160;

    /// <summary>The sources that a message can cite, each once.</summary>
    public static ImmutableArray<Source> Cited(ImmutableArray<Source> sources) =>
        [.. sources.Where(s => TeamsText.IsLink(s.Url) && s.Title.Length > 0).DistinctBy(s => s.Url).Take(MaxCitations)];

    /// <summary>The one entity that says it.</summary>
    /// <param name="cited">In the order of their numbers in the text; the number of each must stand there.</param>
    public static JsonObject Generated(ImmutableArray<Source> cited)
    {
        var entity = new JsonObject
        {
            ["type"] = "https://schema.org/Message",
            ["@type"] = "Message",
            ["@context"] = "https://schema.org",
            ["@id"] = "",
            ["additionalType"] = new JsonArray("AIGeneratedContent"),
        };
        if (!cited.IsEmpty)
            entity["citation"] = new JsonArray([.. cited.Select((s, i) => (JsonNode)Claim(s, i + 1))]);
        return entity;
    }

    /// <summary>The messages, the first of which calls people of Teams by their object ids.</summary>
    public static ImmutableArray<JsonObject> Called(ImmutableArray<JsonObject> parts, ImmutableArray<string> notify)
    {
        var people = notify.Where(n => n.StartsWith("teams:", StringComparison.Ordinal)).Select(n => n["teams:".Length..]).ToList();
        if (people.Count == 0 || parts.IsEmpty)
            return parts;
        var first = parts[0];
        var entities = first["entities"] as JsonArray;
        if (entities is null)
            first["entities"] = entities = [];
        foreach (var (id, i) in people.Select((id, i) => (id, i)))
        {
            var name = $"on call {i + 1}";
            entities.Add((JsonNode)new JsonObject { ["type"] = "mention", ["text"] = $"<at>{name}</at>", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name } });
            first["text"] = $"<at>{name}</at> {(string?)first["text"]}";
        }
        return parts;
    }

    /// <summary>Thumbs under the message, with a form of the bot's own.</summary>
    public static JsonObject Feedback() => new() { ["feedbackLoop"] = new JsonObject { ["type"] = "custom" } };

    private static JsonObject Claim(Source source, int position) => new()
    {
        ["@type"] = "Claim",
        ["position"] = position,
        ["appearance"] = new JsonObject
        {
            ["@type"] = "DigitalDocument",
            ["name"] = TeamsText.Shorten(source.Title, MaxName),
            ["url"] = source.Url,
            ["abstract"] = TeamsText.Shorten($"{source.Title} ({new Uri(source.Url).Host})", MaxAbstract),
        },
    };
}
