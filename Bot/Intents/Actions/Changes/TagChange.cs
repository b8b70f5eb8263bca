using System.Text.Json.Nodes;

namespace Bot.Intents.Actions.Changes;

/// <summary>A change of tags, and the one that brings each resource's tags back.</summary>
/// <param name="sets">Whether tags are set; else they are removed.</param>
/// <param name="tags">The tags; a value of null removes whatever the value.</param>
/// <param name="before">A resource's tags before.</param>
internal sealed class TagChange(bool sets, (string Key, string? Value)[] tags, Func<string, IReadOnlyDictionary<string, string>> before)
{
    public bool Changes(string id) => tags.Any(t => Changes(before(id), t));

    /// <summary>The inverse: what was there is set again, what was not is removed. Resources with the same inverse go together.</summary>
    public IEnumerable<(bool Sets, string[] Ids, (string Key, string? Value)[] Tags)> Undo(IEnumerable<string> ids)
    {
        var changed = ids.Select(id => (Id: id, Before: before(id))).Select(r => (r.Id, r.Before, Tags: tags.Where(t => Changes(r.Before, t)).ToArray())).ToArray();
        var again = changed.Select(r => (r.Id, Tags: r.Tags.Where(t => r.Before.ContainsKey(t.Key)).Select(t => (t.Key, (string?)r.Before[t.Key])).ToArray()));
        var gone = changed.Select(r => (r.Id, Tags: r.Tags.Where(t => !r.Before.ContainsKey(t.Key)).Select(t => (t.Key, default(string))).ToArray()));
        return Together(true, again).Concat(Together(false, gone));
    }

    public static JsonArray Pairs(IEnumerable<(string Key, string? Value)> tags) =>
        new([.. tags.Select(t => (JsonNode)(t.Value is null ? new JsonObject { ["Key"] = t.Key } : new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value }))]);

    private static IEnumerable<(bool, string[], (string, string?)[])> Together(bool sets, IEnumerable<(string Id, (string Key, string? Value)[] Tags)> all) =>
        all.Where(r => r.Tags.Length > 0).GroupBy(r => string.Join('\n', r.Tags.Select(t => $"{t.Key}={t.Value}"))).Select(g => (sets, g.Select(r => r.Id).ToArray(), g.First().Tags));

    private bool Changes(IReadOnlyDictionary<string, string> now, (string Key, string? Value) tag) =>
        sets ? now.GetValueOrDefault(tag.Key) != tag.Value : now.TryGetValue(tag.Key, out var value) && (tag.Value is null || tag.Value == value);
}
