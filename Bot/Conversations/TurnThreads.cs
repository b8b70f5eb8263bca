namespace Bot.Conversations;

/// <summary>
/// The threads on which turns and deliveries begin. They give way to the pool's, on which messages are taken in: where the
/// processor is short, a platform gets its acknowledgement before people get their answers. The system leaves them their share all
/// the same, so that no stream of messages, however long, keeps a turn from beginning. What a turn does after it waited runs on the pool.
/// </summary>
internal sealed class TurnThreads : IDisposable
{
    /// <summary>Linux's nice value: about a third of the share of a thread that gives way to nobody.</summary>
    private const int Nice = 5;
    /// <summary>A beginning that takes longer blocks or reckons; another thread takes the place of its own.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly TimeProvider _clock;
    private readonly object _gate = new();
    private readonly Queue<Action> _waiting = new();
    private readonly List<Worker> _workers = [];
    private readonly ITimer _timer;
    private bool _stopping;

    public TurnThreads(TimeProvider clock)
    {
        _clock = clock;
        for (var i = 0; i < Math.Max(2, Environment.ProcessorCount); i++)
            Begin();
        _timer = clock.CreateTimer(_ => ReplaceSlow(), null, Patience, Patience);
    }

    /// <summary>Begins something in order; it must not throw.</summary>
    public void Start(Func<Task> work)
    {
        lock (_gate)
        {
            _waiting.Enqueue(() => _ = work());
            Monitor.Pulse(_gate);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Begin()
    {
        var worker = new Worker();
        _workers.Add(worker);
        new Thread(() => Run(worker)) { Name = "turns", IsBackground = true }.Start();
    }

    private void Run(Worker worker)
    {
        ThreadShare.GiveWay(Nice);
        while (true)
        {
            Action work;
            lock (_gate)
            {
                worker.Since = null;
                while (_waiting.Count == 0 && !_stopping && !worker.IsReplaced)
                    Monitor.Wait(_gate);
                if (_waiting.Count == 0 || worker.IsReplaced)
                {
                    _workers.Remove(worker);
                    return;
                }
                work = _waiting.Dequeue();
                worker.Since = _clock.GetTimestamp();
            }
            work();
        }
    }

    private void ReplaceSlow()
    {
        lock (_gate)
        {
            foreach (var worker in _workers.Where(w => !w.IsReplaced && w.Since is { } since && _clock.GetElapsedTime(since) >= Patience).ToArray())
            {
                worker.IsReplaced = true;
                Begin();
            }
        }
    }

    private sealed class Worker
    {
        /// <summary>When it began what it does; null while it waits.</summary>
        public long? Since { get; set; }
        public bool IsReplaced { get; set; }
    }
}
