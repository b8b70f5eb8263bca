using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Aws.Client;

namespace Bot.Answers;

/// <summary>The calls made for one answer. Calls are added from many threads.</summary>
internal sealed class Evidence
{
    private readonly Lock _gate = new();
    private readonly List<RecordedCall> _calls = [];

    /// <summary>The calls so far, in the order they ended.</summary>
    public ImmutableArray<RecordedCall> Calls
    {
        get { lock (_gate) return [.. _calls]; }
    }

    /// <summary>Takes down what was asked and answered, for a turn that is to be run again without AWS; null for one that is not.</summary>
    public Identity.CallTape? Tape { get; set; }

    /// <summary>Records a call of a tape, with the id it had.</summary>
    public RecordedCall Keep(RecordedCall call)
    {
        lock (_gate)
            _calls.Add(call);
        return call;
    }

    /// <summary>Records a call and gives it its id: <c>e1</c>, <c>e2</c>, ….</summary>
    public RecordedCall Add(RecordedCall call)
    {
        lock (_gate)
        {
            call = call with { Id = $"e{_calls.Count + 1}" };
            _calls.Add(call);
            return call;
        }
    }
}

/// <summary>One AWS call as it was sent and answered.</summary>
/// <param name="Id">Its id within the answer.</param>
/// <param name="Action">IAM action.</param>
/// <param name="Parameters">As sent.</param>
/// <param name="Status">HTTP status; 0 where no answer came.</param>
/// <param name="Error">Null on success.</param>
/// <param name="Took">From sending to the answer.</param>
/// <param name="At">When it was sent.</param>
internal sealed record RecordedCall(
    string Id, string Action, string Service, string Operation, string Account, string Region, JsonObject Parameters,
    int Status, AwsError? Error, TimeSpan Took, DateTimeOffset At)
{
    /// <summary>It was answered before, then (<see cref="At"/>), and not sent again.</summary>
    public bool IsFromCache { get; init; }
}
