using Bot.Telemetry;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>PostgreSQL answers now. Where it does not, messages are refused, and the platform sends them again to a replica that is ready.</summary>
internal sealed class PostgresReadiness(PostgresDatabase database, TimeProvider clock) : IReadinessCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public string Name => "store";

    public async Task<string?> FaultAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await database.UseOnceAsync(async (connection, stop) =>
            {
                var ask = connection.Command("select 1");
                await using (ask.ConfigureAwait(false))
                    return await ask.ExecuteScalarAsync(stop).ConfigureAwait(false);
            }, both.Token).ConfigureAwait(false);
            return null;
        }
        catch (StoreException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"PostgreSQL at {database.Address} did not answer within {Patience.TotalSeconds:0} seconds.";
        }
    }
}
