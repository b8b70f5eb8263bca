using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Channels.Teams.Api;

namespace Bot.Channels.Teams.Rendering;

/// <summary>Puts elements into as few cards as Teams' limits allow, in order.</summary>
/// <remarks>A card of 28 KB is safe everywhere; one a message, so that no message comes near its 100 KB.</remarks>
internal sealed class CardPacker
{
    /// <summary>Bytes of a card's elements: what is left of 28 KB holds the card around them.</summary>
    public const int MaxBytes = 26_000;
    private const int Comma = 1;
    private readonly List<List<JsonNode>> _cards = [[]];
    private int _bytes;

    public void Add(JsonObject element) => AddTogether(element);

    /// <summary>Elements that belong together stay together where a card can hold them.</summary>
    public void AddTogether(params ReadOnlySpan<JsonObject> elements)
    {
        var size = 0;
        foreach (var element in elements)
            size += TeamsJson.SizeOf(element) + Comma;
        if (size > MaxBytes && elements.Length > 1)
        {
            foreach (var element in elements)
                AddTogether(element);
            return;
        }
        if (_cards[^1].Count > 0 && _bytes + size > MaxBytes)
        {
            _cards.Add([]);
            _bytes = 0;
        }
        foreach (var element in elements)
            _cards[^1].Add(element);
        _bytes += size;
    }

    public ImmutableArray<ImmutableArray<JsonNode>> Cards => [.. _cards.Select(c => c.ToImmutableArray())];
}
