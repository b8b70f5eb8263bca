using Bot.Telemetry;

namespace Bot.Conversations.Stores.Sqlite;

/// <summary>The file takes writes. After a write that failed (a full disk), it is not ready until one has succeeded; the check itself tries, as a bot that is not ready gets no other.</summary>
internal sealed class SqliteReadiness(SqliteDatabase database, TimeProvider clock) : IReadinessCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public string Name => "store";

    public async Task<string?> FaultAsync(CancellationToken cancellation)
    {
        try
        {
            var tries = database.Writer.Fault is not null;
            await database.Writer.WriteAsync(session =>
            {
                // The file's first page is written, and with it the log is flushed.
                if (tries)
                    session.Execute("pragma user_version = 1; pragma user_version = 0");
                return 0;
            }).WaitAsync(Patience, clock, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (StoreException e)
        {
            return e.Message;
        }
        catch (TimeoutException)
        {
            return $"{database.File} has taken no write for {Patience.TotalSeconds:0} seconds. Look at the disk.";
        }
    }
}
