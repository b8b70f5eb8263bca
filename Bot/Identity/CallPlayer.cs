using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Client;
using Bot.Guardrails;

namespace Bot.Identity;

/// <summary>Answers calls from a tape instead of AWS: the same call with what it was answered then, with the same evidence. What is not on the tape is said so. Thread-safe.</summary>
internal sealed class CallPlayer
{
    /// <summary>The error of a call that the tape does not hold.</summary>
    public const string NotTaped = "NotRecorded";
    private readonly Dictionary<string, ConcurrentQueue<TapedCall>> _calls = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, ImmutableArray<string>> _regions;
    private int _missed;

    public CallPlayer(IEnumerable<TapedCall> calls, IReadOnlyDictionary<string, ImmutableArray<string>> regions)
    {
        _regions = regions;
        foreach (var call in calls)
        {
            var key = Key(call.Service, call.Operation, call.Account, call.Region, JsonNode.Parse(call.Parameters));
            if (!_calls.TryGetValue(key, out var list))
                _calls[key] = list = new();
            list.Enqueue(call);
        }
    }

    /// <summary>How many calls were asked for that the tape does not hold.</summary>
    public int Missed => Volatile.Read(ref _missed);

    public IReadOnlyList<string> Regions(string account) => _regions.TryGetValue(account, out var regions) ? regions : DefaultRegions.All;

    public CallOutcome Answer(string service, string operation, string action, string account, string region, JsonObject? parameters, DateTimeOffset now, Evidence evidence)
    {
        var key = Key(service, operation, account, region, parameters);
        if (!_calls.TryGetValue(key, out var list) || !list.TryDequeue(out var taped))
        {
            Interlocked.Increment(ref _missed);
            var error = new AwsError(NotTaped, "This call is not on the tape.", 0, null, false);
            return new CallOutcome.Failed(evidence.Add(new("", action, service, operation, account, region, (JsonObject)(parameters ?? []).DeepClone(), 0, error, TimeSpan.Zero, now)), error);
        }
        // The same call may be asked again.
        if (list.IsEmpty)
            list.Enqueue(taped);
        if (taped.Call is not { } call)
            return new CallOutcome.Refused(taped.Refusal!);
        call = evidence.Keep(call);
        return taped.Error is { } failure
            ? new CallOutcome.Failed(call, failure) { Refusal = taped.Refusal }
            : new CallOutcome.Ok(call, (JsonObject)JsonNode.Parse(taped.Body!)!);
    }

    private static string Key(string service, string operation, string account, string region, JsonNode? parameters) => $"{service}:{operation}:{account}:{region}:{CanonicalJson.Hash(parameters ?? new JsonObject())}";
}
