using System.Text;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Tests.Testing;
using Bot.Tests.Understanding;
using Bot.Understanding;

namespace Bot.Tests.Conversations;

public sealed class ConversationJsonTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Fact]
    public void Turn_KeepsEveryMember_WhateverMembersItsTypesHave()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var turn = new Filled(seed, typeof(Bot.Identity.DirectoryChannel)).Of<TurnRecord>();
            Assert.Null(Same.Difference(turn, ConversationJson.ReadTurn(ConversationJson.Write(turn))));
        }
    }

    [Fact]
    public void Message_KeepsEveryMember_WhateverMembersItsTypesHave()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var message = new Filled(seed).Of<Message>();
            Assert.Null(Same.Difference(message, ConversationJson.ReadMessage(ConversationJson.Write(message))));
        }
    }

    [Fact]
    public async Task Answers_AreTheSame_AfterStorage()
    {
        var sizes = new List<int>();
        foreach (var text in Questions())
        {
            var turn = TurnRecord.Of(await bot.AskAsync(text), "ada", Some.Time);
            var json = ConversationJson.Write(turn);
            Assert.Null(Same.Difference(turn, ConversationJson.ReadTurn(json)));
            Assert.Null(Same.Difference(turn.Exchange, ConversationJson.ReadExchange(json)));
            sizes.Add(ConversationJson.Write(StoredBounds.Of(turn)).Length);
        }
        sizes.Sort();
        Assert.InRange(sizes[sizes.Count / 2], 1, 4_000);
        Assert.InRange(sizes[^1], 1, 64_000);
    }

    [Theory]
    [InlineData("list my EC2 instances in us-east-1", "describe the second one")]
    [InlineData("list my EC2 instances in us-east-1", "and in eu-west-1?")]
    [InlineData("what did we spend last month by service?", "same for the week before")]
    [InlineData("which alarms are firing?", "why is the first one firing?")]
    [InlineData("how many stopped instances in all regions?", "only those tagged env=prod")]
    [InlineData("open a support case about my RDS instance", "make it urgent")]
    public async Task FollowUp_IsReadTheSame_AfterStorage(string first, string next)
    {
        var turn = TurnRecord.Of(await bot.AskAsync(first), "ada", Some.Time);
        var reader = new Reader();
        var before = reader.Read(Ask.MessageOf(next), new([turn.Exchange]), Ask.Now);
        var after = reader.Read(Ask.MessageOf(next), new([ConversationJson.ReadExchange(ConversationJson.Write(StoredBounds.Of(turn)))!]), Ask.Now);
        Assert.Equal(Ask.Describe(before), Ask.Describe(after));
    }

    [Fact]
    public void MissingMembers_AreWhatTheirTypeGives()
    {
        var exchange = ConversationJson.ReadExchange("""{"v":1,"exchange":{"question":{"text":"x","family":"Costs","shape":"Total","regions":{}},"answer":{"text":"y","tables":[{}],"charts":[{"series":[{}]}],"refused":{}},"at":"2026-11-20T12:00:00Z"}}"""u8)!;
        Assert.Equal(1, exchange.Question.Confidence);
        Assert.Empty(exchange.Question.Regions.Names);
        Assert.Empty(exchange.Answer.Tables[0].Rows);
        Assert.Equal("", exchange.Answer.Tables[0].Title);
        Assert.Empty(exchange.Answer.Charts[0].Series[0].Values);
        Assert.Equal("", exchange.Answer.Refused!.Message);
        Assert.Empty(exchange.Regions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"v":1,"exchange":{"question":{"text":"x","family":"Spells","shape":"List"},"answer":{"text":"y"},"at":"2026-11-20T12:00:00Z"}}""")]
    [InlineData("""{"v":1,"exchange":{"question":7}}""")]
    public void Damage_ReadsAsNothing(string json)
    {
        Assert.Null(ConversationJson.ReadExchange(Encoding.UTF8.GetBytes(json)));
        Assert.Null(ConversationJson.ReadTurn(Encoding.UTF8.GetBytes(json)));
        Assert.Null(ConversationJson.ReadMessage(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void UnknownMembers_ArePassedOver()
    {
        var json = Encoding.UTF8.GetString(ConversationJson.Write(TurnRecord.Of(Some.Result(Some.TableAnswer(3), Some.Call()), "ada", Some.Time)));
        var newer = json.Replace("\"v\":1", "\"v\":9,\"mood\":{\"x\":[1,2]}", StringComparison.Ordinal).Replace("\"answer\":{", "\"answer\":{\"sound\":[\"la\"],", StringComparison.Ordinal);
        Assert.Equal(3, ConversationJson.ReadTurn(Encoding.UTF8.GetBytes(newer))!.Exchange.Answer.Tables[0].Rows.Length);
    }

    [Fact]
    public void FirstVersion_IsReadable_AsItWasWritten()
    {
        var exchange = ConversationJson.ReadExchange(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Conversations", "samples", "turn-v1.json")))!;
        Assert.Equal(Family.Resources, exchange.Question.Family);
        Assert.Equal(["ec2-instance"], exchange.Question.Resources!.Kinds);
        Assert.NotEmpty(exchange.Answer.Tables[0].Rows);
        Assert.NotEmpty(exchange.Answer.Mentions);
        Assert.Equal(["us-east-1"], exchange.Regions);
    }

    [Fact]
    public void LargeAnswer_IsCutToItsBudget_AndSaysSo()
    {
        var answer = Some.TableAnswer(5_000, 12) with
        {
            Text = new string('x', 100_000),
            Mentions = [.. Enumerable.Range(0, 5_000).Select(i => new Mentioned("ec2-instance", $"i-{i:x17}", $"web-{i}", "us-east-1", "111122223333"))],
        };
        var calls = Enumerable.Range(0, 1_000).Select(i => Some.Call() with { Parameters = new() { ["Code"] = new string('z', 50_000) } });
        var turn = StoredBounds.Of(TurnRecord.Of(Some.Result(answer, [.. calls]), "ada", Some.Time));
        var read = ConversationJson.ReadTurn(ConversationJson.Write(turn))!;
        Assert.InRange(ConversationJson.Write(turn).Length, 1, 200_000);
        Assert.Equal(5_000, read.Exchange.Answer.Tables[0].Total);
        Assert.Equal("i-00000000000000001", read.Exchange.Answer.Mentions[1].Id);
        Assert.Contains(read.Exchange.Answer.Notes, n => n.Contains("not kept", StringComparison.Ordinal));
    }

    [Fact]
    public void SmallAnswer_IsNotCopied()
    {
        var turn = TurnRecord.Of(Some.Result(Some.TableAnswer(20), Some.Call()), "ada", Some.Time);
        Assert.Same(turn, StoredBounds.Of(turn));
    }

    private static IEnumerable<string> Questions() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Understanding", "readings.tsv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')[0])
            .Concat(QuestionSet.Path is { } path ? QuestionSet.Read(path).Select(q => (string)q["q"]!) : []);
}
