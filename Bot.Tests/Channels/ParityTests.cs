using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Playground;
using Bot.Channels.Slack.Rendering;
using Bot.Channels.Teams.Rendering;
using Bot.Channels.Terminal;
using Bot.Conversations;
using Bot.Identity;
using Bot.Identity.Platforms;
using Bot.Identity.Reading;
using Bot.Tests.Identity.Resolution;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels;

/// <summary>The same conversations in Slack, Teams, the playground and the terminal: people get the same facts, rows and offers, however they look.</summary>
public sealed partial class ParityTests(ParityTests.Bots bots) : IClassFixture<ParityTests.Bots>
{
    private const string Workspace = "T0PARITY", Tenant = "66666666-7777-8888-9999-000000000000", Group = "parity";

    /// <summary>Each line is a conversation; its messages stand between bars.</summary>
    private static readonly string[] s_conversations =
    [
        "list ec2 instances|only the stopped ones|describe the first one", "list ec2 instances in all regions", "how many instances run?", "which instances have no Owner tag?", "list instances by type",
        "break down ec2 instances by type", "list s3 buckets|which of them are public?", "list lambda functions|which use an old runtime?", "list rds instances", "list dynamodb tables", "list sqs queues", "list ecs services",
        "list eks clusters", "list iam roles", "list security groups open to the world", "list load balancers", "list ebs volumes that are not attached", "list elastic ips", "list cloudformation stacks", "list sns topics",
        "describe instance i-0a1b2c3d4e5f67890", "list kms keys", "list secrets", "list vpcs|list subnets of the first one", "list auto scaling groups",
        "which alarms are firing?|why is the first one firing?", "show alarms in eu-west-1", "alarm history of checkout-5xx",
        "what did we spend this month?|per service|and last month?", "what did we spend on ec2 last month?", "forecast our costs", "which services cost the most?", "costs per day last week", "are we over budget?",
        "show errors in the checkout logs in the last hour", "list log groups", "why is checkout slow?", "investigate checkout-5xx", "can instance web-1 reach the database?",
        "who am I", "help", "what may I do here?", "switch-role", "history", "thank you", "hello",
        "stop instance i-0a1b2c3d4e5f67890", "terminate instance i-0a1b2c3d4e5f67890", "delete bucket acme-models", "show me the secret of the database", "aws ec2 describe-instances --query 'Reservations[].Instances[].InstanceId'",
        "aws s3 ls", "aws iam list-users", "aws rds describe-db-instances --region us-east-1", "open a support case", "open a support case: RDS fails over. It fails over every night in us-east-1.",
        "what is a NAT gateway?", "how do I resize an EBS volume?", "list ec2 instances in mars-north-1", "mach mir eine Liste der Instanzen",
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, s_conversations.Length)];

    [Fact]
    public void Conversations_AreSixty() => Assert.Equal(60, s_conversations.Distinct().Count());

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task People_GetTheSame_InEveryChannel(int number)
    {
        ImmutableArray<(Platform Platform, Func<TurnResult, string> Seen)> channels =
            [(Platform.Playground, SeenInPlayground), (Platform.Slack, SeenInSlack), (Platform.Teams, SeenInTeams), (Platform.Terminal, SeenInTerminal)];
        bots.List();
        var thread = $"c{number}";
        foreach (var said in s_conversations[number].Split('|'))
        {
            Answer? first = null;
            foreach (var (platform, seen) in channels)
            {
                var result = await bots.Turns.RunAsync(new(Guid.NewGuid().ToString("N"), PlaceOf(platform, thread), new(UserOf(platform), "Ada"), said, Some.Time), null, CancellationToken.None);
                first ??= result.Answer;
                // The same answer, whatever the channel …
                Assert.Equal(Facts(first), Facts(result.Answer));
                Assert.Equal(Rows(first), Rows(result.Answer));
                Assert.Equal(Offers(first), Offers(result.Answer));
                // … and all of it is there to be seen.
                var text = Plain(seen(result));
                Assert.All(Facts(result.Answer), f => Assert.True(text.Contains(f, StringComparison.Ordinal), $"{platform} does not show '{f}' of '{said}'"));
                Assert.All(result.Answer.Tables.SelectMany(t => t.Rows).SelectMany(r => r), c => Assert.True(text.Contains(Plain(c.Text), StringComparison.Ordinal), $"{platform} does not show the cell '{c.Text}' of '{said}'"));
                Assert.All(result.Answer.Offers, o => Assert.True(text.Contains(Plain(o.Message), StringComparison.Ordinal), $"{platform} does not offer '{o.Message}' of '{said}'"));
                Assert.All(result.Answer.Sources, s => Assert.True(text.Contains(Plain(s.Url), StringComparison.Ordinal), $"{platform} does not cite {s.Url} of '{said}'"));
            }
        }
    }

    private static Place PlaceOf(Platform platform, string thread) => platform switch
    {
        Platform.Slack => new(platform, Workspace, "C0PARITY", thread) { Kind = ChannelKind.Private },
        Platform.Teams => new(platform, Tenant, "19:parity@thread.tacv2", thread) { Kind = ChannelKind.Private },
        _ => new(platform, "", Group, thread),
    };

    private static string UserOf(Platform platform) => platform switch
    {
        Platform.Slack => "U0PARITY",
        Platform.Teams => "aaaaaaaa-0000-0000-0000-00000000000f",
        _ => "ada",
    };

    /// <summary>Every word with a figure in it: numbers, amounts, ids, dates. A plan's id is made up anew each time, and a person's is the platform's.</summary>
    private static ImmutableArray<string> Facts(Answer answer) =>
        [.. string.Join('\n', [answer.Text, .. answer.Notes, .. answer.Steps.Select(s => $"{s.Title} {s.Detail}")]).Split([' ', '\n', '*', '`', '(', ')', '[', ']', ',', ';', ':', '"', '\'', '<', '>'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Any(char.IsAsciiDigit) && !MadeUp().IsMatch(w)).Select(w => w.Trim('.')).Distinct()];

    private static ImmutableArray<string> Rows(Answer answer) => [.. answer.Tables.SelectMany(t => t.Rows).Select(r => MadeUp().Replace(string.Join(" | ", r.Select(c => c.Text)), "#"))];

    private static ImmutableArray<string> Offers(Answer answer) => [.. answer.Offers.Select(o => MadeUp().Replace(o.Message, "#"))];

    private static string SeenInPlayground(TurnResult result) => Strings(AnswerView.Of(result));

    private static string SeenInTerminal(TurnResult result)
    {
        using var written = new StringWriter();
        TerminalRenderer.Write(result, written, TerminalScreen.Plain);
        return written.ToString();
    }

    private static string SeenInSlack(TurnResult result)
    {
        var content = SlackRenderer.Render(result, "abc123");
        return string.Join('\n', [.. content.Parts.Select(p => Strings(p.Blocks)), .. content.Files.Select(f => f.Text)]);
    }

    /// <summary>In a channel, as an approver sees it.</summary>
    private static string SeenInTeams(TurnResult result)
    {
        var content = TeamsRenderer.Render(result, "abc123");
        return string.Join('\n', [.. content.Parts.Select(p => Strings(p)), .. content.Files.Select(f => f.Text)]);
    }

    private static string Strings(JsonNode? node) => node switch
    {
        JsonObject o => string.Join('\n', o.Select(p => Strings(p.Value))),
        JsonArray list => string.Join('\n', list.Select(Strings)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => "",
    };

    /// <summary>Without escapes, and blanks of any kind as one.</summary>
    private static string Plain(string text) => Blanks().Replace(WebUtility.HtmlDecode(text).Replace("\\", "", StringComparison.Ordinal).Replace("\"\"", "\"", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal), " ");

    [GeneratedRegex("\\bp-[0-9a-f]{6}\\b|\\binv-[0-9a-z]+\\b|(playground|slack|teams|terminal):\\S+")]
    private static partial Regex MadeUp();

    [GeneratedRegex("[\\s\u00A0\u200B]+")]
    private static partial Regex Blanks();

    /// <summary>The bot with one person and one channel, the same on each platform.</summary>
    public sealed class Bots : DemoBot
    {
        internal override void Replace(IServiceCollection services)
        {
            services.AddSingleton<IPlatformFacts>(new Resolving.Platforms(Platform.Slack));
            services.AddSingleton<IPlatformFacts>(new Resolving.Platforms(Platform.Teams));
        }

        /// <summary>Puts the directory in force; doing it again changes nothing.</summary>
        internal void List()
        {
            if (Get<DirectorySource>().Current.Channels.Any(c => c.Id == "slack:C0PARITY"))
                return;
            const string Channel = "name: parity, account: acme-production, region: us-east-1, mode: full, guardrails: [operations], approvers: [ada], ownApproval: true";
            var text = DirectoryFile.DemoText().ReplaceLineEndings("\n")
                .Replace("platforms: [playground, terminal]", $"platforms: [playground, terminal, slack, teams]\n  workspaces: [{Workspace}]\n  tenants: [{Tenant}]", StringComparison.Ordinal)
                .Replace("\"playground:ada\",", "\"playground:ada\", \"slack:U0PARITY\", \"teams:aaaaaaaa-0000-0000-0000-00000000000f\",", StringComparison.Ordinal)
                .Replace("\nchannels:\n", $$"""

                    channels:
                      - { id: "slack:C0PARITY", {{Channel}} }
                      - { id: "teams:19:parity@thread.tacv2", {{Channel}} }
                      - { id: "playground:parity", {{Channel}} }
                      - { id: "terminal:parity", {{Channel}} }

                    """, StringComparison.Ordinal);
            Assert.True(Get<DirectorySource>().Take(DirectoryReader.Read(text)), string.Join("; ", Get<DirectorySource>().Faults));
        }
    }
}
