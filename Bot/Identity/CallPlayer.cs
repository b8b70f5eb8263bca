using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Client;
using Bot.Guardrails;

namespace Bot.Identity;

/// <summary>Answers calls from a tape instead of AWS: the same call with what it was answered then, in the order of then, with the same evidence. What is not on the tape is said so. Thread-safe.</summary>
/// <remarks>
/// What runs side by side may depend on what ends first. So a call is answered when those that ended before it were: none of them waited for it then. Where
/// this bot does not ask one of them any more, the next goes on after a moment.
/// </remarks>
internal sealed class CallPlayer : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);
    /// <summary>The error of a call that the tape does not hold.</summary>
    public const string NotTaped = "NotRecorded";
    private readonly Dictionary<string, ConcurrentQueue<(int Number, TapedCall Call)>> _calls = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, ImmutableArray<string>> _regions;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, TaskCompletionSource> _waiting = [];
    private readonly HashSet<int> _answered = [];
    private readonly ITimer _stalled;
    private readonly SemaphoreSlim _asked = new(0);
    private readonly Func<int, int>? _pick;
    private int _next, _seen, _missed;
    private bool _isAnswering;

    /// <param name="calls">In the order in which they ended.</param>
    /// <param name="regions">Enabled Regions by account.</param>
    /// <param name="clock">Times the moment.</param>
    /// <param name="pick">Picks which of so many that wait is answered next, instead of the order of then; for <see cref="DriveAsync"/>.</param>
    public CallPlayer(IEnumerable<TapedCall> calls, IReadOnlyDictionary<string, ImmutableArray<string>> regions, TimeProvider clock, Func<int, int>? pick = null)
    {
        _regions = regions;
        _pick = pick;
        _stalled = clock.CreateTimer(_ => GoOn(), null, pick is null ? Moment : Timeout.InfiniteTimeSpan, Moment);
        foreach (var (number, call) in calls.Index())
        {
            var key = Key(call.Service, call.Operation, call.Account, call.Region, JsonNode.Parse(call.Parameters));
            if (!_calls.TryGetValue(key, out var list))
                _calls[key] = list = new();
            list.Enqueue((number, call));
        }
    }

    /// <summary>How many calls were asked for that the tape does not hold.</summary>
    public int Missed => Volatile.Read(ref _missed);

    public IReadOnlyList<string> Regions(string account) => _regions.TryGetValue(account, out var regions) ? regions : DefaultRegions.All;

    public async Task<CallOutcome> AnswerAsync(string service, string operation, string action, string account, string region, JsonObject? parameters, DateTimeOffset now, Evidence evidence)
    {
        var key = Key(service, operation, account, region, parameters);
        if (!_calls.TryGetValue(key, out var list) || !list.TryDequeue(out var found))
        {
            Interlocked.Increment(ref _missed);
            var error = new AwsError(NotTaped, "This call is not on the tape.", 0, null, false);
            return new CallOutcome.Failed(evidence.Add(new("", action, service, operation, account, region, (JsonObject)(parameters ?? []).DeepClone(), 0, error, TimeSpan.Zero, now)), error);
        }
        // The same call may be asked again.
        if (list.IsEmpty)
            list.Enqueue(found);
        await TurnOf(found.Number).ConfigureAwait(false);
        var taped = found.Call;
        if (taped.Call is not { } call)
            return new CallOutcome.Refused(taped.Refusal!);
        call = evidence.Keep(call);
        return taped.Error is { } failure
            ? new CallOutcome.Failed(call, failure) { Refusal = taped.Refusal }
            : new CallOutcome.Ok(call, (JsonObject)JsonNode.Parse(taped.Body!)!);
    }

    public void Dispose()
    {
        _stalled.Dispose();
        _asked.Dispose();
    }

    /// <summary>Answers the calls of some work in an order picked, each when all that follows from the one before has been asked, until the work is done.</summary>
    public async Task<T> DriveAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            TaskCompletionSource? turn = null;
            lock (_lock)
            {
                if (_waiting.Count > 0)
                {
                    var number = _waiting.Keys.ElementAt(_pick!(_waiting.Count));
                    _waiting.Remove(number, out turn);
                }
            }
            if (turn is null)
                await Task.WhenAny(work, _asked.WaitAsync()).ConfigureAwait(false);
            else
                turn.SetResult();
        }
        return await work.ConfigureAwait(false);
    }

    /// <summary>Ends when it is this call's turn.</summary>
    private Task TurnOf(int number)
    {
        // What goes on does so here, one after another: that is the order of then.
        var turn = new TaskCompletionSource();
        lock (_lock)
        {
            if (_answered.Contains(number) || !_waiting.TryAdd(number, turn))
                return Task.CompletedTask;
        }
        if (_pick is not null)
        {
            _asked.Release();
            return turn.Task;
        }
        AnswerNext();
        return turn.Task;
    }

    private void AnswerNext()
    {
        while (true)
        {
            TaskCompletionSource turn;
            lock (_lock)
            {
                if (_isAnswering || !_waiting.Remove(_next, out turn!))
                    return;
                _answered.Add(_next++);
                while (_answered.Contains(_next))
                    _next++;
                _isAnswering = true;
            }
            turn.SetResult();
            lock (_lock)
                _isAnswering = false;
        }
    }

    /// <summary>Nothing was answered for a moment: what the first that waits waits for is not asked any more.</summary>
    private void GoOn()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0 || _isAnswering || _seen != _next)
            {
                _seen = _next;
                return;
            }
            _next = _waiting.Keys.First();
        }
        AnswerNext();
    }

    private static string Key(string service, string operation, string account, string region, JsonNode? parameters) => $"{service}:{operation}:{account}:{region}:{CanonicalJson.Hash(parameters ?? new JsonObject())}";
}
