using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Postgres;
using Bot.Conversations.Stores.Sqlite;
using Bot.Tests.Conversations.Stores.Sqlite;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.History;

/// <summary>What people asked before a restart is theirs after it: on every channel, over both stores.</summary>
public sealed class HistoryRestartTests(PostgresServer server)
{
    public static TheoryData<string, string> Kinds => new(
        from engine in (string[])["sqlite", "postgres"] from platform in Enum.GetNames<Platform>() select (engine, platform));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Conversations_AreListedResumedExportedAndDeleted_AfterARestart(string engine, string platform)
    {
        using var file = new SqliteFile();
        var connection = engine == "postgres" ? await server.CreateDatabaseAsync() : null;
        var on = Enum.Parse<Platform>(platform);
        var (first, second) = (Of(on, "one"), Of(on, "two"));

        await WithAsync(connection, file, async talk =>
        {
            await talk.SayAsync(first, "list my buckets and instances in eu-west-1");
            await talk.SayAsync(Of(on, "zero"), "which alarms are firing?");
        });
        await WithAsync(connection, file, async talk =>
        {
            Assert.Contains("1 question", (await talk.SayAsync(first, "history")).Text);
            Assert.Equal(["which alarms are firing?", "list my buckets and instances in eu-west-1"], (await talk.SayAsync(second, "my conversations")).Tables[0].Rows.Select(r => r[1].Text).Order().Reverse());
            Assert.Contains("We go on with", (await talk.SayAsync(second, "resume conversation about buckets")).Text);
        });
        // What was resumed goes on after one more restart.
        await WithAsync(connection, file, async talk =>
        {
            await talk.SayAsync(second, "describe the second one");
            Assert.Equal("i-0000000000000000b", Assert.Single(talk.LastQuestion.Resources!.Targets).Text);
            await talk.SayAsync(second, "delete conversation about alarms");
        });
        await WithAsync(connection, file, async talk => Assert.Contains("Deleted", (await talk.SayAsync(second, "yes")).Text));
        await WithAsync(connection, file, async talk =>
        {
            Assert.DoesNotContain("which alarms are firing?", (await talk.SayAsync(second, "my conversations")).Tables[0].Rows.Select(r => r[1].Text));
            var exported = Assert.Single((await talk.SayAsync(second, "export my data")).Files).Text;
            // A list shown since quotes the title of what was deleted; the question itself and its answer are gone.
            var asked = exported.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (string)JsonNode.Parse(l)!["stored"]!["exchange"]!["question"]!["text"]!).ToList();
            Assert.Contains("list my buckets and instances in eu-west-1", asked);
            Assert.DoesNotContain("which alarms are firing?", asked);
            await talk.SayAsync(second, "erase my data");
        });
        await WithAsync(connection, file, async talk => Assert.Contains("Done", (await talk.SayAsync(second, "yes")).Text));
        await WithAsync(connection, file, async talk =>
        {
            Assert.Empty((await talk.SayAsync(first, "my conversations")).Tables);
            Assert.Contains("Nothing was asked", (await talk.SayAsync(second, "history")).Text);
        });
    }

    private static Place Of(Platform platform, string thread) => new(platform, "T1", $"D-{thread}", thread) { IsDirect = true };

    private static async Task WithAsync(string? connection, SqliteFile file, Func<Talk, Task> talk)
    {
        if (connection is null)
        {
            using var database = file.Open();
            using var store = new SqliteTurnStore(database, TimeProvider.System);
            await talk(new(store));
        }
        else
        {
            await using var database = new PostgresDatabase(connection);
            await using var store = new PostgresTurnStore(database, TimeProvider.System);
            await talk(new(store));
        }
    }
}
