using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Channels.Slack.Rendering;

/// <summary>Puts blocks into as few messages as Slack's limits allow, in order.</summary>
/// <remarks>Blocks of a message: 50; characters of all its blocks: about 13,200, measured; one table a message.</remarks>
internal sealed class MessagePacker
{
    public const int MaxBlocks = 48, MaxCharacters = 12_000;
    private readonly List<JsonArray> _messages = [[]];
    private int _characters;
    private bool _hasTable;

    public void Add(JsonObject block)
    {
        var isTable = TableBlocks.IsTable(block);
        var size = SizeOf(block);
        if (_messages[^1].Count > 0 && (_messages[^1].Count >= MaxBlocks || _characters + size > MaxCharacters || (isTable && _hasTable)))
        {
            _messages.Add([]);
            (_characters, _hasTable) = (0, false);
        }
        _messages[^1].Add((JsonNode)block);
        _characters += size;
        _hasTable |= isTable;
    }

    /// <summary>Blocks that belong together stay together where a message can hold them.</summary>
    public void AddTogether(params ReadOnlySpan<JsonObject> blocks)
    {
        var size = 0;
        var hasTable = false;
        foreach (var block in blocks)
        {
            size += SizeOf(block);
            hasTable |= TableBlocks.IsTable(block);
        }
        if (_messages[^1].Count > 0 && (_messages[^1].Count + blocks.Length > MaxBlocks || _characters + size > MaxCharacters || (hasTable && _hasTable)))
        {
            _messages.Add([]);
            (_characters, _hasTable) = (0, false);
        }
        foreach (var block in blocks)
            Add(block);
    }

    public ImmutableArray<JsonArray> Messages => [.. _messages];

    /// <summary>The characters of a block that count: its texts and addresses.</summary>
    public static int SizeOf(JsonNode? node) => node switch
    {
        JsonObject o => o.Sum(p => p.Value is JsonValue value && p.Key is "text" or "url" or "value" or "alt_text" or "caption" && p.Value.GetValueKind() == JsonValueKind.String ? ((string)p.Value!).Length : SizeOf(p.Value)),
        JsonArray list => list.Sum(SizeOf),
        _ => 0,
    };
}
