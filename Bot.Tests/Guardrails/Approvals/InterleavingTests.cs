using Bot.Guardrails;
using Bot.Guardrails.Approvals;
using System.Text.Json.Nodes;

namespace Bot.Tests.Guardrails.Approvals;

/// <summary>Random histories of several replicas on one store: presses, replays, rejections, time, crashes, changes of the directory. Whatever the order, what was approved runs at most once, never late, never edited, never by the wrong people.</summary>
public sealed class InterleavingTests
{
    private const int Histories = 1_500;
    private const int Steps = 14;
    private static readonly string[] s_people = ["ada", "bob", "carol", "dan", "sue"];

    [Fact]
    public async Task RandomHistories_NeverRunAPlanTwice_LateOrUnapproved()
    {
        var (done, crashed) = (0, 0);
        for (var seed = 0; seed < Histories; seed++)
        {
            var history = await RunAsync(new Random(seed));
            done += history.Done;
            crashed += history.Crashed;
        }
        // Histories that never get anywhere would prove nothing.
        Assert.True(done > Histories / 6, $"{done} plans were carried out");
        Assert.True(crashed > Histories / 6, $"{crashed} processes died");
    }

    private static async Task<(int Done, int Crashed)> RunAsync(Random random)
    {
        var bench = new Bench();
        if (random.Next(3) == 0)
            bench.Channel = bench.Channel with { ApprovalRules = [new(["ec2:Stop*"], [], 1, 2)] };
        SealedCall[] calls = [Bench.Stop, new("ec2", "StopInstances", new() { ["InstanceIds"] = new JsonArray("i-2") }, Bench.Account, "us-east-1")];
        var id = await bench.NewReplica().PlanAsync(calls: calls[..random.Next(1, 3)]);
        var plan = (await bench.ReadAsync(id)).Plan;
        var messages = new List<(string Person, string MessageId)>();
        var crashed = 0;
        var mayRun = true;
        for (var step = 0; step < Steps; step++)
        {
            var before = bench.Aws.Effects.Count;
            var (wasValid, wasOver) = (mayRun && bench.Clock.Now < plan.Expires, (await bench.ReadAsync(id)).IsOver);
            var begun = (await bench.ReadAsync(id)).Run is not null;
            try
            {
                await StepAsync();
            }
            catch (CrashException)
            {
                crashed++;
            }
            bench.Aws.Mishap = _ => Mishap.None;
            if (bench.Aws.Effects.Count > before)
            {
                Assert.True(wasValid, "a call was sent though the plan was expired or void");
                Assert.False(wasOver, "a call was sent though the plan was over");
                Assert.True(begun || (await bench.ReadAsync(id)).Approvals.Length >= plan.Needed, "a call was sent before enough people approved");
            }
        }
        var end = await bench.ReadAsync(id);
        Assert.Equal(bench.Aws.Effects.Distinct(), bench.Aws.Effects);
        Assert.All(bench.Aws.Effects, e => Assert.Contains(plan.Calls, c => e == $"{c.Call.Operation} {c.Call.Parameters.ToJsonString()}"));
        Assert.Equal(PlanSeal.Of(end.Plan), end.Seal);
        Assert.Equal(end.Approvals.Select(a => a.Person).Distinct().Count(), end.Approvals.Length);
        Assert.DoesNotContain(end.Approvals, a => a.Person is "ada" or "dan");
        if (end.Run is null)
            Assert.Empty(bench.Aws.Effects);
        return (end.State == ApprovalState.Done ? 1 : 0, crashed);

        async Task StepAsync()
        {
            var person = s_people[random.Next(s_people.Length)];
            var replica = bench.NewReplica(random.Next(4) == 0 ? new FaultyRecords(bench.Records) { DiesAt = random.Next(1, 7), Kept = random.Next(2) == 0 } : null);
            bench.Aws.Mishap = random.Next(5) switch { 0 => _ => Mishap.DiesBefore, 1 => _ => Mishap.DiesAfter, 2 when random.Next(3) == 0 => _ => Mishap.AnswerLost, _ => _ => Mishap.None };
            switch (random.Next(12))
            {
                case 0 or 1 or 2 or 3 or 4:
                    var messageId = bench.NewMessageId();
                    messages.Add((person, messageId));
                    await replica.ApproveAsync(person, id, messageId: messageId);
                    break;
                case 5 or 6 when messages.Count > 0:
                    // A message that arrives a second time, or a turn that is run again.
                    var again = messages[random.Next(messages.Count)];
                    await replica.ApproveAsync(again.Person, id, messageId: again.MessageId);
                    break;
                case 7:
                    await replica.ApproveAsync(person, id, place: Bench.Ops with { Channel = "C2" });
                    break;
                case 8:
                    bench.Clock.Now += TimeSpan.FromMinutes(random.Next(1, 7));
                    break;
                case 9 when random.Next(4) == 0:
                    await replica.RejectAsync(person, id);
                    break;
                case 10 when random.Next(4) == 0:
                    bench.DirectoryVersion = "v2";
                    mayRun = false;
                    break;
                case 11:
                    await Task.WhenAll(new[] { "bob", "carol" }.Select(p => Task.Run(() => bench.NewReplica().ApproveAsync(p, id))));
                    break;
            }
        }
    }
}
