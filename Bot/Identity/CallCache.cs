using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Guardrails;

namespace Bot.Identity;

/// <summary>
/// Answers of calls that AWS takes money for, kept for a while: the same call of the same person in the same channel, as the same role
/// in the same account, is not paid for again. Whoever loses a right within that time may be shown what they were shown before; the
/// channel's guardrail is asked each time. Thread-safe; each replica keeps its own.
/// </summary>
/// <param name="clock">Tells how old an answer is.</param>
/// <param name="keep">For how long; zero for not at all.</param>
internal sealed class CallCache(TimeProvider clock, TimeSpan keep)
{
    private const int MaxEntries = 500;
    private const int MaxBytes = 64 * 1024 * 1024;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>A kept answer.</summary>
    /// <param name="Body">A copy: its taker may change it.</param>
    /// <param name="At">When AWS was asked.</param>
    internal readonly record struct Found(JsonObject Body, int Status, DateTimeOffset At);

    /// <summary>Whether calls of this service are kept.</summary>
    public bool Holds(JudgedCall call) => keep > TimeSpan.Zero && call.Service.Name == "ce" && HardBlocks.IsRead(call.Operation);

    /// <summary>The answer; null where there is none that is young enough.</summary>
    public Found? Find(Caller caller, JudgedCall call)
    {
        if (!Holds(call))
            return null;
        Kept kept;
        lock (_gate)
        {
            if (!_kept.TryGetValue(Key(caller, call), out kept) || clock.GetUtcNow() - kept.At >= keep)
                return null;
        }
        return JsonNode.Parse(kept.Body) is JsonObject body ? new(body, kept.Status, kept.At) : null;
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(Caller caller, JudgedCall call, JsonObject body, int status, DateTimeOffset at)
    {
        if (!Holds(call))
            return;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        if (bytes.Length > MaxBytes / 4)
            return;
        lock (_gate)
        {
            if (_kept.Remove(Key(caller, call), out var old))
                _bytes -= old.Body.Length;
            if (_kept.Count >= MaxEntries || _bytes + bytes.Length > MaxBytes)
                MakeRoom(bytes.Length);
            _kept[Key(caller, call)] = new(bytes, status, at);
            _bytes += bytes.Length;
        }
    }

    /// <summary>The oldest go first.</summary>
    private void MakeRoom(int bytes)
    {
        foreach (var (key, kept) in _kept.OrderBy(k => k.Value.At).ToList())
        {
            if (_kept.Count < MaxEntries && _bytes + bytes <= MaxBytes / 2)
                return;
            _kept.Remove(key);
            _bytes -= kept.Body.Length;
        }
    }

    private static string Key(Caller caller, JudgedCall call) =>
        string.Join('\n', caller.Person, caller.Channel?.Id, (call.Role as RoleChoice.Role)?.Arn, call.Account, call.Region, call.Service.Name, call.Operation.Name, call.Parameters.ToJsonString());

    private readonly record struct Kept(byte[] Body, int Status, DateTimeOffset At);
}
