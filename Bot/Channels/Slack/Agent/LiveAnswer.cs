using Bot.Conversations;

namespace Bot.Channels.Slack.Agent;

/// <summary>One turn being shown. Nothing is shown of a turn that is over soon.</summary>
internal sealed class LiveAnswer : IProgress<TurnProgress>
{
    /// <summary>A status is enough until then.</summary>
    public static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1), EveryInPlace = TimeSpan.FromSeconds(3), Longest = TimeSpan.FromMinutes(5);

    private readonly LiveAnswers _owner;
    private readonly string _id;
    private readonly Message _message;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _lock = new();
    private Task<ShownAnswer?>? _showing;

    public LiveAnswer(LiveAnswers owner, string id, Message message, TimeProvider clock)
    {
        (_owner, _id, _message, _clock) = (owner, id, message, clock);
    }

    public CallTasks Tasks { get; } = new();

    public void Report(TurnProgress value)
    {
        Tasks.Note(value);
        lock (_lock)
        {
            if (!_ended.IsCancellationRequested)
                _showing ??= Task.Run(ShowAsync);
        }
    }

    public bool IsEnded => _ended.IsCancellationRequested;

    /// <summary>Shows no more.</summary>
    public void Stop()
    {
        lock (_lock)
            _ended.Cancel();
    }

    /// <summary>Shows no more, and says what was shown.</summary>
    public async Task<ShownAnswer?> EndAsync()
    {
        Stop();
        var shown = _showing is null ? null : await _showing.ConfigureAwait(false);
        if (shown is null)
            _owner.Drop(_id);
        return shown;
    }

    private async Task<ShownAnswer?> ShowAsync()
    {
        ShownAnswer? shown = null;
        try
        {
            await Task.Delay(ShowAfter, _clock, _ended.Token).ConfigureAwait(false);
            // A call to Slack that has begun is seen to its end: else nobody would know whether a message is there.
            shown = await _owner.ShowAsync(_id, _message, Tasks, CancellationToken.None).ConfigureAwait(false);
            for (var passed = TimeSpan.Zero; shown is not null && passed < Longest;)
            {
                var wait = shown.Streams ? Every : EveryInPlace;
                await Task.Delay(wait, _clock, _ended.Token).ConfigureAwait(false);
                passed += wait;
                if (Tasks.TakeChanged() is { Count: > 0 } changed && !await _owner.GoOnAsync(shown, Tasks, changed, CancellationToken.None).ConfigureAwait(false))
                    break;
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
        }
        return shown;
    }
}
