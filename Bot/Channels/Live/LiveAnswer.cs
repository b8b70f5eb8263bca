using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Channels.Live;

/// <summary>One turn being shown. Nothing is shown of a turn that is over soon.</summary>
/// <param name="turn">The turn.</param>
/// <param name="platform">Where.</param>
/// <param name="noted">What a process that ran the turn before noted; null for nothing.</param>
/// <param name="note">Notes what is shown, for whoever takes the turn up.</param>
/// <param name="clock">The time.</param>
internal sealed class LiveAnswer<TShown, TAnswer>(LiveTurn turn, ILivePlatform<TShown, TAnswer> platform, Func<Task<TShown?>> noted, Func<TShown, Task> note, TimeProvider clock) : IProgress<TurnProgress>
    where TShown : class, IShownAnswer
{
    /// <summary>A sign of typing is enough until then.</summary>
    public static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan s_everyInPlace = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _lock = new();
    private Task<TShown?>? _showing;

    public LiveTurn Turn => turn;

    public bool IsEnded => _ended.IsCancellationRequested;

    public void Report(TurnProgress value)
    {
        turn.Calls.Note(value);
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

    /// <summary>Shows no more, and says what was shown; null for nothing.</summary>
    public async Task<TShown?> EndAsync()
    {
        Stop();
        return _showing is null ? null : await _showing.ConfigureAwait(false);
    }

    private async Task<TShown?> ShowAsync()
    {
        TShown? shown = null;
        try
        {
            await Task.Delay(ShowAfter, clock, _ended.Token).ConfigureAwait(false);
            shown = await noted().ConfigureAwait(false);
            // Another process's stream cannot be gone on with: its numbers are not known here. It stands until the answer takes its place.
            if (shown is { Streams: true })
                return shown;
            if (shown is null)
            {
                shown = await platform.ShowAsync(turn).ConfigureAwait(false);
                if (shown is null)
                    return null;
                await note(shown).ConfigureAwait(false);
            }
            var every = shown.Streams ? platform.Every : s_everyInPlace;
            for (var passed = TimeSpan.Zero; passed < platform.Longest; passed += every)
            {
                await Task.Delay(every, clock, _ended.Token).ConfigureAwait(false);
                if (turn.Calls.TakeChanged() is { Count: > 0 } changed && !await platform.GoOnAsync(shown, turn, changed).ConfigureAwait(false))
                    break;
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
        }
        catch (StoreException)
        {
            // It is only a sign that the bot works; the answer comes all the same, in the place of what is shown where this process showed it.
        }
        return shown;
    }
}
