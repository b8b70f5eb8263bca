using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Bot.DemoAccount.State;

/// <summary>A resource's tags, sorted by key; every change replaces the whole, so that readers never see half of one.</summary>
public sealed class ResourceTags : IReadOnlyDictionary<string, string>
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
    private ImmutableSortedDictionary<string, string> _tags = None;

    /// <summary>A tag's value; setting it adds or replaces the tag.</summary>
    public string this[string key]
    {
        get => _tags[key];
        set => ImmutableInterlocked.Update(ref _tags, static (tags, pair) => tags.SetItem(pair.key, pair.value), (key, value));
    }

    /// <inheritdoc/>
    public int Count => _tags.Count;
    /// <inheritdoc/>
    public IEnumerable<string> Keys => _tags.Keys;
    /// <inheritdoc/>
    public IEnumerable<string> Values => _tags.Values;

    /// <summary>Removes a tag; false when there was none.</summary>
    public bool Remove(string key)
    {
        var had = _tags.ContainsKey(key);
        ImmutableInterlocked.Update(ref _tags, static (tags, k) => tags.Remove(k), key);
        return had;
    }

    /// <summary>Removes all tags.</summary>
    public void Clear() => _tags = None;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _tags.ContainsKey(key);
    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _tags.TryGetValue(key, out value);
    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _tags.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
