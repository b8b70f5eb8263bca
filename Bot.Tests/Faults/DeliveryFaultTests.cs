using Bot.Tests.Faults.Rig;

namespace Bot.Tests.Faults;

public sealed class DeliveryFaultTests
{
    [Fact]
    public async Task Answers_ArriveOnceInOrder_WhenThePlatformLimitsBreaksAndCuts()
    {
        await using var rig = await FaultRig.StartAsync(Clean.NewFolder("delivery"));
        var left = new int[4];
        // A few of each, early: every one costs a wait.
        rig.Slack.Faults = number => (number % 7) switch
        {
            3 when Interlocked.Increment(ref left[(int)PostFault.Broken]) <= 6 => PostFault.Broken,
            5 when Interlocked.Increment(ref left[(int)PostFault.TakenThenCut]) <= 6 => PostFault.TakenThenCut,
            6 when Interlocked.Increment(ref left[(int)PostFault.Limited]) <= 2 => PostFault.Limited,
            _ => PostFault.None,
        };
        await using var bot = await rig.BotAsync(0, rig.SqliteSettings);
        rig.Load(8, TimeSpan.FromMilliseconds(20));
        await rig.AcceptedAsync(100);
        Clean.Check(await rig.SettleAsync(), rig.Ledger, 100);
        Assert.True(rig.Slack.Posts >= rig.Ledger.Figures().Answered + 8, $"{rig.Slack.Posts} posts: the faults were not met");
    }
}
