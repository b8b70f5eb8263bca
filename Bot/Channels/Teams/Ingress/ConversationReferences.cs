using System.Collections.Concurrent;
using System.Text.Json;
using Bot.Channels.Teams.Api;
using Bot.Conversations.Stores;

namespace Bot.Channels.Teams.Ingress;

/// <summary>A conversation that the bot may write into without being asked.</summary>
/// <param name="Service">The connector's address.</param>
/// <param name="Conversation">The chat or channel, without a thread.</param>
/// <param name="Bot">The bot's id there; null where it was not said.</param>
internal sealed record ConversationReference(string Service, string Conversation, string? Bot)
{
    public TeamsPlace In(string tenant) => new(Service, Conversation, tenant);
}

/// <summary>Where the bot was installed, and the chats it has with people: kept, so that it can write first.</summary>
internal sealed class ConversationReferences(IRecords records)
{
    private const string ChatKind = "teams-chat", PlaceKind = "teams-place", GreetedKind = "teams-greeted";
    private const int MaxKnown = 20_000, Tries = 3;
    private readonly ConcurrentDictionary<string, ConversationReference> _known = new(StringComparer.Ordinal);

    /// <summary>Whether an activity says something that is not noted yet, as far as this process knows.</summary>
    public bool IsNews(Activity activity) => !_known.TryGetValue(KeyOf(activity), out var known) || known != Of(activity);

    /// <summary>Notes the conversation of an activity. Durable when it returns.</summary>
    public async Task NoteAsync(Activity activity, CancellationToken cancellation)
    {
        var (kind, key, reference) = (KindOf(activity.Place), KeyOf(activity), Of(activity));
        for (var i = 0; i < Tries; i++)
        {
            var stored = await records.GetAsync(kind, key, cancellation).ConfigureAwait(false);
            if (Read(stored) == reference || await records.PutAsync(kind, key, JsonSerializer.Serialize(reference), stored?.Version ?? 0, null, cancellation).ConfigureAwait(false))
                break;
        }
        if (_known.Count >= MaxKnown)
            _known.Clear();
        _known[key] = reference;
    }

    /// <summary>The bot was taken out: it does not write there any more.</summary>
    public async Task ForgetAsync(Activity activity, CancellationToken cancellation)
    {
        _known.TryRemove(KeyOf(activity), out _);
        await records.DeleteAsync(KindOf(activity.Place), KeyOf(activity), cancellation).ConfigureAwait(false);
        await records.DeleteAsync(GreetedKind, KeyOf(activity), cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether nobody was greeted there before. Teams tells of an installation in two activities, in any order and as often as it likes.</summary>
    public Task<bool> IsFirstGreetingAsync(Activity activity, CancellationToken cancellation) => records.PutAsync(GreetedKind, KeyOf(activity), "{}", 0, null, cancellation);

    /// <summary>The chat with a person; null where none is known.</summary>
    public async Task<ConversationReference?> ChatOfAsync(string tenant, string user, CancellationToken cancellation) =>
        Read(await records.GetAsync(ChatKind, Key(tenant, user), cancellation).ConfigureAwait(false));

    /// <summary>A chat that was opened for a person.</summary>
    public async Task KeepChatAsync(string tenant, string user, ConversationReference chat, CancellationToken cancellation)
    {
        var version = (await records.GetAsync(ChatKind, Key(tenant, user), cancellation).ConfigureAwait(false))?.Version ?? 0;
        // Whoever wrote meanwhile wrote the same chat.
        await records.PutAsync(ChatKind, Key(tenant, user), JsonSerializer.Serialize(chat), version, null, cancellation).ConfigureAwait(false);
    }

    /// <summary>The chat or channel of that id; null where the bot was not put there.</summary>
    public async Task<ConversationReference?> PlaceOfAsync(string tenant, string channel, CancellationToken cancellation) =>
        Read(await records.GetAsync(PlaceKind, Key(tenant, channel), cancellation).ConfigureAwait(false));

    private static string KindOf(Place place) => place.IsDirect ? ChatKind : PlaceKind;

    private static string KeyOf(Activity activity) => Key(activity.Place.Workspace, activity.Place.IsDirect ? activity.From.Id : activity.Place.Channel);

    private static string Key(string tenant, string id) => $"{tenant.ToLowerInvariant()}:{id}" is { Length: <= 300 } key ? key : $"{tenant.ToLowerInvariant()}:{id}"[..300];

    private static ConversationReference Of(Activity activity) => new(activity.Reply.Url.ToString(), activity.Place.IsDirect ? activity.Conversation.Root : activity.Place.Channel, activity.Reply.BotId);

    private static ConversationReference? Read(StoredRecord? stored) => stored is null ? null : JsonSerializer.Deserialize<ConversationReference>(stored.Json);
}
