using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Client;

namespace Bot.Identity;

/// <summary>Every call of a turn with what was asked and answered, so that the turn can be run again without AWS. Redacted as what the turn saw. Thread-safe.</summary>
internal sealed class CallTape
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ConcurrentQueue<TapedCall> _calls = new();
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _regions = new(StringComparer.Ordinal);

    public ImmutableArray<TapedCall> Calls => [.. _calls];

    /// <summary>The enabled Regions that were read, by account.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> Regions => _regions;

    /// <summary>Takes down a call. Its answer is copied: whoever asked joins further pages into it.</summary>
    public void Add(string service, string operation, string account, string region, JsonObject? parameters, CallOutcome outcome) => _calls.Enqueue(new(
        service, operation, account, region, (parameters ?? []).ToJsonString(Json),
        outcome switch { CallOutcome.Ok ok => ok.Call, CallOutcome.Failed failed => failed.Call, _ => null },
        outcome is CallOutcome.Ok answered ? answered.Body.ToJsonString(Json) : null,
        (outcome as CallOutcome.Failed)?.Error,
        outcome switch { CallOutcome.Refused refused => refused.Refusal, CallOutcome.Failed failed => failed.Refusal, _ => null }));

    public void AddRegions(string account, IEnumerable<string> regions) => _regions[account] = [.. regions];
}

/// <summary>A call as it was sent and answered.</summary>
/// <param name="Parameters">As sent, in JSON.</param>
/// <param name="Call">The evidence; null where it was not sent.</param>
/// <param name="Body">The answer in JSON; null where there was none.</param>
/// <param name="Error">What AWS said instead; null on success.</param>
/// <param name="Refusal">Why it was not sent, or AWS's denial explained; null otherwise.</param>
internal sealed record TapedCall(string Service, string Operation, string Account, string Region, string Parameters, RecordedCall? Call, string? Body, AwsError? Error, Refusal? Refusal);
