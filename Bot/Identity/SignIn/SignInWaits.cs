using System.Collections.Concurrent;

namespace Bot.Identity.SignIn;

/// <summary>Waits for the confirmation of pending sign-ins: one replica for each, and another goes on where one ended.</summary>
internal sealed partial class SignInWaits(SignInVault vault, SignInPoll poll, SignInNotices notices, TimeProvider clock, ILogger<SignInWaits> log) : IAsyncDisposable
{
    /// <summary>For how long a replica that says nothing holds a sign-in.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Task> _waiting = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Ends when nobody's confirmation is waited for here any more.</summary>
    public Task Idle => Task.WhenAll(_waiting.Values);

    /// <summary>Ends when this one ended, or is not waited for here.</summary>
    public Task EndOf(PendingSignIn pending) => _waiting.GetValueOrDefault(pending.Id, Task.CompletedTask);

    /// <summary>Waits for a person's pending sign-in, unless another replica does or nothing is pending.</summary>
    public async Task TakeUpAsync(string person, CancellationToken cancellation)
    {
        if (await vault.PendingAsync(person, cancellation).ConfigureAwait(false) is not var (pending, version) || pending.Held > clock.GetUtcNow() || _stop.IsCancellationRequested)
            return;
        var held = pending with { Held = clock.GetUtcNow() + pending.Interval + Lease };
        if (await vault.PutAsync(held, version, cancellation).ConfigureAwait(false))
            _waiting[pending.Id] = Task.Run(() => WaitAsync(held), CancellationToken.None);
    }

    /// <summary>Takes up whatever nobody waits for.</summary>
    public async Task TakeUpAllAsync(CancellationToken cancellation)
    {
        await foreach (var (pending, _) in vault.AllPendingAsync(cancellation).ConfigureAwait(false))
            await TakeUpAsync(pending.Person, cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
            await _stop.CancelAsync().ConfigureAwait(false);
        await Idle.ConfigureAwait(false);
    }

    private async Task WaitAsync(PendingSignIn pending)
    {
        try
        {
            await WaitAsync(pending, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            await LetGoAsync(pending).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The lease runs out, and whoever takes it up then asks again.
            Broke(log, e, pending.Person);
        }
        finally
        {
            _waiting.TryRemove(pending.Id, out _);
        }
    }

    private async Task WaitAsync(PendingSignIn pending, CancellationToken cancellation)
    {
        for (var interval = pending.Interval; ;)
        {
            await Task.Delay(interval, clock, cancellation).ConfigureAwait(false);
            if (await vault.PendingAsync(pending.Person, cancellation).ConfigureAwait(false) is not var (now, version) || now.Id != pending.Id || now.Held != pending.Held)
                return; // given up, begun anew, or another's
            var (end, slower) = await poll.AskAsync(pending, cancellation).ConfigureAwait(false);
            if (end is not null)
            {
                // Told before it is forgotten: whoever dies in between leaves it to be told by another, under the same id.
                await notices.TellAsync(pending, end, cancellation).ConfigureAwait(false);
                await vault.DropPendingAsync(pending.Person, cancellation).ConfigureAwait(false);
                return;
            }
            interval += slower;
            if (pending.Held - clock.GetUtcNow() > interval + (Lease / 2))
                continue;
            var held = pending with { Held = clock.GetUtcNow() + interval + Lease };
            if (!await vault.PutAsync(held, version, cancellation).ConfigureAwait(false))
                return;
            pending = held;
        }
    }

    /// <summary>A replica that ends leaves its sign-ins to be taken up at once.</summary>
    private async Task LetGoAsync(PendingSignIn pending)
    {
        try
        {
            if (await vault.PendingAsync(pending.Person, CancellationToken.None).ConfigureAwait(false) is var (now, version) && now.Id == pending.Id)
                await vault.PutAsync(now with { Held = default }, version, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Broke(log, e, pending.Person);
        }
    }

    [LoggerMessage(EventId = 423, Level = LogLevel.Error, Message = "Waiting for the sign-in of {Person} broke; it is taken up again")]
    private static partial void Broke(ILogger log, Exception exception, string person);
}
