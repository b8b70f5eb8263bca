namespace Bot.Conversations.Stores.Sqlite;

/// <summary>
/// Copies what was committed from the log into the file, beside the writer, so that no turn waits for it. What is committed
/// meanwhile is little, and the writer copies that itself between two transactions: then the log begins anew and does not grow.
/// </summary>
internal sealed class SqliteCheckpointer : IDisposable
{
    /// <summary>32 MB of log. More makes a start after a crash slower, less writes a page that changes often more often.</summary>
    public const int DefaultPages = 8_000;
    private readonly int _pages;
    private readonly SqliteSession _session;
    private readonly SqliteWriter _writer;
    private readonly AutoResetEvent _due = new(false);
    private readonly Thread _thread;
    private long _from;
    private volatile bool _running, _stopping;

    /// <param name="session">Used by this alone.</param>
    /// <param name="writer">Whose log it is.</param>
    /// <param name="pages">After how many pages it is due.</param>
    public SqliteCheckpointer(SqliteSession session, SqliteWriter writer, int pages = DefaultPages)
    {
        (_session, _writer, _pages) = (session, writer, pages);
        _thread = new(Run) { Name = "sqlite-checkpoint", IsBackground = true, Priority = ThreadPriority.BelowNormal };
        _thread.Start();
        writer.Written = OnWritten;
    }

    /// <summary>How often it was done.</summary>
    public int Rounds { get; private set; }

    /// <summary>Ends before the writer does.</summary>
    public void Dispose()
    {
        _stopping = true;
        _due.Set();
        _thread.Join();
        _session.Dispose();
        _due.Dispose();
    }

    /// <param name="pages">Written so far.</param>
    private void OnWritten(long pages)
    {
        if (_running || _stopping || pages - _from < _pages)
            return;
        _running = true;
        _from = pages;
        _due.Set();
    }

    private void Run()
    {
        while (true)
        {
            _due.WaitOne();
            if (_stopping)
                return;
            // A fault of the disk shows in the writer's own work, and the next time it is due it is tried again.
            if (_session.Checkpoint())
                _writer.WriteOutside(session => session.Checkpoint());
            Rounds++;
            _running = false;
        }
    }
}
