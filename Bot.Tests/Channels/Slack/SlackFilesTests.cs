using System.Net;
using Bot.Channels;
using Bot.Conversations;
using Bot.Tests.Channels.Slack.Testing;

namespace Bot.Tests.Channels.Slack;

public sealed class SlackFilesTests
{
    private const string Url = "https://files.slack.com/files-pri/T1-F1/app.log";

    [Theory]
    [InlineData("<@U0BOT>", "investigate this:\nERROR out of memory")]
    [InlineData("why does this fail?", "why does this fail?\nERROR out of memory")]
    public async Task Message_IsFollowedByItsFilesText_WhereItSpeaksOfThem(string text, string expected)
    {
        await using var bench = new SlackBench();
        bench.Slack.Respond(Url, _ => new(HttpStatusCode.OK) { Content = new StringContent("ERROR out of memory\n") });
        var (message, notes) = await AddAsync(bench, text, Url);
        Assert.Equal(expected, message.Text);
        Assert.Equal("Read from `app.log`.", Assert.Single(notes));
        Assert.Equal("xoxb-1", Assert.Single(bench.Slack.Of(Url)).Token);
    }

    [Fact]
    public async Task Message_StandsByItself_WhereItDoesNotSpeakOfItsFile()
    {
        await using var bench = new SlackBench();
        var (message, notes) = await AddAsync(bench, "list ec2 instances", Url);
        Assert.Equal("list ec2 instances", message.Text);
        Assert.Empty(notes);
        Assert.Empty(bench.Slack.Calls);
    }

    [Theory]
    [InlineData("https://files.slack.com.example.org/app.log")]
    [InlineData("http://files.slack.com/app.log")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://user@files.slack.com/app.log")]
    [InlineData("file:///etc/passwd")]
    public async Task Token_GoesNowhere_WhereTheFileIsNotSlacks(string url)
    {
        await using var bench = new SlackBench();
        var (message, notes) = await AddAsync(bench, "what is this?", url);
        Assert.Equal("what is this?", message.Text);
        Assert.Equal("`app.log` could not be read: it does not lie at Slack.", Assert.Single(notes));
        Assert.Empty(bench.Slack.Calls);
    }

    [Fact]
    public async Task File_IsReadInPart_WhereItIsLong()
    {
        await using var bench = new SlackBench();
        bench.Slack.Respond(Url, _ => new(HttpStatusCode.OK) { Content = new StringContent(new string('x', 1 << 20)) });
        var (message, notes) = await AddAsync(bench, "see the file", Url);
        Assert.True(message.Text.Length < 5000);
        Assert.Equal("Read from `app.log`: its first 4,000 characters.", Assert.Single(notes));
    }

    [Fact]
    public async Task Person_IsTold_WhereAFileCannotBeRead()
    {
        await using var bench = new SlackBench();
        bench.Slack.Respond(Url, _ => new(HttpStatusCode.OK) { Content = new ByteArrayContent([0x89, (byte)'P', 0, 1]) });
        Assert.Equal("`app.log` is not text, so it was not read.", Assert.Single((await AddAsync(bench, "look at this", Url)).Notes));
        bench.Slack.Respond(Url, _ => new(HttpStatusCode.Found));
        Assert.Contains("files:read", Assert.Single((await AddAsync(bench, "look at this", Url)).Notes));
    }

    private static Task<MessageWithFiles> AddAsync(SlackBench bench, string text, string url) =>
        bench.Get<SharedFiles>().AddAsync(SlackBench.Message(text) with { Files = [new("app.log", "text/plain", url)] }, CancellationToken.None);
}
