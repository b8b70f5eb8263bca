using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Scenario.Recorded;

/// <summary>Answers of a real account, played back to the calls they answered; what was not recorded is answered by the scenario's resources. Thread-safe.</summary>
/// <remarks>Times are moved as a whole to the scenario's now, and a call is found by what it asks: of several that differ in their times alone, the nearest.</remarks>
internal sealed class RecordedAnswers
{
    private readonly Dictionary<string, List<RecordedCall>> _calls = new(StringComparer.Ordinal);
    private TimeSpan _shift;

    /// <summary>Takes a recording.</summary>
    /// <param name="calls">Each call in JSON: service, operation, region, parameters, and answer or error.</param>
    /// <param name="at">When it was recorded.</param>
    /// <param name="now">The scenario's now.</param>
    /// <param name="fault">Told the number of a call that cannot be read, and why.</param>
    public void Read(IReadOnlyList<string> calls, DateTimeOffset at, DateTimeOffset now, Action<int, string> fault)
    {
        _shift = now - at;
        for (var i = 0; i < calls.Count; i++)
        {
            try
            {
                var json = (JsonObject)JsonNode.Parse(calls[i])!;
                var error = json["error"];
                var call = new RecordedCall(RecordedTimes.Of(json["parameters"]), (json["answer"] as JsonObject)?.ToJsonString(), (string?)error?["code"], (string?)error?["message"], (int?)error?["status"] ?? 400);
                if (call.Answer is null && call.Code is null)
                {
                    fault(i, "has neither answer nor error");
                    continue;
                }
                var key = Key((string)json["service"]!, (string)json["operation"]!, (string)json["region"]!, json["parameters"]);
                if (!_calls.TryGetValue(key, out var list))
                    _calls[key] = list = [];
                list.Add(call);
            }
            catch (Exception e) when (e is JsonException or InvalidCastException or InvalidOperationException or ArgumentNullException or NullReferenceException)
            {
                fault(i, $"is no recorded call in JSON ({e.Message})");
            }
        }
    }

    /// <summary>The recorded answer; null where the call was not recorded.</summary>
    /// <exception cref="DemoException">It was an error.</exception>
    public JsonObject? Find(DemoCall call)
    {
        if (_calls.Count == 0 || !_calls.TryGetValue(Key(call.Service.Name, call.Operation.Name, call.Region, call.Input), out var list))
            return null;
        var times = RecordedTimes.Of(call.Input);
        var nearest = list.MinBy(c => RecordedTimes.Distance(c.Times, times, _shift))!;
        if (nearest.Code is { } code)
            throw new DemoException(code, nearest.Message ?? "", nearest.Status == 0 ? 500 : nearest.Status);
        var answer = (JsonObject)JsonNode.Parse(nearest.Answer!)!;
        RecordedTimes.Shift(answer, _shift);
        return answer;
    }

    private static string Key(string service, string operation, string region, JsonNode? parameters) => $"{service}:{operation}:{region}:{RecordedTimes.Without(parameters)}";

    private sealed record RecordedCall(List<double> Times, string? Answer, string? Code, string? Message, int Status);
}
