using System.Security.Cryptography;
using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>Claims until the maximum is reached or nothing is left.</summary>
internal static class PostgresClaims
{
    public static async Task<IReadOnlyList<T>> ClaimAsync<T>(
        PostgresDatabase database, PostgresLanes lanes, TurnClaim claim, string takeSql, Func<NpgsqlDataReader, long, T> read, Func<T, string> workspaceOf, CancellationToken cancellation)
    {
        var all = new List<T>();
        while (claim.Max > 0)
        {
            var token = NewToken();
            var (claimed, workspaces) = await database.UseAsync((c, stop) => lanes.ClaimAsync(c, claim, token, takeSql, r => read(r, token), stop), cancellation).ConfigureAwait(false);
            all.AddRange(claimed);
            // One workspace was asked for all there is room for; of several each was asked for its share only.
            if (claimed.Count == 0 || workspaces < 2)
                return all;
            var running = new Dictionary<string, int>(claim.Running, StringComparer.Ordinal);
            foreach (var workspace in claimed.Select(workspaceOf))
                running[workspace] = running.GetValueOrDefault(workspace) + 1;
            claim = claim with { Max = claim.Max - claimed.Count, Running = running };
        }
        return all;
    }

    /// <summary>Replicas do not know of each other, so a token is drawn.</summary>
    public static long NewToken() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue | 1;
}
