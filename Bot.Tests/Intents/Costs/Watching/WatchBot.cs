using System.Text;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Intents.Costs.Watching;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Intents.Costs.Watching;

/// <summary>The whole bot with a clock that tests move, and a channel that keeps what it is told.</summary>
public class WatchBot : DemoBot
{
    private readonly ManualClock _clock = new();

    internal override TimeProvider Clock => _clock;

    internal override void Replace(IServiceCollection services) =>
        // Turns lease no deliveries: all of them wait in the outbox until a test looks there.
        services.AddSingleton<IDelivery, Kept>().AddSingleton(new TurnOptions { AtOnce = 0 });

    internal void SetTime(DateTimeOffset time) => _clock.Start = time;

    /// <summary>The schedule as one replica runs it.</summary>
    internal SubscriptionClock Schedule() => new(Get<Subscriptions>(), Get<Inbox>(), Get<Bot.Identity.ICallerResolver>(), Clock, NullLogger<SubscriptionClock>.Instance);

    /// <summary>What a moment brings to the channels: the schedules of some replicas run at once, then all turns and deliveries that wait.</summary>
    internal async Task<List<string>> HappensAsync(int replicas = 3)
    {
        await Task.WhenAll(Enumerable.Range(0, replicas).Select(_ => Task.Run(() => Schedule().AskDueAsync(CancellationToken.None))));
        var store = Get<ITurnStore>();
        while (await store.ClaimTurnsAsync(new("test", TimeSpan.FromMinutes(5), 10, 10, new Dictionary<string, int>()), CancellationToken.None) is { Count: > 0 } turns)
        {
            foreach (var turn in turns)
                await Get<TurnExecution>().RunAsync(turn);
        }
        var told = new List<string>();
        while (await store.ClaimDeliveriesAsync(new("test", TimeSpan.FromMinutes(5), 10, 10, new Dictionary<string, int>()), CancellationToken.None) is { Count: > 0 } deliveries)
        {
            foreach (var one in deliveries)
            {
                told.Add(Encoding.UTF8.GetString(DeliveryBody.Read(one.Delivery.Body)!.Value.Content.Span));
                await store.DeliveredAsync(one.Lease, null, CancellationToken.None);
            }
        }
        return told;
    }

    private sealed class Kept : IDelivery
    {
        public Platform Platform => Platform.Playground;

        public Task BeginAsync(Message message, CancellationToken cancellation) => throw new InvalidOperationException("Nothing is shown of what nobody waits for.");

        public byte[] Render(string deliveryId, Message message, TurnResult result) => Encoding.UTF8.GetBytes($"{result.Answer.Text}\n{string.Join('\n', result.Answer.Notes)}\n{string.Join('\n', result.Answer.Offers.Select(o => o.Message))}");

        public Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation) => throw new InvalidOperationException("The outbox is not run here.");
    }
}
