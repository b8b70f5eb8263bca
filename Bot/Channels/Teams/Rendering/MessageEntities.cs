using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;

namespace Bot.Channels.Teams.Rendering;

/// <summary>What Teams shows around a message: that a machine made it, its sources, thumbs.</summary>
/// <remarks>Source: Microsoft, "Bot messages with AI-generated content": one entity a message, at most 20 citations, names to 80 characters, abstracts to 160.</remarks>
internal static class MessageEntities
{
    public const int MaxCitations = 20, MaxName = 80, MaxAbstract = 160;
    private const int MaxCalled = 10;

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

    /// <summary>The sources' numbers as they stand in a text, where clients look for them.</summary>
    public static string Numbers(ImmutableArray<Source> cited) => string.Concat(cited.Select((_, n) => $" [{n + 1}]"));

    /// <summary>The messages, the first of which calls people of Teams by their object ids: in its card, or in its text where it has none.</summary>
    public static ImmutableArray<JsonObject> Called(ImmutableArray<JsonObject> parts, ImmutableArray<string> notify)
    {
        var people = notify.Where(n => n.StartsWith("teams:", StringComparison.Ordinal)).Take(MaxCalled).Select((n, i) => (Id: n["teams:".Length..], Name: $"on call {i + 1}")).ToList();
        if (people.Count == 0 || parts.IsEmpty)
            return parts;
        var first = parts[0];
        var names = string.Join(' ', people.Select(p => $"<at>{p.Name}</at>"));
        var mentions = people.Select(p => (JsonNode)new JsonObject { ["type"] = "mention", ["text"] = $"<at>{p.Name}</at>", ["mentioned"] = new JsonObject { ["id"] = p.Id, ["name"] = p.Name } });
        if (first["attachments"]?[0]?["content"] is JsonObject card)
        {
            card["msteams"]!["entities"] = new JsonArray([.. mentions]);
            ((JsonArray)card["body"]!).Insert(0, new JsonObject { ["type"] = "TextBlock", ["text"] = names, ["wrap"] = true });
            return parts;
        }
        first["text"] = $"{names} {(string?)first["text"]}";
        var entities = (JsonArray)first["entities"]!;
        foreach (var mention in mentions)
            entities.Add(mention);
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
