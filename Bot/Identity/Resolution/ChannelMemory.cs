using System.Collections.Immutable;
using System.Text.Json;
using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Identity.Platforms;

namespace Bot.Identity.Resolution;

/// <summary>Remembers what a channel was like when its entry in the directory was first used, and says when it is another by now: a guardrail approved for a private channel may not be meant for a public one.</summary>
internal sealed class ChannelMemory(IRecords records)
{
    private const string Kind = "channel-facts";

    /// <summary>What changed since, in words; empty when nothing did or the platform does not say.</summary>
    public async Task<ImmutableArray<string>> ChangesAsync(Place place, DirectoryChannel channel, ChannelAnswer now, CancellationToken cancellation)
    {
        if (now.Fault is not null || now.Kind == ChannelKind.Unknown || place.IsDirect)
            return [];
        var key = $"{place.Platform.ToString().ToLowerInvariant()}:{place.Workspace}/{place.Channel}";
        if (key.Length > 300)
            return [];
        var entry = EntryOf(channel);
        var stored = await records.GetAsync(Kind, key, cancellation).ConfigureAwait(false);
        if (stored is not null && JsonSerializer.Deserialize<Seen>(stored.Json) is { } seen && seen.Entry == entry)
            return Compare(seen, now);
        // First used, or its guardrail was set anew: what it is like now is what was approved. Whoever writes at the same time writes the same.
        await records.PutAsync(Kind, key, JsonSerializer.Serialize(new Seen(now.Name, now.Kind, now.IsShared, entry)), stored?.Version ?? 0, null, cancellation).ConfigureAwait(false);
        return [];
    }

    private static ImmutableArray<string> Compare(Seen then, ChannelAnswer now)
    {
        var changes = ImmutableArray.CreateBuilder<string>();
        if (then.Kind != now.Kind)
            changes.Add($"This channel was {Word(then.Kind)} when its guardrail was set, and is {Word(now.Kind)} now. Look at its entry in directory.yaml.");
        if (then.IsShared != now.IsShared)
            changes.Add(now.IsShared
                ? "This channel was not shared with other organisations when its guardrail was set, and is now. Look at its entry in directory.yaml."
                : "This channel was shared with another organisation when its guardrail was set, and is not any more.");
        if (then.Name != now.Name && then.Name.Length > 0 && now.Name.Length > 0)
            changes.Add($"This channel was called '{then.Name}' when its guardrail was set, and is called '{now.Name}' now. The guardrail still holds: it goes by the channel's id.");
        return changes.ToImmutable();
    }

    private static string Word(ChannelKind kind) => kind.ToString().ToLowerInvariant();

    private static string EntryOf(DirectoryChannel channel) =>
        $"{channel.Mode} {channel.Account} {string.Join(',', channel.Accounts)} {string.Join(',', channel.Guardrails.Select(g => g.Name))} {string.Join(',', channel.Outsiders)}";

    private sealed record Seen(string Name, ChannelKind Kind, bool IsShared, string Entry);
}
