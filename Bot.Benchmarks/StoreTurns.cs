using System.Diagnostics;
using Bot.Conversations.Stores;

namespace Bot.Benchmarks;

/// <summary>Turns of a store one after the other: accepted, claimed, loaded, finished, delivered.</summary>
/// <param name="store">The store.</param>
/// <param name="filled">How many conversations were filled in.</param>
internal sealed class StoreTurns(ITurnStore store, int filled)
{
    private const int Loaded = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly Dictionary<string, int> NothingRuns = [];
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private readonly Random _random = new(1);
    private int _count;

    /// <summary>The body of a stored message or exchange: 400 bytes that do not compress well.</summary>
    public static byte[] Body(int seed)
    {
        var body = new byte[400];
        for (var i = 0; i < body.Length; i++)
            body[i] = (byte)((seed = (seed * 1_103_515_245) + 12_345) >> 16);
        return body;
    }

    /// <summary>One turn: every other goes on with a conversation that was filled in, or with one of its own where none was.</summary>
    /// <returns>Milliseconds.</returns>
    public async Task<double> RunAsync()
    {
        var number = ++_count;
        // Where there is no older one yet, it is new too.
        var conversation = number % 2 == 1 && filled > 0 ? FilledRows.Key(_random.Next(filled)) : Own(number % 2 == 0 ? number : _random.Next(1 + (number / 2)) * 2);
        var message = new InboxMessage(FilledRows.Event(_random.Next(1 << 30)) + $"{_run}{number:X}", conversation, "slack:T01", $"slack:T01:U{number % 20_000}", Body(number));
        var start = Stopwatch.GetTimestamp();
        await TurnAsync(message).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private string Own(int number) => $"slack:T01:C{number % 499}:{_run}:{number}";

    private async Task TurnAsync(InboxMessage message)
    {
        if (await store.AcceptAsync(message, CancellationToken.None).ConfigureAwait(false) != Intake.Accepted)
            throw new InvalidOperationException("Not accepted.");
        var turn = (await store.ClaimTurnsAsync(new("bench", Lease, 1, 64, NothingRuns), CancellationToken.None).ConfigureAwait(false)).Single();
        if (turn.Exchanges > 0)
            await store.LoadAsync(turn.Lease.Conversation, Loaded, CancellationToken.None).ConfigureAwait(false);
        var end = new TurnEnd(message.Body, "a title", [new($"d:{message.Event}", message.Body)], Lease) { Person = message.Person };
        var finished = await store.FinishAsync(turn.Lease, end, CancellationToken.None).ConfigureAwait(false);
        var delivery = finished.Deliveries.Count > 0
            ? finished.Deliveries[0]
            : (await store.ClaimDeliveriesAsync(new("bench", Lease, 1, 64, NothingRuns), CancellationToken.None).ConfigureAwait(false)).Single();
        if (!finished.Held || !await store.DeliveredAsync(delivery.Lease, "1700000000.000100", CancellationToken.None).ConfigureAwait(false))
            throw new InvalidOperationException("A lease was lost.");
    }
}
