using System.Text.Json.Nodes;
using Bot.Aws.Client;

namespace Bot.Tests.Guardrails.Approvals;

/// <summary>What happens around a call that changes something.</summary>
internal enum Mishap
{
    None,
    /// <summary>The process dies before it is sent.</summary>
    DiesBefore,
    /// <summary>The process dies after AWS did it, before it heard so.</summary>
    DiesAfter,
    /// <summary>AWS did it, and the answer is lost.</summary>
    AnswerLost,
    /// <summary>The connection failed, and AWS did nothing.</summary>
    NeverArrived,
    /// <summary>AWS refuses it.</summary>
    Refused,
}

/// <summary>A process that ends here.</summary>
internal sealed class CrashException : Exception;

/// <summary>Instances that can be stopped and started, and a count of the times they really were.</summary>
internal sealed class FakeInstances : IAwsClient
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);

    public FakeInstances(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
            _states[id] = "running";
    }

    /// <summary>Changes that took effect, by hash of operation and parameters.</summary>
    public List<string> Effects { get; } = [];

    /// <summary>Told of each call; what it says happens to a change.</summary>
    public Func<AwsCall, Mishap> Mishap { get; set; } = _ => Approvals.Mishap.None;

    /// <summary>Awaited before a change has its effect, so that a test may interleave.</summary>
    public Func<Task>? Pause { get; set; }

    public string this[string id]
    {
        get { lock (_gate) return _states[id]; }
        set { lock (_gate) _states[id] = value; }
    }

    public async Task<AwsResult> SendAsync(AwsCall call, CancellationToken cancellation)
    {
        switch (call.Operation)
        {
            case "DescribeInstances":
                return Describe(call);
            case "StopInstances" or "StartInstances" or "RebootInstances":
                var mishap = Mishap(call);
                if (mishap == Approvals.Mishap.DiesBefore)
                    throw new CrashException();
                if (Pause is { } pause)
                    await pause();
                if (mishap == Approvals.Mishap.Refused)
                    return Failed("UnauthorizedOperation", 403);
                if (mishap == Approvals.Mishap.NeverArrived)
                    return Failed("ConnectionFailed", 0);
                Change(call);
                return mishap switch
                {
                    Approvals.Mishap.DiesAfter => throw new CrashException(),
                    Approvals.Mishap.AnswerLost => Failed("Timeout", 0),
                    _ => new AwsResult.Success([], 200, "r-1"),
                };
            case "LookupEvents":
                return new AwsResult.Success(new() { ["Events"] = new JsonArray() }, 200, null);
            default:
                return Failed("AccessDenied", 403);
        }
    }

    private void Change(AwsCall call)
    {
        lock (_gate)
        {
            Effects.Add($"{call.Operation} {call.Parameters.ToJsonString()}");
            foreach (var id in call.Parameters["InstanceIds"]!.AsArray().Select(i => (string)i!))
                _states[id] = call.Operation switch { "StopInstances" => "stopped", "StartInstances" => "running", _ => _states[id] };
        }
    }

    private AwsResult.Success Describe(AwsCall call)
    {
        lock (_gate)
        {
            var wanted = (call.Parameters["InstanceIds"] as JsonArray)?.Select(i => (string)i!).ToHashSet();
            var items = _states.Where(s => wanted?.Contains(s.Key) != false).Select(s => (JsonNode)new JsonObject
            {
                ["InstanceId"] = s.Key,
                ["State"] = new JsonObject { ["Name"] = s.Value },
                ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "Name", ["Value"] = $"name-{s.Key}" }, new JsonObject { ["Key"] = "Environment", ["Value"] = "production" }),
            });
            return new(new() { ["Reservations"] = new JsonArray(new JsonObject { ["Instances"] = new JsonArray([.. items]) }) }, 200, null);
        }
    }

    private static AwsResult.Failure Failed(string code, int status) => new(new(code, "It did not work.", status, null, status is 0 or >= 500));
}
