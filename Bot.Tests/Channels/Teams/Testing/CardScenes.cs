using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Teams.Dialogs;
using Bot.Channels.Teams.Home;
using Bot.Channels.Teams.Rendering;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Teams.Testing;

/// <summary>One answer of each shape and one of each dialog, as Teams gets them.</summary>
internal static class CardScenes
{
    public static IEnumerable<(string Name, JsonObject Json)> All()
    {
        foreach (var (name, answer) in Shapes())
        {
            var content = TeamsRenderer.Render(Some.Result(answer, Some.Call(), Some.Call("lambda:ListFunctions", "eu-west-1")), "abc123", new(Feedback: true));
            for (var i = 0; i < content.Parts.Length; i++)
                yield return ($"{name}{(i == 0 ? "" : $"-{i + 1}")}", content.Parts[i]);
        }
        yield return ("plan-for-everybody", TeamsRenderer.Render(Some.Result(Plan), "abc123", new(IsForEverybody: true)).Parts[0]);
        yield return ("plan-for-approvers", TeamsRenderer.CardOf(Some.Result(Plan), "p-7f3a1c"));
        yield return ("closed-plan", TeamsRenderer.Render(new ClosedPlan("p-1", "**Stop i-1** was plan `p-1`. It is **carried out**, approved by bob.")));
        yield return ("home", HomeCard.Of(new(
            Some.Result(Answer.Say("You are **Ann**, role `admin` in production.") with { Offers = [new("role", "Switch role", "switch-role")] }),
            Some.Result(Some.TableAnswer(20)), [], [new("teams:direct", "chats", "111122223333", "us-east-1"), new("teams:19:ops@thread.tacv2", "#ops", "111122223333", "us-east-1") { Mode = Bot.Identity.ChannelMode.Full }])));
        yield return ("home-of-a-stranger", HomeCard.Of(new(Some.Result(new Answer { Text = "I do not know you.", Refused = new("not-listed", "scope", "no") }), null, [], [])));
        yield return ("dialog-feedback", FeedbackDialog.Of());
        yield return ("dialog-case", CaseDialog.Of("RDS fails over every night.\n*Really*"));
        yield return ("dialog-role", RoleDialog.Of(new Answer { Text = "", Offers = [new("role-1", "reader in prod", "switch-role reader in prod"), new("role-2", "admin in prod", "switch-role admin in prod")] })!);
        yield return ("dialog-investigate", InvestigateDialog.Of("ALARM checkout-5xx"));
    }

    private static Answer Plan => new()
    {
        Text = "**Stop i-1** is plan `p-7f3a1c` and waits for approval.",
        PlanId = "p-7f3a1c",
        Refused = new("write-needs-approval", "approval", "waits"),
        Offers = [new("approve", "Approve", "approve p-7f3a1c", OfferKind.Approve) { Input = "Reason (optional)", Sure = "Stop i-1? Cannot be undone." }, new("reject", "Reject", "reject p-7f3a1c", OfferKind.Reject) { Input = "Reason (optional)" }],
    };

    private static IEnumerable<(string, Answer)> Shapes()
    {
        yield return ("text", Answer.Say("**14 EC2 instances** run in `us-east-1`.\n- 12 are healthy\n- 2 are <not> & [look](https://console.aws.amazon.com/ec2)"));
        yield return ("sources", Answer.Say("A NAT gateway lets **private** subnets reach the internet.\n- it costs by the hour\n- and by the GB") with { Sources = [new("NAT gateways", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html"), new("Prices", "https://aws.amazon.com/vpc/pricing/")] });
        yield return ("notice", Some.TableAnswer(2) with { Notify = ["teams:aaaaaaaa-0000-0000-0000-000000000001"], Offers = [new("ack", "Acknowledge", "acknowledge n-1")] });
        yield return ("code", Answer.Say("The template:\n```\n{ \"a\": \"<b>\" }\n  - x:  1\n```\nThat is all."));
        yield return ("table", Some.TableAnswer(3));
        yield return ("table-pages", Some.TableAnswer(60));
        yield return ("table-file", Some.TableAnswer(400, 24));
        yield return ("facts", Answer.Say("You are **Ann**.") with { Tables = [new("", [new("What"), new("Value")], [["Person", "ann"], ["Account", "production (111122223333)"]])] });
        yield return ("steps", Answer.Say("Do this:") with { Steps = [new("Open the console", "Region `eu-west-1`"), new("Restart **web-1**")] });
        yield return ("chart", Answer.Say("**$1,234.50** this week.") with { Charts = [new(ChartKind.Bar, "Cost by day", "USD", ["Mo", "Tu", "We"], [new("cost", [400, 410.5, 424])]), new(ChartKind.Line, "Errors", "Count", ["9:00", "10:00", "11:00"], [new("5xx", [0, double.NaN, 12])])] });
        yield return ("denied", new Answer { Text = "`ec2:TerminateInstances` is not allowed here: the guardrail **operations** denies it.", Refused = new("not-permitted", "guardrail", "denied"), Offers = [new("role", "Switch role", "switch-role")] });
        yield return ("case", Answer.Say("**RDS fails over**\n- Service: RDS\n- Severity: production impaired") with { Offers = [new("file", "File it", "file it", OfferKind.Confirm), new("drop", "Drop it", "drop it")] });
        yield return ("failed", new Answer { Text = "AWS did not answer in `eu-west-1`.", Failed = true, Offers = [new("again", "Try again", "try again")] });
        yield return ("asked", new Answer { Text = "Which Region?", Asked = "region", Offers = [.. Enumerable.Range(0, 30).Select(i => new Offer($"r{i}", $"Region {i}", $"in region {i}"))] });
        yield return ("file", Answer.Say("Here is your data.") with { Files = [new("export.jsonl", "application/x-ndjson", "{}\n")] });
        yield return ("long-text", Answer.Say(string.Join('\n', Enumerable.Range(0, 700).Select(i => $"{i}. line with the figure {i * 1234:N0} & <more>"))));
    }
}
