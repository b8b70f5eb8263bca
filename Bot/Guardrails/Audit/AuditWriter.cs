using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Bot.Guardrails.Audit;

/// <summary>
/// Writes a chain of its own: one task seals what was recorded, many entries at once, and appends them to the store.
/// A batch that could not be appended is kept and tried again with the next, so that the chain has no gap.
/// </summary>
internal sealed partial class AuditWriter(IAuditStore store, AuditOptions options, IEnumerable<IAuditCopy> copies, TimeProvider clock, ILogger<AuditWriter> log) : IAudit, IAsyncDisposable
{
    private const int MaxBatch = 1_000;
    private const int MaxWaiting = 100_000;
    private const int MaxHeads = 20;
    private static readonly TimeSpan StoreLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HeadInterval = TimeSpan.FromMinutes(15);
    private readonly Channel<Item> _items = Channel.CreateUnbounded<Item>(new() { SingleReader = true });
    private readonly IAuditCopy[] _copies = [.. copies];
    private readonly List<AuditEntry> _unwritten = [];
    private readonly Lock _starting = new();
    private Task? _running;
    private int _waiting;
    private string? _chain;
    private long _seq;
    private string _hash = AuditJson.Genesis;
    private long _headLogged;

    /// <summary>Something to write, or a mark up to which everything shall be durable.</summary>
    private readonly record struct Item(AuditEvent? Event, TaskCompletionSource? Flush);

    public void Record(AuditEvent happened)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new AuditException($"More than {MaxWaiting} entries wait to be written to the audit.");
        }
        Put(new(happened, null));
    }

    public Task FlushAsync(CancellationToken cancellation)
    {
        var flush = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Put(new(null, flush));
        return flush.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _items.Writer.TryComplete();
        if (_running is { } running)
            await running.ConfigureAwait(false);
    }

    private void Put(Item item)
    {
        if (!_items.Writer.TryWrite(item))
            throw new AuditException("The audit was closed: the bot is stopping.");
        if (_running is null)
        {
            lock (_starting)
                _running ??= Task.Run(RunAsync);
        }
    }

    private async Task RunAsync()
    {
        var events = new List<AuditEvent>();
        var flushes = new List<TaskCompletionSource>();
        while (await _items.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (events.Count < MaxBatch && _items.Reader.TryRead(out var item))
            {
                if (item.Event is { } happened)
                    events.Add(happened);
                else
                    flushes.Add(item.Flush!);
            }
            var fault = await WriteAsync(events).ConfigureAwait(false);
            events.Clear();
            foreach (var flush in flushes)
            {
                if (fault is null)
                    flush.SetResult();
                else
                    flush.SetException(new AuditException("The audit could not be written.", fault));
            }
            flushes.Clear();
        }
        LogHead(force: true);
    }

    private async Task<Exception?> WriteAsync(List<AuditEvent> events)
    {
        using var limit = new CancellationTokenSource(StoreLimit, clock);
        try
        {
            if (_chain is null && events.Count > 0)
                await OpenAsync(limit.Token).ConfigureAwait(false);
            Seal(events);
            if (_unwritten.Count == 0)
                return null;
            await store.AppendAsync([.. _unwritten], limit.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whatever the store threw, the entries stay here and whoever waits for them is told.
            if (_chain is null)
                NoChain(events);
            NotWritten(log, e, _unwritten.Count);
            return e;
        }
        Interlocked.Add(ref _waiting, -_unwritten.Count(e => e.Kind != AuditKind.Opened));
        foreach (var copy in _copies)
            copy.Take(_unwritten);
        _unwritten.Clear();
        LogHead(force: false);
        return null;
    }

    /// <summary>The chain's first entry names the latest heads of other chains, so that a chain cut short is found by the next.</summary>
    private async Task OpenAsync(CancellationToken cancellation)
    {
        var heads = new JsonArray();
        await foreach (var chain in store.ChainsAsync(cancellation).ConfigureAwait(false))
        {
            if (await store.LastAsync(chain, cancellation).ConfigureAwait(false) is { } last)
                heads.Add(AuditHeads.Of(last.Chain, last.Seq, last.Hash));
            if (heads.Count == MaxHeads)
                break;
        }
        Begin(heads);
    }

    /// <summary>The store does not answer: what happened is sealed all the same, in a chain that begins without knowing the others.</summary>
    private void NoChain(List<AuditEvent> events)
    {
        Begin([]);
        Seal(events);
    }

    private void Begin(JsonArray heads)
    {
        var now = clock.GetUtcNow();
        _chain = $"{now:yyyyMMdd'T'HHmmss'Z'}-{Guid.NewGuid():N}";
        _headLogged = clock.GetTimestamp();
        Add(new(AuditKind.Opened, now) { Detail = new() { ["host"] = Environment.MachineName, ["heads"] = heads } });
    }

    private void Seal(List<AuditEvent> events)
    {
        foreach (var happened in events)
            Add(AuditRedaction.Apply(happened, options.Text));
    }

    private void Add(AuditEvent happened)
    {
        var entry = AuditJson.Seal(happened, _chain!, ++_seq, _hash);
        _hash = entry.Hash;
        _unwritten.Add(entry);
    }

    /// <summary>Heads in the log are outside the store's reach: who rewrites the store cannot rewrite them.</summary>
    private void LogHead(bool force)
    {
        if (_chain is null || _unwritten.Count > 0 || (!force && clock.GetElapsedTime(_headLogged) < HeadInterval))
            return;
        _headLogged = clock.GetTimestamp();
        Head(log, _chain, _seq, _hash);
    }

    [LoggerMessage(EventId = 500, Level = LogLevel.Error, Message = "The audit could not be written; {Count} entries wait")]
    private static partial void NotWritten(ILogger log, Exception exception, int count);

    [LoggerMessage(EventId = 501, Level = LogLevel.Information, Message = "Audit head: chain {Chain}, entry {Seq}, hash {Hash}")]
    private static partial void Head(ILogger log, string chain, long seq, string hash);
}
