using System.Text.Json;
using Bot.Conversations.Stores;
using Bot.Notifications.Incidents;

namespace Bot.Notifications.Rules;

/// <summary>Own actions made in channels. Shared by all replicas; kept until they are removed.</summary>
internal sealed class OwnActionStore(IRecords records)
{
    /// <summary>In a channel.</summary>
    public const int Max = 50;
    private const string Kind = "own-action";

    /// <returns>False where one of this name is there already.</returns>
    public Task<bool> AddAsync(StoredAction action, CancellationToken cancellation) => records.PutAsync(Kind, Key(action.Channel, action.Name), JsonSerializer.Serialize(action), 0, null, cancellation);

    public Task RemoveAsync(StoredAction action, CancellationToken cancellation) => records.DeleteAsync(Kind, Key(action.Channel, action.Name), cancellation);

    public Task<IReadOnlyList<StoredAction>> OfAsync(string channel, CancellationToken cancellation) => ReadAsync($"{channel}|", cancellation);

    /// <summary>Those of all channels.</summary>
    public Task<IReadOnlyList<StoredAction>> AllAsync(CancellationToken cancellation) => ReadAsync("", cancellation);

    /// <summary>Puts another name in the place of who made it.</summary>
    public async Task RenameMakerAsync(StoredAction action, string by, CancellationToken cancellation)
    {
        if (await records.GetAsync(Kind, Key(action.Channel, action.Name), cancellation).ConfigureAwait(false) is { } record && JsonSerializer.Deserialize<StoredAction>(record.Json) is { } stands && stands.By == action.By)
            await records.PutAsync(Kind, record.Key, JsonSerializer.Serialize(stands with { By = by }), record.Version, null, cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<StoredAction>> ReadAsync(string prefix, CancellationToken cancellation)
    {
        var found = new List<StoredAction>();
        await foreach (var record in records.ListAsync(Kind, prefix, cancellation).ConfigureAwait(false))
        {
            if (JsonSerializer.Deserialize<StoredAction>(record.Json) is { } action)
                found.Add(action);
        }
        return found;
    }

    private static string Key(string channel, string name) => $"{channel}|{name.ToLowerInvariant()}";
}

/// <summary>An own action that somebody made in a channel.</summary>
/// <param name="Channel">The channel by the directory's id.</param>
/// <param name="Name">Letters, figures, - and _; never changes.</param>
/// <param name="Pattern">On which notifications: a name with <c>*</c>; empty for all.</param>
/// <param name="Button">What it says, and when it shows.</param>
/// <param name="By">Who made it.</param>
internal sealed record StoredAction(string Channel, string Name, string Pattern, OwnAction Button, string By, DateTimeOffset At)
{
    public bool Shows(Incident incident, string alias) =>
        (Pattern.Length == 0 || Mutes.Fits(new(Channel, Pattern, default, ""), incident)) && OwnActions.Shows(Button, incident.Latest, alias);
}
