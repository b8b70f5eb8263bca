using System.Collections.Concurrent;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Alarms;

/// <summary>States that SetAlarmState gave; as in CloudWatch they last until the next evaluation.</summary>
internal sealed class AlarmOverrides
{
    private readonly ConcurrentDictionary<string, AlarmState> _set = new(StringComparer.Ordinal);

    public void Set(Resource alarm, AlarmState state) => _set[alarm.Arn] = state;

    public AlarmState? Find(Resource alarm, DateTimeOffset now) =>
        _set.TryGetValue(alarm.Arn, out var state) && (alarm.Document["AlarmRule"] is not null || now < state.Since + AlarmTest.Of(alarm.Document).Period) ? state : null;
}
