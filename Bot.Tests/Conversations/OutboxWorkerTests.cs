using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Conversations;

public sealed class OutboxWorkerTests
{
    /// <summary>A process may be stopped between asking the store for a lease and getting it: then the delivery may be another's by now.</summary>
    [Theory]
    [InlineData(29, 1)]
    [InlineData(31, 0)]
    public async Task Delivery_IsTried_OnlyWhereItsLeaseWasAskedForRecently(int secondsSince, int tried)
    {
        var clock = new ManualClock();
        var options = new TurnOptions { DeliveryLease = TimeSpan.FromSeconds(60) };
        using var store = new MemoryTurnStore(clock);
        await store.PostAsync("c", "slack:T01", [new("one", DeliveryBody.Write(Platform.Slack, null, [1]))], CancellationToken.None);
        var since = clock.GetTimestamp();
        var claimed = await store.ClaimDeliveriesAsync(new("test", options.DeliveryLease, 10, 10, new Dictionary<string, int>()), CancellationToken.None);
        Assert.Single(claimed);
        clock.Advance(TimeSpan.FromSeconds(secondsSince));
        var channel = new CountedChannel();
        using var threads = new TurnThreads(clock);
        using var worker = new OutboxWorker(store, [channel], threads, options, clock, NullLogger<OutboxWorker>.Instance);
        worker.Deliver(claimed, since);
        await worker.StopAsync(CancellationToken.None);
        Assert.Equal(tried, channel.Tried);
    }

    private sealed class CountedChannel : IDelivery
    {
        public int Tried { get; private set; }

        public Platform Platform => Platform.Slack;

        public Task BeginAsync(Message message, CancellationToken cancellation) => Task.CompletedTask;

        public byte[] Render(string deliveryId, Message message, TurnResult result) => [];

        public Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation)
        {
            Tried++;
            return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Done("1"));
        }
    }
}
