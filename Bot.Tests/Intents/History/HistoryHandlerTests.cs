using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Intents.History;
using Bot.Tests.Testing;
using Bot.Understanding;

namespace Bot.Tests.Intents.History;

public sealed class HistoryHandlerTests
{
    private readonly Talk _talk;
    private readonly Choices _choices = new();

    public HistoryHandlerTests() => _talk = new(new MemoryTurnStore(new ManualClock()), _choices);

    [Fact]
    public async Task Conversations_ListsThePersonsOwn_LatestFirst_WithTheirFirstQuestionAsTitle()
    {
        await _talk.SayAsync(Talk.Channel("1"), "hello");
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets");
        await _talk.SayAsync(Talk.Channel("2"), "what did we spend last month?");
        await _talk.SayAsync(Talk.Channel("3"), "which alarms are firing?", "bob");
        var answer = await _talk.SayAsync(Talk.Direct, "my conversations");
        Assert.Equal(["what did we spend last month?", "list my buckets"], answer.Tables[0].Rows.Select(r => r[1].Text));
        Assert.Contains("2 conversations", answer.Text);
        Assert.Equal("resume 1", answer.Offers[0].Message);
    }

    [Fact]
    public async Task Conversations_ShowsNothingOfElsewhere_WhereOthersReadAlong()
    {
        await _talk.SayAsync(Talk.Direct, "list my buckets");
        await _talk.SayAsync(Talk.Channel("1"), "what did we spend last month?");
        await _talk.SayAsync(Talk.Channel("2", "C2"), "which alarms are firing?");
        var answer = await _talk.SayAsync(Talk.Channel("3"), "conversations");
        Assert.Equal("what did we spend last month?", Assert.Single(answer.Tables[0].Rows)[1].Text);
        Assert.Contains("2 more were held elsewhere", Assert.Single(answer.Notes));
        Assert.DoesNotContain("buckets", answer.Text);
    }

