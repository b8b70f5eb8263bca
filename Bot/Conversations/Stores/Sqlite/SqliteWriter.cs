using System.Runtime.InteropServices;

namespace Bot.Conversations.Stores.Sqlite;

/// <summary>
/// The one thread that writes. What is asked while it commits waits and is done in the next transaction, all of it with one flush;
/// a caller goes on when its own work is on the disk.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MaxBatch = 1024;
    /// <summary>Callers that one thread of the pool lets go on, one after the other: waking a thread for each costs more than most of them do then.</summary>
    private const int ReleasedTogether = 8;
    /// <summary>All wait for this thread, which itself mostly waits for the disk.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(0.1);
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
    /// <param name="isBrief">The caller does little when it goes on and waits for nothing without giving its thread back: others may wait for it.</param>
    /// <exception cref="StoreException">The file cannot be written; nothing was.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, Action<T>? committed = null, bool isBrief = false)
    {
        var asked = new Work<T>(work, committed, isBrief);
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
        ThreadShare.BeBrief(Slice);
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
                Transact(CollectionsMarshal.AsSpan(batch)[from..Math.Min(batch.Count, from + MaxBatch)]);
            batch.Clear();
        }
    }

    private void Transact(Span<Work> batch)
    {
        try
        {
            _session.Prepare("begin immediate").Run();
            foreach (var work in batch)
                work.Do(_session);
            _session.Prepare("commit").Run();
            Commits++;
            Fault = null;
            Written?.Invoke(_session.PagesWritten());
        }
        catch (Exception e)
        {
            RollBack();
            if (batch.Length > 1 && e is not SqliteFault { IsOfTheFile: true })
            {
                // One work's fault is not the others': each is done by itself.
                for (var i = 0; i < batch.Length; i++)
                    Transact(batch.Slice(i, 1));
                return;
            }
            var fault = e is SqliteFault f ? f.ToStoreException(_file) : e;
            if (e is SqliteFault { IsOfTheFile: true })
                Fault = (StoreException)fault;
            foreach (var work in batch)
                work.Fail(fault);
            Release(batch);
            return;
        }
        foreach (var work in batch)
            work.Committed();
        Release(batch);
    }

    /// <summary>Lets the callers go on.</summary>
    private static void Release(Span<Work> batch)
    {
        List<Work>? brief = null;
        foreach (var work in batch)
        {
            if (!work.IsBrief)
            {
                work.Release();
                continue;
            }
            (brief ??= new(ReleasedTogether)).Add(work);
            if (brief.Count < ReleasedTogether)
                continue;
            ThreadPool.UnsafeQueueUserWorkItem(ReleaseAll, brief, preferLocal: false);
            brief = null;
        }
        if (brief is not null)
            ThreadPool.UnsafeQueueUserWorkItem(ReleaseAll, brief, preferLocal: false);
    }

    private static void ReleaseAll(List<Work> works)
    {
        foreach (var work in works)
            work.Release();
    }

    private void RollBack()
    {
        // After some faults SQLite has rolled back itself.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_session.Connection.Handle) == 0)
            _session.Execute("rollback");
    }

    private abstract class Work(bool isBrief)
    {
        public bool IsBrief => isBrief;

        public abstract void Do(SqliteSession session);
        public abstract void Committed();
        public abstract void Release();
        public abstract void Fail(Exception fault);
    }

    private sealed class Work<T>(Func<SqliteSession, T> work, Action<T>? committed, bool isBrief) : Work(isBrief)
    {
        private readonly TaskCompletionSource<T> _done = new(isBrief ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;
        private Exception? _fault;

        public Task<T> Task => _done.Task;

        public override void Do(SqliteSession session) => _result = work(session);

        public override void Committed()
        {
            try
            {
                committed?.Invoke(_result);
            }
            catch (Exception e)
            {
                _fault = e;
            }
        }

        public override void Release()
        {
            if (_fault is null)
                _done.SetResult(_result);
            else
                _done.SetException(_fault);
        }

        public override void Fail(Exception fault) => _fault = fault;
    }
}
