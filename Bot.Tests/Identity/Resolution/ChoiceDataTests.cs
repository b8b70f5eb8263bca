using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Identity.Resolution;
using Bot.Tests.Testing;

namespace Bot.Tests.Identity.Resolution;

public sealed class ChoiceDataTests
{
    private static readonly Place Here = new(Platform.Slack, "T1", "C1", "1"), There = new(Platform.Teams, "tenant", "19:x@thread.tacv2", "2");
    private readonly Choices _choices = new(new MemoryRecords(new ManualClock()));

    [Theory]
    [InlineData("ada", "ada2")]
    [InlineData("ada", "ad")]
    public async Task Erase_TakesThePersonsChoicesInEveryChannel_AndNobodyElses(string person, string other)
    {
        foreach (var (who, place) in (IEnumerable<(string, Place)>)[(person, Here), (person, There), (other, Here)])
            await _choices.ChangeAsync(who, place, c => c with { Region = "eu-west-1" }, CancellationToken.None);
        var data = new ChoiceData(_choices);
        var caller = Some.Caller with { Person = person };
        var exported = await data.ExportAsync(caller, Here, CancellationToken.None).ToListAsync();
        Assert.Equal(2, exported.Count);
        Assert.All(exported, line => Assert.Contains("\"Region\":\"eu-west-1\"", line));
        await data.EraseAsync(caller, Here, CancellationToken.None);
        Assert.Empty(await data.ExportAsync(caller, Here, CancellationToken.None).ToListAsync());
        Assert.True((await _choices.GetAsync(person, There, CancellationToken.None)).IsEmpty);
        Assert.Equal("eu-west-1", (await _choices.GetAsync(other, Here, CancellationToken.None)).Region);
    }

    [Fact]
    public async Task Choices_OfAVeryLongName_AreFoundAndErased()
    {
        var name = new string('a', 400);
        await _choices.ChangeAsync(name, Here, c => c with { Region = "eu-west-1" }, CancellationToken.None);
        await _choices.ChangeAsync(name + "b", Here, c => c with { Region = "eu-west-2" }, CancellationToken.None);
        await _choices.EraseAsync(name, CancellationToken.None);
        Assert.True((await _choices.GetAsync(name, Here, CancellationToken.None)).IsEmpty);
        Assert.Equal("eu-west-2", (await _choices.GetAsync(name + "b", Here, CancellationToken.None)).Region);
    }
}
