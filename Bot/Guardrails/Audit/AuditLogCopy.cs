using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Bot.Aws.Client;

namespace Bot.Guardrails.Audit;

/// <summary>Copies every entry to a CloudWatch Logs group with the bot's own credentials: out of the reach of whoever holds the store. Does nothing without a group.</summary>
/// <param name="group">The log group; it must exist. Null for none.</param>
/// <param name="region">Its Region.</param>
/// <param name="client">The bot's own client.</param>
/// <param name="clock">Times the retries.</param>
/// <param name="log">Told of what could not be copied.</param>
internal sealed partial class AuditLogCopy(string? group, string region, Func<IAwsClient> client, TimeProvider clock, ILogger<AuditLogCopy> log) : BackgroundService, IAuditCopy
{
    // CloudWatch Logs: 10,000 events and 1 MiB a call, each event counted with 26 bytes more, a call within 24 hours.
    private const int MaxEvents = 10_000;
    private const int MaxBytes = 1_000_000;
    private const int EventBytes = 26;
    private const int MaxWaiting = 100_000;
    private static readonly TimeSpan Span = TimeSpan.FromHours(23);
    private readonly Channel<AuditEntry> _entries = Channel.CreateBounded<AuditEntry>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly string _stream = $"{Environment.MachineName}-{Guid.NewGuid():N}";
    private bool _hasStream;
    private long _lost;

    public void Take(IReadOnlyList<AuditEntry> entries)
    {
        if (group is null)
            return;
        foreach (var entry in entries)
        {
            if (!_entries.Writer.TryWrite(entry) && Interlocked.Increment(ref _lost) is var lost && lost % 1_000 == 1)
                Lost(log, group, lost);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (group is null)
            return;
        AuditEntry? first = null;
        try
        {
            while (first is not null || await _entries.Reader.WaitToReadAsync(stoppingToken).ConfigureAwait(false))
            {
                var (batch, next) = Batch(first);
                first = next;
                if (batch.Count > 0)
                    await SendAsync(batch, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot ends; the store has every entry.
        }
    }

    private (List<AuditEntry> Batch, AuditEntry? Next) Batch(AuditEntry? first)
    {
        var batch = new List<AuditEntry>();
        var bytes = 0;
        while (true)
        {
            var entry = first;
            first = null;
            if (entry is null && !_entries.Reader.TryRead(out entry))
                return (batch, null);
            bytes += Encoding.UTF8.GetByteCount(entry.Json) + entry.Hash.Length + EventBytes + 20;
            if (batch.Count > 0 && (batch.Count == MaxEvents || bytes > MaxBytes || (entry.At - batch[0].At).Duration() > Span))
                return (batch, entry);
            batch.Add(entry);
        }
    }

    private async Task SendAsync(List<AuditEntry> batch, CancellationToken cancellation)
    {
        var events = new JsonArray([.. batch.OrderBy(e => e.At).Select(e => (JsonNode)new JsonObject { ["timestamp"] = e.At.ToUnixTimeMilliseconds(), ["message"] = AuditExport.Line(e) })]);
        for (var attempt = 0; ; attempt++)
        {
            if (!_hasStream)
            {
                var made = await client().SendAsync(new("logs", "CreateLogStream", new() { ["logGroupName"] = group, ["logStreamName"] = _stream }, region), cancellation).ConfigureAwait(false);
                _hasStream = made is AwsResult.Success or AwsResult.Failure { Error.Code: "ResourceAlreadyExistsException" };
            }
            var result = await client().SendAsync(new("logs", "PutLogEvents", new() { ["logGroupName"] = group, ["logStreamName"] = _stream, ["logEvents"] = events.DeepClone() }, region), cancellation).ConfigureAwait(false);
            if (result is not AwsResult.Failure { Error: var error })
                return;
            NotCopied(log, batch.Count, group!, error.Code, error.Message);
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(300, 1 << Math.Min(attempt, 8))), clock, cancellation).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 530, Level = LogLevel.Warning, Message = "{Count} entries of the audit could not be copied to {Group} ({Code}: {Reason}); it is tried again")]
    private static partial void NotCopied(ILogger log, int count, string group, string code, string reason);

    [LoggerMessage(EventId = 531, Level = LogLevel.Error, Message = "{Lost} entries of the audit were not copied to {Group}; the store has them")]
    private static partial void Lost(ILogger log, string group, long lost);
}
