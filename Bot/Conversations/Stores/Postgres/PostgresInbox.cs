using System.Threading.Channels;
using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>Takes messages in: what arrives while a statement runs goes into the next one, all of it with one flush.</summary>
internal sealed class PostgresInbox : IAsyncDisposable
{
    private const int MaxBatch = 500;
    private static readonly TimeSpan CountAgainAfter = TimeSpan.FromSeconds(1);
    private readonly PostgresDatabase _database;
    private readonly PostgresSignals _signals;
    private readonly InboxBounds _bounds;
    private readonly TimeProvider _clock;
    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>(new() { SingleReader = true });
    private readonly Task _loop;
    private Dictionary<string, int> _waiting = [];
    private long? _counted;

    public PostgresInbox(PostgresDatabase database, PostgresSignals signals, InboxBounds bounds, TimeProvider clock)
    {
        (_database, _signals, _bounds, _clock) = (database, signals, bounds, clock);
        _loop = RunAsync();
    }

    public Task<Intake> AcceptAsync(InboxMessage message, CancellationToken cancellation)
    {
        var arrival = new Arrival(message, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _arrivals.Writer.TryWrite(arrival)
            ? arrival.Done.Task.WaitAsync(cancellation)
            : Task.FromException<Intake>(new StoreException("The store is closed: the bot is stopping."));
    }

    public async ValueTask DisposeAsync()
    {
        _arrivals.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var batch = new List<Arrival>();
        while (await _arrivals.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < MaxBatch && _arrivals.Reader.TryRead(out var arrival))
                batch.Add(arrival);
            await StoreAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private async Task StoreAsync(IReadOnlyList<Arrival> batch)
    {
        try
        {
            // The same event twice in one statement: the first is taken, the others are its duplicates.
            var events = batch.GroupBy(a => a.Message.Event, StringComparer.Ordinal).ToList();
            var refused = await RefusedAsync([.. events.Select(e => e.First().Message)]).ConfigureAwait(false);
            var asked = events.Select(e => e.First().Message).Where(m => !refused.Contains(m.Event)).ToArray();
            var stored = asked.Length == 0 ? [] : (await _database.UseAsync((c, stop) => InsertAsync(c, asked, stop), CancellationToken.None).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
            foreach (var message in asked.Where(m => stored.Contains(m.Event)))
                _waiting[message.Workspace] = _waiting.GetValueOrDefault(message.Workspace) + 1;
            if (stored.Count > 0)
                _signals.Raise(WorkKind.Turns);
            foreach (var same in events)
            {
                var first = refused.Contains(same.Key) ? Intake.Full : stored.Contains(same.Key) ? Intake.Accepted : Intake.Duplicate;
                foreach (var (at, arrival) in same.Index())
                    arrival.Done.SetResult(at > 0 && first == Intake.Accepted ? Intake.Duplicate : first);
            }
        }
        catch (StoreException e) when (batch.Count > 1 && e.InnerException is PostgresException fault && !PostgresFaults.IsPassing(fault))
        {
            // One message's fault (a text that no database takes) is not the others': each is stored by itself.
            foreach (var arrival in batch)
                await StoreAsync([arrival]).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            foreach (var arrival in batch)
                arrival.Done.TrySetException(e);
        }
    }

    /// <summary>Events for which there is no room. What waits is counted now and then, and always before a message is refused.</summary>
    private async Task<HashSet<string>> RefusedAsync(InboxMessage[] messages)
    {
        if (_counted is not { } counted || _clock.GetElapsedTime(counted) > CountAgainAfter)
            await CountAsync().ConfigureAwait(false);
        var refused = Over(messages);
        if (refused.Count == 0 || _clock.GetElapsedTime(_counted!.Value) == TimeSpan.Zero)
            return refused;
        await CountAsync().ConfigureAwait(false);
        return Over(messages);
    }

    private HashSet<string> Over(InboxMessage[] messages)
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var (all, by) = (_waiting.Values.Sum(), new Dictionary<string, int>(_waiting, StringComparer.Ordinal));
        foreach (var message in messages)
        {
            var here = by.GetValueOrDefault(message.Workspace);
            if (all >= _bounds.Waiting || here >= _bounds.PerWorkspace)
                refused.Add(message.Event);
            else
                (all, by[message.Workspace]) = (all + 1, here + 1);
        }
        return refused;
    }

    private async Task CountAsync()
    {
        _waiting = await _database.UseAsync(async (connection, stop) =>
        {
            var count = connection.Command("select workspace, count(*)::int from inbox group by workspace");
            await using (count.ConfigureAwait(false))
                return (await count.ListAsync(r => (r.GetString(0), r.GetInt32(1)), stop).ConfigureAwait(false)).ToDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);
        }, CancellationToken.None).ConfigureAwait(false);
        _counted = _clock.GetTimestamp();
    }

    /// <returns>The events that were new.</returns>
    private static async Task<IReadOnlyList<string>> InsertAsync(NpgsqlConnection connection, InboxMessage[] messages, CancellationToken cancellation)
    {
        // Rows are locked in the order of their keys, events before lanes, so that replicas cannot lock each other out.
        var insert = connection.Command(
            """
            with given as materialized (
                select * from unnest($1, $2, $3, $4, $5) with ordinality g (event, conversation, workspace, person, body, place)
            ), fresh as (
                insert into events (event, at) select event, (select store_now()) from given order by event collate "C" on conflict do nothing returning event
            ), lanes as (
                insert into turn_lanes (conversation, workspace, free)
                select g.conversation, min(g.workspace), (select store_now()) from given g join fresh using (event) group by g.conversation order by g.conversation collate "C"
                on conflict (conversation) do update set workspace = turn_lanes.workspace
                returning conversation
            )
            insert into inbox (event, conversation, workspace, person, at, body)
            select g.event, g.conversation, g.workspace, g.person, (select store_now()), g.body
            from given g join fresh using (event) join lanes using (conversation)
            order by g.place
            returning event
            """,
            messages.Select(m => m.Event).ToArray(), messages.Select(m => m.Conversation).ToArray(), messages.Select(m => m.Workspace).ToArray(),
            messages.Select(m => m.Person).ToArray(), messages.Select(m => m.Body).ToArray());
        await using (insert.ConfigureAwait(false))
            return await insert.ListAsync(r => r.GetString(0), cancellation).ConfigureAwait(false);
    }

    private sealed record Arrival(InboxMessage Message, TaskCompletionSource<Intake> Done);
}
