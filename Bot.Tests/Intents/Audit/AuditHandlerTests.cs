using Bot.Guardrails.Audit;
using Bot.Tests.Testing;
using Bot.Understanding;

namespace Bot.Tests.Intents.Audit;

public sealed class AuditHandlerTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Theory]
    [InlineData("denials this week")]
    [InlineData("audit")]
    [InlineData("audit verify")]
    [InlineData("audit export")]
    [InlineData("what did the bot do for @ada today?")]
    [InlineData("who asked about costs")]
    [InlineData("approvals by ada")]
    public async Task Question_IsRefused_WhenThePersonIsNoAdmin(string text)
    {
        var result = await bot.AskAsync(text, "dev");
        Assert.Equal(Family.Audit, result.Question.Family);
        Assert.Equal("role", result.Answer.Refused?.By);
        Assert.Empty(result.Answer.Tables);
    }

    [Fact]
    public async Task Denials_NameThePersonTheActionAndTheLayer()
    {
        await bot.AskAsync("iam create-user --user-name x", "dev");
        var answer = (await bot.AskAsync("denials by dev this week")).Answer;
        Assert.Contains(answer.Tables.Single().Rows, r => r[1].Text == "dev" && r[3].Text.Contains("iam:CreateUser") && r[4].Text == "denied by hard-block");
        Assert.All(answer.Tables.Single().Rows, r => Assert.Equal("dev", r[1].Text));
    }

    [Fact]
    public async Task Person_ShowsMessageCallsWithRequestIdsAndAnswer()
    {
        var asked = await bot.AskAsync("list instances in us-east-1", "omar");
        Assert.NotEmpty(asked.Calls);
        var answer = (await bot.AskAsync("what did the bot do for @omar today?")).Answer;
        var what = answer.Tables.Single().Rows.Select(r => r[3].Text).ToList();
        Assert.Contains(what, w => w.StartsWith("wrote: list instances", StringComparison.Ordinal) || w == "answer");
        Assert.Contains(what, w => w.Contains("ec2:DescribeInstances"));

        var call = (await ListAsync(bot.Get<IAuditStore>().ReadAsync(new() { Person = "omar", Kinds = [AuditKind.Call] }, CancellationToken.None)))[0];
        Assert.Contains("\"request\":\"", call.Json);
        Assert.Contains("\"layers\":[\"hard-block passed\"", call.Json);
        Assert.NotEqual("", call.Turn);
    }

    [Fact]
    public async Task Asked_FindsTheFamilyAndTheResource()
    {
        await bot.AskAsync("what did we spend last month?", "fin", "finance");
        await bot.AskAsync("describe i-0feedfacefeedface", "dev");
        Assert.Contains((await bot.AskAsync("who asked about costs?")).Answer.Tables.Single().Rows, r => r[1].Text == "fin");
        Assert.Contains((await bot.AskAsync("audit i-0feedfacefeedface")).Answer.Tables.Single().Rows, r => r[1].Text == "dev");
    }

    [Fact]
    public async Task Verify_SaysThatTheAuditIsWhole()
    {
        await bot.AskAsync("help");
        Assert.StartsWith("**The audit is whole:**", (await bot.AskAsync("audit verify")).Answer.Text);
    }

    [Theory]
    [InlineData("who stopped i-0123456789abcdef0 yesterday")]
    [InlineData("audit manager assessments")]
    [InlineData("are there denied requests in the waf logs?")]
    public async Task Question_StaysWithAws_WhenItIsNotAboutTheBot(string text) =>
        Assert.NotEqual(Family.Audit, (await bot.AskAsync(text)).Question.Family);

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}
