using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Slack.Rendering;
using Bot.Channels.Slack.Views;
using Bot.Conversations;
using Bot.Tests.Testing;
using Bot.Identity;

namespace Bot.Tests.Channels.Slack.Testing;

/// <summary>One answer of each shape and one of each view, as Slack gets them.</summary>
internal static class Scenes
{
    private static readonly ViewPlace s_place = new("T1", "C1", "10.1");

    public static IEnumerable<(string Name, JsonObject Json)> All()
    {
        foreach (var (name, answer) in Answers())
        {
            var content = SlackRenderer.Render(Some.Result(answer, Some.Call(), Some.Call("lambda:ListFunctions", "eu-west-1")), "abc123", feedback: answer.Refused is null);
            for (var i = 0; i < content.Parts.Length; i++)
                yield return ($"{name}{(i == 0 ? "" : $"-{i + 1}")}", MessageOf(content.Parts[i]));
        }
        yield return ("closed-plan", MessageOf(SlackRenderer.Render(new ClosedPlan("p-1", "**Stop i-1** was plan `p-1`. It is **carried out**, approved by bob."))));
        yield return ("modal-feedback", FeedbackModal.Of(s_place));
        yield return ("modal-case", CaseModal.Of(s_place, "RDS fails over every night.\n*Really* <!channel>"));
        yield return ("modal-ask", AskModal.Of(s_place));
        yield return ("home", HomeView.Of(new(
            Some.Result(new Answer
            {
                Text = "You are **Ann** (ann), and I act in AWS as `arn:aws:iam::111122223333:role/reader`.",
                Tables = [new("", [new("What"), new("Value")], [["Person", "ann"], ["Account", "production (111122223333)"]])],
                Offers = [new("switch-role", "Switch role", "switch-role")],
            }),
            Some.Result(new Answer { Text = "**1 alarm** is firing.", Tables = [new("", [new("Alarm"), new("Since")], [["checkout-5xx", "09:14"]])] }),
            [new("slack:T1:D1:1.1", "which alarms are firing", Some.Time, 3)],
            [new DirectoryChannel("slack:C1", "#ops", "111122223333", "us-east-1") { Mode = ChannelMode.Full }, new DirectoryChannel("slack:direct", "direct", "111122223333", "us-east-1")])));
        yield return ("home-of-a-stranger", HomeView.Of(new(new(Some.Question, new Answer { Text = "You are not listed.", Refused = new("not-permitted", "scope", "You are not listed.") }, [], null, TimeSpan.Zero), null, [], [])));
    }

    private static IEnumerable<(string, Answer)> Answers()
    {
        yield return ("text", Answer.Say("**14 EC2 instances** run in `us-east-1`.\n- 12 are healthy\n- 2 are <not> & [look](https://console.aws.amazon.com/ec2)"));
        yield return ("code", Answer.Say("The template:\n```\n{ \"a\": \"<b>\" }\n```\nThat is all."));
        yield return ("table", Some.TableAnswer(3));
        yield return ("table-pages", Some.TableAnswer(120));
        yield return ("table-file", Some.TableAnswer(400, 24));
        yield return ("steps", Answer.Say("Do this:") with { Steps = [new("Open the console", "Region `eu-west-1`"), new("Restart **web-1**")] });
        yield return ("chart", Answer.Say("**$1,234.50** this week.") with { Charts = [new(ChartKind.Bar, "Cost by day", "USD", ["Mo", "Tu", "We"], [new("cost", [400, 410.5, 424])]), new(ChartKind.Line, "Errors", "Count", ["9:00", "10:00", "11:00"], [new("5xx", [0, double.NaN, 12])])] });
        yield return ("denied", new Answer { Text = "`ec2:TerminateInstances` is not allowed here: the guardrail **operations** denies it.", Refused = new("not-permitted", "guardrail", "denied"), Offers = [new("role", "Switch role", "switch-role")] });
        yield return ("plan", new Answer
        {
            Text = "**Stop i-1** is plan `p-7f3a1c` and waits for approval.",
            PlanId = "p-7f3a1c",
            Refused = new("write-needs-approval", "approval", "waits"),
            Offers = [new("approve", "Approve", "approve p-7f3a1c", OfferKind.Approve) { Input = "Reason (optional)", Sure = "Stop i-1? Cannot be undone." }, new("reject", "Reject", "reject p-7f3a1c", OfferKind.Reject) { Input = "Reason (optional)" }],
        });
        yield return ("case", Answer.Say("**RDS fails over**\n- Service: RDS\n- Severity: production impaired") with { Offers = [new("file", "File it", "file it", OfferKind.Confirm), new("drop", "Drop it", "drop it")] });
        yield return ("failed", new Answer { Text = "AWS did not answer in `eu-west-1`.", Failed = true, Offers = [new("again", "Try again", "try again")] });
        yield return ("asked", new Answer { Text = "Which Region?", Asked = "region", Offers = [.. Enumerable.Range(0, 30).Select(i => new Offer($"r{i}", $"Region {i}", $"in region {i}"))] });
        yield return ("file", Answer.Say("Here is your data.") with { Files = [new("export.jsonl", "application/x-ndjson", "{}\n")] });
        yield return ("long-text", Answer.Say(string.Join('\n', Enumerable.Range(0, 700).Select(i => $"{i}. line with the figure {i * 1234:N0} & <more>"))));
    }

    private static JsonObject MessageOf(SlackPart part) => new() { ["text"] = part.Text, ["blocks"] = part.Blocks.DeepClone() };
}