    [Theory]
    [InlineData("resume 2", "describe the second one")]
    [InlineData("resume conversation about buckets", "describe the second one")]
    [InlineData("continue with the second one", "describe the second one")]
    public async Task Resume_TakesReferencesAlong(string resume, string next)
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets and instances in eu-west-1");
        await _talk.SayAsync(Talk.Channel("2"), "what did we spend last month?");
        await _talk.SayAsync(Talk.Direct, "my conversations");
        var resumed = await _talk.SayAsync(Talk.Direct, resume);
        Assert.Contains("We go on with \"list my buckets and instances in eu-west-1\"", resumed.Text);
        await _talk.SayAsync(Talk.Direct, next);
        Assert.Equal("i-0000000000000000b", Assert.Single(_talk.LastQuestion.Resources!.Targets).Text);
        Assert.Equal(["eu-west-1"], _talk.LastQuestion.Regions.Names);
    }

    [Fact]
    public async Task Resume_RepeatsNoAnswer_WhereOthersReadAlong()
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets");
        await _talk.SayAsync(Talk.Direct, "list my secret projects' instances");
        var inChannel = await _talk.SayAsync(Talk.Channel("2"), "resume 1");
        Assert.Contains("list my buckets", inChannel.Text);
        Assert.Contains("Two of list my buckets", inChannel.Text);
        var elsewhere = await _talk.SayAsync(Talk.Channel("3"), "resume conversation about secret");
        Assert.True(elsewhere.Failed);
        Assert.DoesNotContain("instances", elsewhere.Text);
    }

    [Fact]
    public async Task Resume_FindsOwnConversationsOnly()
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets", "bob");
        Assert.True((await _talk.SayAsync(Talk.Channel("2"), "resume 1")).Failed);
        Assert.True((await _talk.SayAsync(Talk.Channel("2"), "resume conversation about buckets")).Failed);
    }

    [Fact]
    public async Task History_TellsThisConversation()
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets");
        await _talk.SayAsync(Talk.Channel("1"), "which alarms are firing?", "bob");
        var answer = await _talk.SayAsync(Talk.Channel("1"), "history");
        Assert.Equal(["U-ada", "U-bob"], answer.Tables[0].Rows.Select(r => r[2].Text));
        Assert.Equal("Two of list my buckets.", answer.Tables[0].Rows[0][^1].Text);
    }

    [Fact]
    public async Task Delete_AsksFirst_AndDeletesWhatWasShown_EvenWhenTheListMovedMeanwhile()
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets");
        await _talk.SayAsync(Talk.Channel("2"), "what did we spend last month?");
        await _talk.SayAsync(Talk.Direct, "my conversations");
        var ask = await _talk.SayAsync(Talk.Direct, "delete 2");
        Assert.Contains("list my buckets", ask.Text);
        Assert.Equal("confirmation", ask.Asked);
        await _talk.SayAsync(Talk.Channel("1"), "and in eu-west-1?");
        Assert.Contains("2 questions", (await _talk.SayAsync(Talk.Direct, "yes")).Text);
        Assert.Equal(["what did we spend last month?"], (await _talk.SayAsync(Talk.Direct, "my conversations")).Tables[0].Rows.Select(r => r[1].Text));
    }

    [Fact]
    public async Task Delete_KeepsEverything_WhenNotConfirmed()
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets");
        await _talk.SayAsync(Talk.Channel("1"), "delete this conversation");
        Assert.Contains("Nothing was deleted", (await _talk.SayAsync(Talk.Channel("1"), "no")).Text);
        await _talk.SayAsync(Talk.Channel("1"), "yes");
        Assert.NotEqual(Family.History, _talk.LastQuestion.Family);
        Assert.Single((await _talk.SayAsync(Talk.Channel("1"), "my conversations")).Tables[0].Rows);
    }

    [Fact]
    public async Task Delete_IsConfirmedByThePersonWhoAsked()
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets", "bob");
        await _talk.SayAsync(Talk.Channel("1"), "list my queues");
        await _talk.SayAsync(Talk.Channel("1"), "delete this conversation");
        Assert.NotNull((await _talk.SayAsync(Talk.Channel("1"), "yes", "bob")).Refused);
        Assert.Single((await _talk.SayAsync(Talk.Direct, "my conversations", "bob")).Tables);
    }

    [Fact]
    public async Task DeleteThis_LeavesWhatOthersAsked()
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets", "bob");
        await _talk.SayAsync(Talk.Channel("1"), "list my queues");
        await _talk.SayAsync(Talk.Channel("1"), "delete this conversation");
        await _talk.SayAsync(Talk.Channel("1"), "yes");
        Assert.Equal(["list my buckets"], (await _talk.SayAsync(Talk.Channel("1"), "history")).Tables[0].Rows.Select(r => r[2].Text));
    }

    [Fact]
    public async Task Export_HoldsEveryQuestionAndOtherRecord_AsLinesOfJson()
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets");
        await _talk.SayAsync(Talk.Channel("1"), "list bob's queues", "bob");
        await _talk.SayAsync(Talk.Channel("2"), "which alarms are firing?");
        var file = Assert.Single((await _talk.SayAsync(Talk.Direct, "export my data")).Files);
        var lines = file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(["exchange", "exchange", "choice"], lines.Select(l => (string)l["kind"]!));
        Assert.Equal(["list my buckets", "which alarms are firing?"], lines[..2].Select(l => (string)l["stored"]!["exchange"]!["question"]!["text"]!));
        Assert.EndsWith(".jsonl", file.Name);
    }

    [Fact]
    public async Task Export_IsNotHandedOut_WhereOthersReadAlong()
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets");
        var answer = await _talk.SayAsync(Talk.Channel("1"), "export my data");
        Assert.NotNull(answer.Refused);
        Assert.Empty(answer.Files);
    }

    [Fact]
    public async Task Erase_TakesEverythingOfThePersonEverywhere_AfterAYes()
    {
        await _talk.SayAsync(Talk.Channel("1"), "list my buckets");
        await _talk.SayAsync(Talk.Channel("2", "C2"), "list my queues");
        await _talk.SayAsync(Talk.Channel("1"), "which alarms are firing?", "bob");
        await _talk.SayAsync(Talk.Direct, "erase my data");
        Assert.False(_choices.Erased);
        await _talk.SayAsync(Talk.Direct, "yes");
        Assert.True(_choices.Erased);
        // The yes itself is not kept either: nothing was asked here as far as the bot knows.
        Assert.Contains("Nothing was asked", (await _talk.SayAsync(Talk.Direct, "history")).Text);
        Assert.Empty((await _talk.SayAsync(Talk.Direct, "my conversations")).Tables);
        Assert.Single((await _talk.SayAsync(Talk.Direct, "my conversations", "bob")).Tables[0].Rows);
    }

    private sealed class Choices : IPersonalData
    {
        public bool Erased { get; private set; }
        public string Name => "your choices";

        public async IAsyncEnumerable<string> ExportAsync(Caller caller, Place place, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.CompletedTask;
            yield return """{"kind":"choice","region":"eu-west-1"}""";
        }

        public Task EraseAsync(Caller caller, Place place, CancellationToken cancellation)
        {
            Erased = true;
            return Task.CompletedTask;
        }
    }
}
