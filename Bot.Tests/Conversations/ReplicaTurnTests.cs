using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.DemoAccount;
using Bot.Identity;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Conversations;

/// <summary>Two whole bots on one PostgreSQL, and a turn that takes longer than its lease.</summary>
public sealed class ReplicaTurnTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<BotHost> _replicas = [];
    private DemoAccountServer _account = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await server.CreateDatabaseAsync();
        // Several calls of this length follow each other in a turn.
        _account = await DemoAccountServer.StartAsync(new() { Latency = TimeSpan.FromSeconds(3) });
        for (var i = 0; i < 2; i++)
        {
            var builder = BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Turns:LeaseSeconds", "2"]);
            builder.Logging.ClearProviders();
            var bot = await BotHost.BuildAsync(builder, TimeProvider.System, s => s.AddIdentity(AwsOptions.Read(builder.Configuration, []), _account), new StoreOptions(null, database));
            await bot.App.Services.OpenStoreAsync();
            await bot.App.StartAsync();
            _replicas.Add(bot);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _replicas)
        {
            await bot.App.StopAsync();
            await bot.DisposeAsync();
        }
        if (_account is not null)
            await _account.DisposeAsync();
    }

    [Fact]
    public async Task Turn_IsRunByOneReplicaAlone_WhenItTakesLongerThanItsLease()
    {
        var message = Asked("list instances");
        Assert.Equal(Intake.Accepted, await Of<Inbox>(0).AcceptAsync(message));
        var ran = new HashSet<int>();
        await UntilAsync(async () =>
        {
            ran.UnionWith(Enumerable.Range(0, 2).Where(i => Of<RunningTurns>(i).Count > 0));
            return (await ExchangesAsync(message)).Count > 0;
        });
        Assert.Single(await ExchangesAsync(message));
        Assert.Single(ran);
    }

    [Fact]
    public async Task Stop_EndsTheTurn_WhenItReachesTheReplicaThatDoesNotRunIt()
    {
        var message = Asked("list instances");
        await Of<Inbox>(0).AcceptAsync(message);
        await UntilAsync(() => Task.FromResult(_replicas.Any(r => r.App.Services.GetRequiredService<RunningTurns>().Count > 0)));
        var idle = Of<RunningTurns>(0).Count > 0 ? 1 : 0;
        Assert.Equal(Intake.Accepted, await Of<Inbox>(idle).AcceptAsync(Asked("stop") with { Place = message.Place }));
        await UntilAsync(async () => (await ExchangesAsync(message)).Count > 0);
        var stopped = ConversationJson.ReadTurn(Assert.Single(await ExchangesAsync(message)).Body)!;
        Assert.Equal(TurnRunner.StoppedText, stopped.Exchange.Answer.Text);
    }

    private T Of<T>(int replica)
        where T : notnull => _replicas[replica].App.Services.GetRequiredService<T>();

    private Task<IReadOnlyList<StoredExchange>> ExchangesAsync(Message message) => Of<ITurnStore>(0).LoadAsync(PlaceKey.Conversation(message.Place), 10, CancellationToken.None);

    private static Message Asked(string text) =>
        new(Guid.NewGuid().ToString("N"), new(Platform.Playground, "", "ops", Guid.NewGuid().ToString("N")), new("ada", "ada"), text, TimeProvider.System.GetUtcNow());

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
            await Task.Delay(20, patience.Token);
    }
}
