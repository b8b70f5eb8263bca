using Bot.Conversations.Stores;
using Bot.Identity.Resolution;
using Bot.Intents;
using Bot.Intents.Help;
using Bot.Intents.People;
using Bot.Tests.Intents.Commands;
using Bot.Understanding;

namespace Bot.Tests.Intents.Help;

public sealed class HelpTests
{
    [Fact]
    public async Task WhoAmI_AsksAws_AndShowsPersonRoleAccountAndRegion()
    {
        var aws = CommandTurns.Answering("""{"Arn":"arn:aws:sts::111122223333:assumed-role/admin/wheelhouse","Account":"111122223333","UserId":"AROA:wheelhouse"}""");
        var answer = await Identity().HandleAsync(aws.TurnOf("who am I?", Question(Family.Identity, "whoami")), CancellationToken.None);
        Assert.Equal("GetCallerIdentity", Assert.Single(aws.Sent).Operation);
        var cells = answer.Tables[0].Rows.Select(r => r[1].Text).ToArray();
        Assert.Contains("arn:aws:sts::111122223333:assumed-role/admin/wheelhouse", cells);
        Assert.Contains("acme-prod (111122223333)", cells);
        Assert.Contains("us-east-1", cells);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("capabilities")]
    [InlineData("switch-role")]
    [InlineData("preferences")]
    [InlineData("feedback")]
    [InlineData("set-default-region")]
    [InlineData("aliases")]
    public async Task Identity_AnswersWithoutACall(string topic)
    {
        var aws = CommandTurns.Answering("{}");
        var answer = await Identity().HandleAsync(aws.TurnOf(topic, Question(Family.Identity, topic)), CancellationToken.None);
        Assert.Empty(aws.Sent);
        Assert.Null(answer.Refused);
        Assert.True(answer.Text.Length > 40);
    }

    [Fact]
    public async Task Help_SaysHowRolesAreChosen_WhenAskedForThat()
    {
        var question = Question(Family.Identity, "capabilities") with { Text = "what can you do? and how do i switch my role here" };
        Assert.Contains("arn:aws:iam::111122223333:role/admin", (await Identity().HandleAsync(CommandTurns.Answering("{}").TurnOf("", question), CancellationToken.None)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Family.Chat, null, false)]
    [InlineData(Family.Other, "out-of-scope", false)]
    [InlineData(Family.Plugin, null, true)]
    [InlineData(Family.Knowledge, null, true)]
    [InlineData(Family.Network, null, true)]
    [InlineData(Family.Security, null, true)]
    internal async Task Families_SayPlainlyWhatTheyCannot(Family family, string? refused, bool failed)
    {
        var aws = CommandTurns.Answering("{}");
        IIntentHandler[] handlers = [new ChatHandler(), new PluginHandler(), new NotYetHandler()];
        var question = Question(family, "") with { Text = "@datadog i-1?", Entities = [new(EntityKind.Id, "i-1", "ec2-instance")], Regions = RegionScope.Of("eu-west-1") };
        var answer = await handlers.Single(h => h.Families.Contains(family)).HandleAsync(aws.TurnOf(question.Text, question), CancellationToken.None);
        Assert.Equal((refused, failed), (answer.Refused?.Reason, answer.Failed));
        Assert.Empty(aws.Sent);
        Assert.All(answer.Offers, o => Assert.True(o.Label.Length <= 40, o.Label));
        if (family is Family.Network)
            Assert.Contains("eu-west-1", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>As on a real account without a directory.</summary>
    private static IdentityHandler Identity()
    {
        var records = new MemoryRecords(TimeProvider.System);
        var choices = new Choices(records);
        var audit = new ChoiceAudit();
        return new(new WhoAmI(choices), new RoleSwitch(choices, audit), new Defaults(choices, audit), new Mappings(new Blocks(records, TimeProvider.System), audit), new SignInAnswers(TimeProvider.System, audit));
    }

    private static Question Question(Family family, string topic) => new() { Text = topic, Family = family, Topic = topic, Shape = Shape.Text };
}
