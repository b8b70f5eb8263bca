using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Channels;
using Bot.Conversations.Stores;

namespace Bot.Identity.Resolution;

/// <summary>Remembers what people chose, by person and channel.</summary>
internal sealed class Choices(IRecords records)
{
    private const string Kind = "choice";
    private const int MaxTries = 5;

    public async Task<Choice> GetAsync(string person, Place place, CancellationToken cancellation) =>
        Read(await records.GetAsync(Kind, Key(person, place), cancellation).ConfigureAwait(false));

    /// <summary>Changes a choice.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="place">Where.</param>
    /// <param name="change">From the choice as it stands to the one wanted.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The choice as it stands now.</returns>
    /// <exception cref="IOException">Others changed it again and again.</exception>
    public async Task<Choice> ChangeAsync(string person, Place place, Func<Choice, Choice> change, CancellationToken cancellation)
    {
        var key = Key(person, place);
        for (var i = 0; i < MaxTries; i++)
        {
            var stored = await records.GetAsync(Kind, key, cancellation).ConfigureAwait(false);
            var choice = change(Read(stored));
            if (choice.IsEmpty)
            {
                await records.DeleteAsync(Kind, key, cancellation).ConfigureAwait(false);
                return Choice.None;
            }
            if (await records.PutAsync(Kind, key, JsonSerializer.Serialize(choice), stored?.Version ?? 0, null, cancellation).ConfigureAwait(false))
                return choice;
        }
        throw new IOException("The choice was changed elsewhere at the same time; try again.");
    }

    /// <summary>Everything that a person chose, by channel.</summary>
    public async IAsyncEnumerable<(string Channel, Choice Choice)> AllAsync(string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in records.ListAsync(Kind, Prefix(person), cancellation).ConfigureAwait(false))
            yield return (record.Key[Prefix(person).Length..], Read(record));
    }

    /// <summary>Forgets everything that a person chose.</summary>
    public async Task EraseAsync(string person, CancellationToken cancellation)
    {
        var keys = new List<string>();
        await foreach (var record in records.ListAsync(Kind, Prefix(person), cancellation).ConfigureAwait(false))
            keys.Add(record.Key);
        foreach (var key in keys)
            await records.DeleteAsync(Kind, key, cancellation).ConfigureAwait(false);
    }

    private static Choice Read(StoredRecord? record) => record is null ? Choice.None : JsonSerializer.Deserialize<Choice>(record.Json) ?? Choice.None;

    private static string Key(string person, Place place)
    {
        // A direct conversation or a channel, not a thread: a choice holds for all of it.
        var key = $"{Prefix(person)}{place.Platform.ToString().ToLowerInvariant()}:{place.Workspace}/{place.Channel}";
        return key.Length <= 300 ? key : key[..Math.Max(200, Prefix(person).Length)] + Hash(key);
    }

    /// <summary>What the keys of a person's choices begin with, and nobody else's. Names are short; a long one is known by its hash.</summary>
    private static string Prefix(string person) => person.Length <= 150 ? person + "|" : Hash(person) + "|";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
