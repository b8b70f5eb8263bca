using Bot.Conversations;

namespace Bot.Channels.Teams.Agent;

/// <summary>One turn being shown. Nothing is shown of a turn that is over soon.</summary>
internal sealed class LiveAnswer(LiveAnswers owner, string id, Message message, TimeProvider clock) : IProgress<TurnProgress>
{
    /// <summary>A sign of typing is enough until then.</summary>
    public static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(1.5);
    /// <summary>Teams ends a stream after two minutes; what takes longer is shown no further, and the answer updates the message.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1.5), EveryInPlace = TimeSpan.FromSeconds(3), Longest = TimeSpan.FromSeconds(100);
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _lock = new();
    private Task<ShownAnswer?>? _showing;

    public CallLines Calls { get; } = new();

    /// <summary>The number of the next update of a stream.</summary>
    public int Sequence { get; set; } = 1;

    public bool IsEnded => _ended.IsCancellationRequested;

    public void Report(TurnProgress value)
    {
        Calls.Note(value);
        lock (_lock)
        {
            if (!_ended.IsCancellationRequested)
                _showing ??= Task.Run(ShowAsync);
        }
    }

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
            owner.Drop(id);
        return shown;
    }

    private async Task<ShownAnswer?> ShowAsync()
    {
        ShownAnswer? shown = null;
        try
        {
            await Task.Delay(ShowAfter, clock, _ended.Token).ConfigureAwait(false);
            // A call to Teams that has begun is seen to its end: else nobody would know whether a message is there.
            shown = await owner.ShowAsync(id, message, this, CancellationToken.None).ConfigureAwait(false);
            for (var passed = TimeSpan.Zero; shown is not null && passed < Longest;)
            {
                var wait = shown.Streams ? Every : EveryInPlace;
                await Task.Delay(wait, clock, _ended.Token).ConfigureAwait(false);
                passed += wait;
                if (Calls.TakeChanged() is { } text && !await owner.GoOnAsync(shown, message, this, text, CancellationToken.None).ConfigureAwait(false))
                    break;
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
        }
        return shown;
    }
}
