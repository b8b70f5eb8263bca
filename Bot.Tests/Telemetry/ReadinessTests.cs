using Amazon.Runtime;
using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Sqlite;
using Bot.Identity;
using Bot.Telemetry;
using Bot.Tests.Conversations.Stores.Sqlite;
using Bot.Tests.Testing;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Telemetry;

public sealed class ReadinessTests
{
    [Fact]
    public async Task Sqlite_IsNotReadyAfterAWriteFailed_UntilTheFileTakesWritesAgain()
    {
        using var file = new SqliteFile();
        using var database = file.Open();
        var check = new SqliteReadiness(database, TimeProvider.System);
        Assert.Null(await check.FaultAsync(CancellationToken.None));
        // A full disk, as SQLite sees one: the file may not grow.
        await SetMaxPagesAsync(database, 1);
        await Assert.ThrowsAsync<StoreException>(() => database.Writer.WriteAsync(session =>
        {
            session.Execute("create table big (x); insert into big values (zeroblob(200000))");
            return 0;
        }));
        Assert.Contains("is full", database.Writer.Fault!.Message);
        // The check's own write needs no new page, as a real one may not after space was made.
        Assert.Null(await check.FaultAsync(CancellationToken.None));
        Assert.Null(database.Writer.Fault);
    }

    [Fact]
    public async Task Sqlite_IsNotReady_WhenItIsClosed()
    {
        using var file = new SqliteFile();
        var database = file.Open();
        var check = new SqliteReadiness(database, TimeProvider.System);
        database.Dispose();
        Assert.EndsWith("is closed: the bot is stopping.", await check.FaultAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Platform_IsNotReady_WhileItRefuses_AndForGoodOnceItTook()
    {
        var clock = new ManualClock();
        var (asked, said) = (0, new PacedReadiness.Verdict("Slack refuses the bot token."));
        var check = new PlatformReadiness("slack", _ => Task.FromResult((++asked, said).said), clock);
        Assert.Equal("Slack refuses the bot token.", await check.FaultAsync(CancellationToken.None));
        Assert.Equal("Slack refuses the bot token.", await check.FaultAsync(CancellationToken.None));
        Assert.Equal(1, asked);
        clock.Advance(TimeSpan.FromSeconds(31));
        said = default; // It does not answer.
        Assert.Null(await check.FaultAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromSeconds(31));
        said = new(null, IsFinal: true);
        Assert.Null(await check.FaultAsync(CancellationToken.None));
        said = new("revoked");
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await check.FaultAsync(CancellationToken.None));
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task Process_IsNotReady_WhenItStops()
    {
        using var stopping = new CancellationTokenSource();
        var check = new StoppingReadiness(new Lifetime(stopping.Token));
        Assert.Null(await check.FaultAsync(CancellationToken.None));
        await stopping.CancelAsync();
        Assert.Equal("The bot is stopping.", await check.FaultAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Credentials_AreSearchedNowAndThen_AndTheFaultNamesNoFile()
    {
        var clock = new ManualClock();
        var (searches, found) = (0, false);
        var check = new CredentialsReadiness(_ => ++searches > 0 && found ? Task.CompletedTask : Task.FromException(new AmazonClientException("no profile in /home/secret/.aws")), clock);
        var fault = await check.FaultAsync(CancellationToken.None);
        Assert.StartsWith("No AWS credentials are found for the bot. Give it a role", fault);
        Assert.DoesNotContain("secret", fault);
        found = true;
        Assert.NotNull(await check.FaultAsync(CancellationToken.None));
        Assert.Equal(1, searches);
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Null(await check.FaultAsync(CancellationToken.None));
    }

    private static Task SetMaxPagesAsync(SqliteDatabase database, int pages) => database.Writer.WriteAsync(session =>
    {
        session.Execute($"pragma max_page_count = {pages}");
        return 0;
    });

    private sealed class Lifetime(CancellationToken stopping) : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;
        public CancellationToken ApplicationStopping => stopping;
        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
