namespace Bot.Conversations.Stores.Sqlite;

/// <summary>
/// The one thread that writes. What is asked while it commits waits and is done in the next transaction, all of it with one flush;
/// a caller goes on when its own work is on the disk.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MaxBatch = 1024;
    private readonly SqliteSession _session;
    private readonly string _file;
    private readonly object _gate = new();
    private readonly Thread _thread;
    private List<Work> _asked = [];
    private Action<SqliteSession>? _outside;
    private bool _stopping;

    /// <param name="session">Used by this writer alone.</param>
    /// <param name="file">For messages.</param>
    public SqliteWriter(SqliteSession session, string file)
    {
        (_session, _file) = (session, file);
        _thread = new(Run) { Name = "sqlite-writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Told after each transaction, on the writer's thread, how many pages were written so far.</summary>
    public Action<long>? Written { get; set; }

    /// <summary>Why the latest transaction failed, where the file or the machine was at fault; null where it did not.</summary>
    public StoreException? Fault { get; private set; }

    /// <summary>Transactions made so far.</summary>
    public long Commits { get; private set; }

    /// <summary>Does work in the writer's transaction.</summary>
    /// <param name="work">Runs on the writer's thread, and again where another's work in the same transaction failed: it must change nothing but the database. No transactions in it.</param>
    /// <param name="committed">Runs on the writer's thread once, in the order of the works, when it is on the disk and before the caller goes on.</param>
    /// <exception cref="StoreException">The file cannot be written; nothing was.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, Action<T>? committed = null)
    {
        var asked = new Work<T>(work, committed);
        lock (_gate)
        {
            if (_stopping)
                return Task.FromException<T>(new StoreException($"{_file} is closed: the bot is stopping."));
            _asked.Add(asked);
            if (_asked.Count == 1)
                Monitor.Pulse(_gate);
        }
        return asked.Task;
    }

    /// <summary>Does something between two transactions, soon.</summary>
    public void WriteOutside(Action<SqliteSession> work)
    {
        lock (_gate)
        {
            _outside = work;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Does what was asked, then ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }
        _thread.Join();
        _session.Dispose();
    }

    private void Run()
    {
        var batch = new List<Work>();
        while (true)
        {
            Action<SqliteSession>? outside;
            lock (_gate)
            {
                while (_asked.Count == 0 && _outside is null && !_stopping)
                    Monitor.Wait(_gate);
                if (_asked.Count == 0 && _stopping)
                    return;
                (batch, _asked) = (_asked, batch);
                (outside, _outside) = (_outside, null);
            }
            outside?.Invoke(_session);
            for (var from = 0; from < batch.Count; from += MaxBatch)
                Transact(batch[from..Math.Min(batch.Count, from + MaxBatch)]);
            batch.Clear();
        }
    }

    private void Transact(List<Work> batch)
    {
        try
        {
            _session.Execute("begin immediate");
            foreach (var work in batch)
                work.Do(_session);
            _session.Execute("commit");
            Commits++;
            Fault = null;
            Written?.Invoke(_session.PagesWritten());
        }
        catch (Exception e)
        {
            RollBack();
            if (batch.Count > 1 && e is not SqliteFault { IsOfTheFile: true })
            {
                // One work's fault is not the others': each is done by itself.
                foreach (var work in batch)
                    Transact([work]);
                return;
            }
            var fault = e is SqliteFault f ? f.ToStoreException(_file) : e;
            if (e is SqliteFault { IsOfTheFile: true })
                Fault = (StoreException)fault;
            foreach (var work in batch)
                work.Fail(fault);
            return;
        }
        foreach (var work in batch)
            work.Committed();
    }

    private void RollBack()
    {
        // After some faults SQLite has rolled back itself.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_session.Connection.Handle) == 0)
            _session.Execute("rollback");
    }

    private abstract class Work
    {
        public abstract void Do(SqliteSession session);
        public abstract void Committed();
        public abstract void Fail(Exception fault);
    }

    private sealed class Work<T>(Func<SqliteSession, T> work, Action<T>? committed) : Work
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Task => _done.Task;

        public override void Do(SqliteSession session) => _result = work(session);

        public override void Committed()
        {
            try
            {
                committed?.Invoke(_result);
                _done.SetResult(_result);
            }
            catch (Exception e)
            {
                _done.SetException(e);
            }
        }

        public override void Fail(Exception fault) => _done.SetException(fault);
    }
}
