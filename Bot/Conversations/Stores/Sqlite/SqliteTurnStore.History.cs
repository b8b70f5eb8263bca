using System.Runtime.CompilerServices;

namespace Bot.Conversations.Stores.Sqlite;

/// <summary>What a person asked, read beside the writer.</summary>
internal sealed partial class SqliteTurnStore
{
    public Task<IReadOnlyList<ConversationSummary>> ListAsync(string person, int max, CancellationToken cancellation) =>
        Task.FromResult(_database.Read(session => HistoryRows.List(session, person, max)));

    public Task<IReadOnlyList<PersonalExchange>> ReadAsync(string person, string conversation, int latest, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PersonalExchange>>(_database.Read(session => HistoryRows.Read(session, person, conversation, latest)));

    public async IAsyncEnumerable<PersonalExchange> ExportAsync(string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var conversation in _database.Read(session => HistoryRows.Conversations(session, person)))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var exchange in _database.Read(session => HistoryRows.Read(session, person, conversation, int.MaxValue)))
                yield return exchange;
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    public Task<int> DeleteAsync(string person, string? conversation, CancellationToken cancellation) =>
        _database.Writer.WriteAsync(session => HistoryRows.Delete(session, person, conversation));
}
