using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Intents.Costs.Watching;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Intents.Costs.Watching;

/// <summary>Digests, budgets and anomalies on PostgreSQL: three bots, each with a schedule, a worker and an outbox of its own, tell each thing once.</summary>
public sealed class WatchReplicasTests(PostgresServer server)
{
    private const int Replicas = 3;

    [Fact]
    public async Task EachThing_IsToldOnce_WhicheverReplicaIsFirst()
    {
        var connection = await server.CreateDatabaseAsync();
        var bots = Enumerable.Range(0, Replicas).Select(_ => new OnPostgres(connection)).ToList();
        foreach (var bot in bots)
            await bot.InitializeAsync();
        try
        {
            // Each is said to another replica.
            await bots[0].AskAsync("send us costs every Monday");
            await bots[1].AskAsync("notify us when the budget staging-monthly passes 80 %");
            await bots[2].AskAsync("notify us about cost anomalies above 50 dollars");
            Assert.Contains("**3** subscriptions", (await bots[1].AskAsync("subscriptions")).Answer.Text);
            Assert.Empty(await AtAsync(bots, new(2026, 11, 20, 12, 30, 0, TimeSpan.Zero)));

            // Budgets are looked at every six hours, anomalies every twelve, the digest comes on Monday.
            Assert.StartsWith("**The budget `staging-monthly` is at ", Assert.Single(await AtAsync(bots, new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero))));
            Assert.StartsWith("**Cost anomaly**: Amazon DynamoDB", Assert.Single(await AtAsync(bots, new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero))));
            Assert.Contains("from 2026-11-16 to 2026-11-22", Assert.Single(await AtAsync(bots, new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero))));
            Assert.Empty(await AtAsync(bots, new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));

            // Removed at one, gone at all.
            Assert.Contains("**Removed**", (await bots[2].AskAsync("remove all subscriptions")).Answer.Text);
            Assert.Empty(await AtAsync(bots, new(2026, 12, 7, 12, 0, 0, TimeSpan.Zero)));
            Assert.Contains("no subscription here", (await bots[0].AskAsync("subscriptions")).Answer.Text);
        }
        finally
        {
            foreach (var bot in bots)
                await bot.DisposeAsync();
        }
    }

    private static async Task<List<string>> AtAsync(List<OnPostgres> bots, DateTimeOffset time)
    {
        bots.ForEach(b => b.SetTime(time));
        return [.. (await Task.WhenAll(bots.Select(b => b.HappensAsync(replicas: 1)))).SelectMany(t => t)];
    }

    private sealed class OnPostgres(string connection) : WatchBot
    {
        internal override void Replace(IServiceCollection services)
        {
            base.Replace(services);
            services.AddStores(new StoreOptions(null, connection));
        }
    }
}
