using Bot.Conversations.Stores.Sqlite;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Conversations.Stores.Sqlite;

public sealed class SqliteCheckpointerTests
{
    [Fact]
    public async Task Log_BeginsAnew_AlthoughItIsWrittenAllTheTime()
    {
        const int bytes = 8_000;
        using var file = new SqliteFile();
        using var database = file.Open();
        using var checkpointer = new SqliteCheckpointer(new(new SqliteConnection($"Data Source={file.Path};Pooling=False")), database.Writer, pages: 20);
        await database.Writer.WriteAsync(session =>
        {
            session.Execute("create table big (x)");
            return 0;
        });
        var written = 0L;
        while (checkpointer.Rounds < 20 && written < 20_000)
        {
            await database.Writer.WriteAsync(session => session.Prepare("insert into big values (zeroblob(?))").Bind(bytes).Run());
            written++;
        }
        Assert.True(checkpointer.Rounds >= 20, $"{checkpointer.Rounds} rounds in {written} writes.");
        Assert.True(new FileInfo(file.Path + "-wal").Length < written * bytes / 2, "The log only grows.");
        Assert.Equal(written, database.Read(session =>
        {
            using var count = session.Prepare("select count(*) from big");
            count.Step();
            return count.Long(0);
        }));
    }
}
