using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Conversations.Stores;

namespace Bot.Identity.Resolution;

/// <summary>A person's mapping that an admin removed.</summary>
/// <param name="By">The admin.</param>
/// <param name="Entry">A hash of the person's entry: the block ends when the file says something new of them.</param>
internal sealed record Block(string By, DateTimeOffset At, string Entry);

/// <summary>Keeps removed mappings.</summary>
internal sealed class Blocks(IRecords records, TimeProvider clock)
{
    private const string Kind = "mapping-block";

    /// <summary>The block on a person; null where there is none, or where the directory has changed what it says of them since.</summary>
    /// <param name="name">The person's name.</param>
    /// <param name="person">Their entry; null for somebody known by a group alone.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<Block?> OnAsync(string name, DirectoryPerson? person, CancellationToken cancellation) =>
        await records.GetAsync(Kind, name, cancellation).ConfigureAwait(false) is { } stored && Read(stored) is { } block && block.Entry == Hash(person) ? block : null;

    public async Task AddAsync(string name, DirectoryPerson? person, string by, CancellationToken cancellation)
    {
        var json = JsonSerializer.Serialize(new Block(by, clock.GetUtcNow(), Hash(person)));
        while (true)
        {
            var version = (await records.GetAsync(Kind, name, cancellation).ConfigureAwait(false))?.Version ?? 0;
            if (await records.PutAsync(Kind, name, json, version, null, cancellation).ConfigureAwait(false))
                return;
        }
    }

    public Task RemoveAsync(string name, CancellationToken cancellation) => records.DeleteAsync(Kind, name, cancellation);

    /// <summary>All that were ever set and not taken back, by name.</summary>
    public async IAsyncEnumerable<(string Name, Block Block)> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in records.ListAsync(Kind, "", cancellation).ConfigureAwait(false))
            yield return (record.Key, Read(record));
    }

    private static Block Read(StoredRecord record) => JsonSerializer.Deserialize<Block>(record.Json)!;

    private static string Hash(DirectoryPerson? person)
    {
        if (person is null)
            return "";
        var text = string.Join('\n', person.Ids) + "\n\n" + string.Join('\n', person.Roles.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key} {string.Join(' ', r.Value)}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
