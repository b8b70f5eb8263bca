using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Planning;

/// <summary>The calls of one question: bounded, in parallel, failures kept as findings.</summary>
internal sealed class Calls(Turn turn, CancellationToken cancellation)
{
    private int _asked;

    /// <summary>Calls under way at once: more would only be throttled.</summary>
    private const int Parallel = 32;
    private readonly SemaphoreSlim _gate = new(Parallel);

    public Findings Findings { get; private init; } = new();
    public Turn Turn { get; } = turn;
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Calls that were asked for, each further page counted when the last has come.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>What was asked before is not asked again: for one look at a moment, in which many ways lead to the same thing.</summary>
    public bool Remembers { get; init; }
    private readonly ConcurrentDictionary<string, Lazy<Task<CallOutcome>>> _known = new(StringComparer.Ordinal);

    /// <summary>The same, counted apart.</summary>
    public Calls Beside() => new(Turn, Cancellation) { Findings = Findings };

    /// <summary>All pages of a call.</summary>
    public async Task<CallOutcome> AskAsync(string service, string operation, JsonObject parameters, Spot spot, int maxPages = 50)
    {
        if (!Remembers)
            return await SendAsync(service, operation, parameters, spot, maxPages).ConfigureAwait(false);
        var key = $"{service} {operation} {spot.Region} {spot.Account} {maxPages} {parameters.ToJsonString()}";
        var known = _known.GetOrAdd(key, _ => new(() => SendAsync(service, operation, parameters, spot, maxPages)));
        var outcome = await known.Value.ConfigureAwait(false);
        // JSON nodes unfold as they are read, which two readers must not do at once: each gets its own.
        lock (known)
        {
            return outcome switch
            {
                CallOutcome.Ok ok => ok with { Body = (JsonObject)ok.Body.DeepClone() },
                CallOutcome.Failed { Partial: { } partial } failed => failed with { Partial = (JsonObject)partial.DeepClone() },
                _ => outcome,
            };
        }
    }

    private async Task<CallOutcome> SendAsync(string service, string operation, JsonObject parameters, Spot spot, int maxPages)
    {
        Interlocked.Increment(ref _asked);
        await _gate.WaitAsync(Cancellation).ConfigureAwait(false);
        try
        {
            var outcome = await Turn.Aws.CallAllAsync(service, operation, parameters, spot.Region, spot.Account, maxPages, Cancellation).ConfigureAwait(false);
            if (outcome is CallOutcome.Ok ok)
            {
                Findings.Answer();
                Interlocked.Add(ref _asked, ok.Pages - 1);
                if (ok.Truncated)
                    Findings.Note($"`{ok.Call.Action}` in {ok.Call.Region} has more than {maxPages} pages; the rest is left out. Ask for less, by a name, tag or state.");
            }
            return outcome;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The items that an outcome gave, those of the pages before a failure included; a failure becomes a finding unless the thing does not exist.</summary>
    public List<Row> Rows(CallOutcome outcome, ResourceKind kind, string path, Spot spot, string parent, bool missingIsFine)
    {
        var (body, evidence) = outcome switch
        {
            CallOutcome.Ok ok => (ok.Body, ok.Call.Id),
            CallOutcome.Failed failed => (failed.Partial, failed.Call.Id),
            _ => (null, ""),
        };
        if (outcome is not CallOutcome.Ok && !(missingIsFine && outcome is CallOutcome.Failed { Error: { } error } && IsMissing(error)))
            Findings.Fail(outcome, spot);
        var rows = new List<Row>();
        if (body is null)
            return rows;
        foreach (var node in path == "." ? [body] : ItemPath.Parse(path).Nodes(body))
        {
            var item = node is JsonObject o ? o : new JsonObject { ["Value"] = node.DeepClone() };
            rows.Add(new(kind, item, spot.Region, spot.Account, evidence) { ParentId = parent });
        }
        return rows;
    }

    /// <summary>AWS says that there is no such thing; EC2 calls an id of the wrong length malformed.</summary>
    public static bool IsMissing(Aws.Client.AwsError error) =>
        error.IsNotFound || error.Code.EndsWith(".Malformed", StringComparison.Ordinal)
        || (error.Code is "ValidationError" or "ValidationException" or "ClientException" && error.Message.Contains("not exist", StringComparison.OrdinalIgnoreCase));
}
