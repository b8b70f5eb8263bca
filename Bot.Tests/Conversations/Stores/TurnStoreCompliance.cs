using System.Text;
using Bot.Conversations.Stores;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations.Stores;

/// <summary>What every store must do. A store's test class inherits this and says how one is opened; how time passes is the store's affair (<see cref="PassAsync"/>).</summary>
public abstract class TurnStoreCompliance : IAsyncLifetime
{
    private int _events;

    /// <summary>An empty store of the kind.</summary>
    private protected abstract ValueTask<ITurnStore> OpenAsync(InboxBounds bounds);

    /// <summary>Lets so much of the store's time pass. A store on a real clock waits; spans in these tests are multiples of <see cref="Beat"/>.</summary>
    private protected abstract ValueTask PassAsync(TimeSpan span);

    /// <summary>The shortest lease of these tests.</summary>
    private protected virtual TimeSpan Beat => TimeSpan.FromSeconds(10);

    private protected ITurnStore Store { get; private set; } = null!;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Store = await OpenAsync(new(8, 6));

    public virtual async ValueTask DisposeAsync()
    {
        if (Store is IAsyncDisposable later)
            await later.DisposeAsync();
        else
            (Store as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Accept_TakesAnEventOnce_WhenItArrivesManyTimesAtOnce()
    {
        var message = Message("c1");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Store.AcceptAsync(message, Stop))));
        Assert.Equal(1, outcomes.Count(o => o == Intake.Accepted));
        Assert.Equal(39, outcomes.Count(o => o == Intake.Duplicate));
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task HasAccepted_KnowsAnEvent_FromItsArrivalOn()
    {
        var message = Message("c1");
        Assert.False(await Store.HasAcceptedAsync(message.Event, Stop));
        await Store.AcceptAsync(message, Stop);
        Assert.True(await Store.HasAcceptedAsync(message.Event, Stop));
        Assert.False(await Store.HasAcceptedAsync(Message("c1").Event, Stop));
    }

    [Fact]
    public async Task Accept_KnowsTheEvent_WhenItsTurnIsDone()
    {
        var message = Message("c1");
        await Store.AcceptAsync(message, Stop);
        await FinishAsync(Assert.Single(await ClaimAsync()));
        Assert.Equal(Intake.Duplicate, await Store.AcceptAsync(message, Stop));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Accept_SaysFull_WhenTooManyWait_AndTakesTheSameEventLater()
    {
        for (var i = 0; i < 6; i++)
            Assert.Equal(Intake.Accepted, await Store.AcceptAsync(Message($"c{i}", "w1"), Stop));
        var late = Message("c9", "w1");
        Assert.Equal(Intake.Full, await Store.AcceptAsync(late, Stop));
        Assert.Equal(Intake.Accepted, await Store.AcceptAsync(Message("d1", "w2"), Stop));
        Assert.Equal(Intake.Accepted, await Store.AcceptAsync(Message("d2", "w2"), Stop));
        Assert.Equal(Intake.Full, await Store.AcceptAsync(Message("d3", "w3"), Stop));
        await FinishAsync((await ClaimAsync(1))[0]);
        await FinishAsync((await ClaimAsync(1))[0]);
        Assert.Equal(Intake.Accepted, await Store.AcceptAsync(late, Stop));
    }

    [Fact]
    public async Task Conversation_IsKnown_FromItsFirstMessageOn()
    {
        Assert.False(await Store.KnowsAsync("c1", Stop));
        await Store.AcceptAsync(Message("c1"), Stop);
        Assert.True(await Store.KnowsAsync("c1", Stop));
        await Store.FinishAsync(Assert.Single(await ClaimAsync()).Lease, new(null, null, []), Stop);
        Assert.False(await Store.KnowsAsync("c1", Stop));
        await Store.AcceptAsync(Message("c1"), Stop);
        await FinishAsync(Assert.Single(await ClaimAsync()));
        Assert.True(await Store.KnowsAsync("c1", Stop));
        Assert.False(await Store.KnowsAsync("c2", Stop));
    }

    [Fact]
    public async Task Claim_GivesAConversationsMessagesOneByOneInOrder()
    {
        foreach (var text in (string[])["a", "b", "c"])
            await Store.AcceptAsync(Message("c1", text: text), Stop);
        foreach (var text in (string[])["a", "b", "c"])
        {
            var turn = Assert.Single(await ClaimAsync());
            Assert.Equal(text, Encoding.UTF8.GetString(turn.Message.Body));
            Assert.Empty(await ClaimAsync());
            await FinishAsync(turn);
        }
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Claim_GivesManyConversationsAtOnce_UpToItsMax()
    {
        for (var i = 0; i < 5; i++)
            await Store.AcceptAsync(Message($"c{i}"), Stop);
        Assert.Equal(3, (await ClaimAsync(3)).Count);
        Assert.Equal(2, (await ClaimAsync(3)).Count);
    }

    [Fact]
    public async Task Claim_GivesEachMessageToOne_WhenManyClaimAtOnce()
    {
        for (var i = 0; i < 6; i++)
            await Store.AcceptAsync(Message($"c{i}"), Stop);
        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => ClaimAsync(2, owner: $"o{i}"))));
        var found = claims.SelectMany(c => c).ToList();
        for (IReadOnlyList<ClaimedTurn> more; (more = await ClaimAsync()).Count > 0;)
            found.AddRange(more);
        Assert.Equal(6, found.Count);
        Assert.Equal(6, found.DistinctBy(c => c.Message.Event).Count());
    }

    [Fact]
    public async Task Claim_BoundsAWorkspace_AndServesTheOthers()
    {
        for (var i = 0; i < 5; i++)
            await Store.AcceptAsync(Message($"c{i}", "busy"), Stop);
        await Store.AcceptAsync(Message("q", "quiet"), Stop);
        var claimed = await Store.ClaimTurnsAsync(new("o", Beat * 4, 10, 3, new Dictionary<string, int> { ["busy"] = 1 }), Stop);
        Assert.Equal(2, claimed.Count(c => c.Message.Workspace == "busy"));
        Assert.Single(claimed, c => c.Message.Workspace == "quiet");
    }

    [Fact]
    public async Task Claim_IsFair_WhenOneWorkspaceHasManyWaiting()
    {
        for (var i = 0; i < 6; i++)
            await Store.AcceptAsync(Message($"c{i}", "busy"), Stop);
        await Store.AcceptAsync(Message("q", "quiet"), Stop);
        Assert.Contains(await ClaimAsync(2), c => c.Message.Workspace == "quiet");
    }

    [Fact]
    public async Task Turn_IsGivenToAnother_WhenItsLeaseRanOut_AndTheFirstMayNotEndIt()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        var first = Assert.Single(await ClaimAsync(lease: Beat));
        await PassAsync(Beat * 2);
        var second = Assert.Single(await ClaimAsync(owner: "other"));
        Assert.Equal(2, second.Tries);
        Assert.Equal(first.Message.Event, second.Message.Event);
        Assert.False((await FinishAsync(first, "first")).Held);
        Assert.Equal([LeaseState.Lost], await Store.RenewAsync([first.Lease], Beat, Stop));
        Assert.False(await Store.HandBackAsync(first.Lease, TimeSpan.Zero, true, Stop));
        Assert.False(await Store.NoteProgressAsync(first.Lease, "p", Stop));
        Assert.False((await Store.DeadLetterAsync(first.Lease, "r", new(null, null, []), Stop)).Held);
        Assert.True((await FinishAsync(second, "second")).Held);
        Assert.False((await FinishAsync(second, "again")).Held);
        Assert.Equal(["second"], await ExchangesAsync("c1"));
        Assert.Single(await DeliveriesAsync());
    }

    [Fact]
    public async Task Turn_StaysItsOwners_WhenItsLeaseIsRenewed()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        var turn = Assert.Single(await ClaimAsync(lease: Beat * 2));
        for (var i = 0; i < 3; i++)
        {
            await PassAsync(Beat);
            Assert.Equal([LeaseState.Held], await Store.RenewAsync([turn.Lease], Beat * 2, Stop));
            Assert.Empty(await ClaimAsync());
        }
        Assert.True((await FinishAsync(turn)).Held);
    }

    [Fact]
    public async Task Turn_KeepsItsPlaceAndNote_WhenItIsHandedBack()
    {
        await Store.AcceptAsync(Message("c1", text: "a"), Stop);
        await Store.AcceptAsync(Message("c1", text: "b"), Stop);
        var turn = Assert.Single(await ClaimAsync());
        Assert.True(await Store.NoteProgressAsync(turn.Lease, "1700.1", Stop));
        Assert.True(await Store.HandBackAsync(turn.Lease, TimeSpan.Zero, counts: false, Stop));
        Assert.False((await FinishAsync(turn)).Held);
        var again = Assert.Single(await ClaimAsync());
        Assert.Equal(("a", 1, "1700.1"), (Encoding.UTF8.GetString(again.Message.Body), again.Tries, again.Progress));
    }

    [Fact]
    public async Task Turn_WaitsForItsDelay_WhenItIsHandedBackWithOne()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        await Store.HandBackAsync(Assert.Single(await ClaimAsync()).Lease, Beat * 2, counts: true, Stop);
        Assert.Empty(await ClaimAsync());
        await PassAsync(Beat * 3);
        Assert.Equal(2, Assert.Single(await ClaimAsync()).Tries);
    }

    [Fact]
    public async Task Stop_IsTold_ToTheOneWhoRunsThePersonsTurn()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        Assert.False(await Store.AskToStopAsync("c1", "p1", Stop));
        var turn = Assert.Single(await ClaimAsync());
        Assert.False(await Store.AskToStopAsync("c1", "somebody else", Stop));
        Assert.Equal([LeaseState.Held], await Store.RenewAsync([turn.Lease], Beat, Stop));
        Assert.True(await Store.AskToStopAsync("c1", "p1", Stop));
        Assert.Equal([LeaseState.StopAsked], await Store.RenewAsync([turn.Lease], Beat, Stop));
        Assert.True((await FinishAsync(turn)).Held);
        Assert.False(await Store.AskToStopAsync("c1", "p1", Stop));
    }

    [Fact]
    public async Task Stop_IsTold_ToTheOneWhoTakesTheTurnUp_AndToNoLaterTurn()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        await Store.AcceptAsync(Message("c1"), Stop);
        Assert.Single(await ClaimAsync(lease: Beat));
        await PassAsync(Beat * 2);
        Assert.True(await Store.AskToStopAsync("c1", "p1", Stop));
        var second = Assert.Single(await ClaimAsync(owner: "other"));
        Assert.Equal([LeaseState.StopAsked], await Store.RenewAsync([second.Lease], Beat, Stop));
        await FinishAsync(second);
        Assert.Equal([LeaseState.Held], await Store.RenewAsync([Assert.Single(await ClaimAsync()).Lease], Beat, Stop));
    }

    [Fact]
    public async Task Finish_AppendsAndPosts_AndTheNextTurnSeesIt()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        await Store.AcceptAsync(Message("c1"), Stop);
        var first = Assert.Single(await ClaimAsync());
        Assert.Equal(0, first.Exchanges);
        Assert.Equal(1, (await FinishAsync(first, "one")).Exchanges);
        var second = Assert.Single(await ClaimAsync());
        Assert.Equal(1, second.Exchanges);
        await FinishAsync(second, "two");
        Assert.Equal(["one", "two"], await ExchangesAsync("c1"));
        Assert.Equal(["two"], (await Store.LoadAsync("c1", 1, Stop)).Select(e => Encoding.UTF8.GetString(e.Body)));
        Assert.Empty(await Store.LoadAsync("c2", 10, Stop));
    }

    [Fact]
    public async Task Finish_LeavesTheConversation_WhenThereIsNothingToAppend()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        var ended = await Store.FinishAsync(Assert.Single(await ClaimAsync()).Lease, new(null, null, []), Stop);
        Assert.True(ended.Held);
        Assert.Empty(await Store.LoadAsync("c1", 10, Stop));
        Assert.Empty(await DeliveriesAsync());
    }

    [Fact]
    public async Task DeadLetter_KeepsTheMessage_TellsThePerson_AndFreesTheConversation()
    {
        await Store.AcceptAsync(Message("c1", text: "poison"), Stop);
        await Store.AcceptAsync(Message("c1", text: "next"), Stop);
        var turn = Assert.Single(await ClaimAsync());
        Assert.True((await Store.DeadLetterAsync(turn.Lease, "broke 3 times", new(null, null, [Delivery("sorry")]), Stop)).Held);
        var letter = Assert.Single(await Store.DeadLettersAsync(10, Stop));
        Assert.Equal((WorkKind.Turns, turn.Message.Event, "c1", "w1", "broke 3 times", "poison"), (letter.Kind, letter.Key, letter.Conversation, letter.Workspace, letter.Reason, Encoding.UTF8.GetString(letter.Body)));
        Assert.Equal("sorry", Text(Assert.Single(await DeliveriesAsync())));
        Assert.Equal("next", Encoding.UTF8.GetString(Assert.Single(await ClaimAsync()).Message.Body));
        Assert.Equal(1, (await Store.CountAsync(Stop)).DeadLetters);
    }

    [Fact]
    public async Task Deliveries_AreMadeInOrder_OneByOneInAConversation()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        await Store.FinishAsync(Assert.Single(await ClaimAsync()).Lease, new([1], null, [Delivery("a"), Delivery("b")]), Stop);
        await Store.PostAsync("c1", "w1", [Delivery("c")], Stop);
        foreach (var text in (string[])["a", "b", "c"])
        {
            var delivery = Assert.Single(await DeliveriesAsync());
            Assert.Equal((text, 1, false, "w1"), (Text(delivery), delivery.Tries, delivery.Uncertain, delivery.Workspace));
            Assert.Empty(await DeliveriesAsync());
            Assert.True(await Store.DeliveredAsync(delivery.Lease, $"ts-{text}", Stop));
            Assert.False(await Store.DeliveredAsync(delivery.Lease, $"ts-{text}", Stop));
        }
        Assert.Empty(await DeliveriesAsync());
        Assert.Equal("ts-b", Assert.Single(await Store.LoadAsync("c1", 10, Stop)).PlatformId);
    }

    [Fact]
    public async Task Deliveries_AreLeasedToTheFinisher_WhenTheyAreFirst()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        var ended = await Store.FinishAsync(Assert.Single(await ClaimAsync()).Lease, new([1], null, [Delivery("a"), Delivery("b")], Beat * 2), Stop);
        if (ended.Deliveries.Count == 0)
            return;
        var first = Assert.Single(ended.Deliveries);
        Assert.Equal(("a", 1, false), (Text(first), first.Tries, first.Uncertain));
        Assert.Empty(await DeliveriesAsync());
        Assert.True(await Store.DeliveredAsync(first.Lease, null, Stop));
        Assert.Equal("b", Text(Assert.Single(await DeliveriesAsync())));
    }

    [Fact]
    public async Task Delivery_HoldsUpTheLaterOnes_UntilItsRetry()
    {
        await Store.PostAsync("c1", "w1", [Delivery("a"), Delivery("b")], Stop);
        await Store.PostAsync("c2", "w1", [Delivery("other")], Stop);
        var claimed = await DeliveriesAsync();
        Assert.Equal(["a", "other"], claimed.Select(Text).Order());
        var first = claimed.Single(d => Text(d) == "a");
        Assert.True(await Store.RetryDeliveryAsync(first.Lease, Beat * 2, uncertain: false, Stop));
        Assert.Empty(await DeliveriesAsync());
        await PassAsync(Beat * 3);
        var again = (await DeliveriesAsync()).Single(d => d.Lease.Conversation == "c1");
        Assert.Equal(("a", 2, false), (Text(again), again.Tries, again.Uncertain));
    }

    [Fact]
    public async Task Delivery_IsUncertain_WhenItsLeaseRanOut_OrItsTrySaidSo()
    {
        await Store.PostAsync("c1", "w1", [Delivery("a")], Stop);
        var first = Assert.Single(await DeliveriesAsync(Beat));
        await PassAsync(Beat * 2);
        var second = Assert.Single(await DeliveriesAsync());
        Assert.True(second.Uncertain);
        Assert.False(await Store.DeliveredAsync(first.Lease, "x", Stop));
        Assert.False(await Store.DropDeliveryAsync(first.Lease, "x", Stop));
        Assert.False(await Store.RetryDeliveryAsync(first.Lease, Beat, false, Stop));
        await Store.PostAsync("c2", "w1", [Delivery("b")], Stop);
        await Store.RetryDeliveryAsync(Assert.Single(await DeliveriesAsync()).Lease, TimeSpan.Zero, uncertain: true, Stop);
        Assert.True(Assert.Single(await DeliveriesAsync()).Uncertain);
    }

    [Fact]
    public async Task Delivery_IsNotTakenTwice_WhenPostedAgainWhileItWaits()
    {
        var delivery = Delivery("a");
        await Store.PostAsync("c1", "w1", [delivery], Stop);
        await Store.PostAsync("c1", "w1", [delivery], Stop);
        await Store.DeliveredAsync(Assert.Single(await DeliveriesAsync()).Lease, null, Stop);
        Assert.Empty(await DeliveriesAsync());
    }

    [Fact]
    public async Task Drop_KeepsTheDelivery_AndLetsTheNextPass()
    {
        await Store.PostAsync("c1", "w1", [Delivery("a"), Delivery("b")], Stop);
        var first = Assert.Single(await DeliveriesAsync());
        Assert.True(await Store.DropDeliveryAsync(first.Lease, "channel_not_found", Stop));
        var letter = Assert.Single(await Store.DeadLettersAsync(10, Stop));
        Assert.Equal((WorkKind.Deliveries, first.Delivery.Id, "w1", "channel_not_found"), (letter.Kind, letter.Key, letter.Workspace, letter.Reason));
        Assert.Equal("b", Text(Assert.Single(await DeliveriesAsync())));
    }

    [Fact]
    public async Task Wait_Ends_WhenAMessageOrADeliveryArrives()
    {
        await ClaimAsync();
        await DrainAsync(WorkKind.Turns);
        await DrainAsync(WorkKind.Deliveries);
        var turns = Store.WaitForWorkAsync(WorkKind.Turns, Stop);
        var deliveries = Store.WaitForWorkAsync(WorkKind.Deliveries, Stop);
        await Store.AcceptAsync(Message("c1"), Stop);
        await turns.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await Store.PostAsync("c1", "w1", [Delivery("a")], Stop);
        await deliveries.WaitAsync(TimeSpan.FromSeconds(30), Stop);
    }

    [Fact]
    public async Task Wait_Ends_WhenALeaseRunsOut()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        await ClaimAsync(lease: Beat);
        await DrainAsync(WorkKind.Turns);
        var waiting = Store.WaitForWorkAsync(WorkKind.Turns, Stop);
        await PassAsync(Beat * 2);
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task Wait_MissesNothing_WhenTheMessageCameBefore()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        await Store.WaitForWorkAsync(WorkKind.Turns, Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);
    }

    [Fact]
    public async Task Counts_SayWhatWaitsAndRuns()
    {
        await Store.AcceptAsync(Message("c1"), Stop);
        await Store.AcceptAsync(Message("c2"), Stop);
        await ClaimAsync(1);
        await Store.PostAsync("c3", "w1", [Delivery("a")], Stop);
        await PassAsync(Beat);
        var counts = await Store.CountAsync(Stop);
        Assert.Equal((2, 1, 1, 0), (counts.Waiting, counts.Running, counts.Deliveries, counts.DeadLetters));
        Assert.True(counts.OldestWaiting >= Beat && counts.OldestDelivery >= Beat, counts.ToString());
    }

    [Fact]
    public async Task Sweep_TakesWhatIsOlderThanTheLimits_AndNothingElse()
    {
        await Store.AcceptAsync(Message("old"), Stop);
        var old = Message("old");
        await Store.AcceptAsync(old, Stop);
        await FinishAsync(Assert.Single(await ClaimAsync()), "one");
        await FinishAsync(Assert.Single(await ClaimAsync()), "two");
        await PassAsync(Beat * 4);
        await Store.AcceptAsync(Message("new"), Stop);
        await FinishAsync(Assert.Single(await ClaimAsync()), "three");
        await Store.AcceptAsync(Message("waits"), Stop);
        var limits = new Retention(Beat * 2, Beat * 2, Beat * 2);
        var rounds = 0;
        while (await Store.SweepAsync(limits, 1, Stop) > 0)
            Assert.True(++rounds < 100, "The sweep does not end.");
        Assert.Empty(await Store.LoadAsync("old", 10, Stop));
        Assert.Equal(["three"], await ExchangesAsync("new"));
        Assert.Equal(Intake.Accepted, await Store.AcceptAsync(old, Stop));
        Assert.Equal(["old", "waits"], (await ClaimAsync()).Select(c => c.Message.Conversation).Order());
    }

    [Fact]
    public async Task DeadLetters_AreDeletedOfThesePeopleOnly()
    {
        await Store.AcceptAsync(Message("c1") with { Person = "w:ada" }, Stop);
        await Store.AcceptAsync(Message("c2") with { Person = "w:bob" }, Stop);
        foreach (var turn in await ClaimAsync())
            await Store.DeadLetterAsync(turn.Lease, "r", new(null, null, []), Stop);
        // An answer to ada that no platform took.
        await Store.AcceptAsync(Message("c3"), Stop);
        await Store.FinishAsync(Assert.Single(await ClaimAsync()).Lease, new([1], null, [Delivery("to ada")]) { Person = "ada" }, Stop);
        await Store.DropDeliveryAsync(Assert.Single(await DeliveriesAsync()).Lease, "gone", Stop);
        Assert.Equal(["ada", "w:ada", "w:bob"], (await Store.DeadLettersAsync(10, Stop)).Select(l => l.Person).Order(StringComparer.Ordinal));
        Assert.Equal(2, await Store.DeleteDeadLettersAsync(["ada", "w:ada", "nobody"], Stop));
        Assert.Equal("w:bob", Assert.Single(await Store.DeadLettersAsync(10, Stop)).Person);
    }

    private protected InboxMessage Message(string conversation, string workspace = "w1", string text = "hello") =>
        new($"slack:Ev{Interlocked.Increment(ref _events)}", conversation, workspace, "p1", Encoding.UTF8.GetBytes(text));

    private protected NewDelivery Delivery(string text) => new($"d{Interlocked.Increment(ref _events)}", Encoding.UTF8.GetBytes(text));

    private protected Task<IReadOnlyList<ClaimedTurn>> ClaimAsync(int max = 100, TimeSpan? lease = null, string owner = "me") =>
        Store.ClaimTurnsAsync(new(owner, lease ?? Beat * 100, max, 1000, new Dictionary<string, int>()), Stop);

    private protected Task<IReadOnlyList<ClaimedDelivery>> DeliveriesAsync(TimeSpan? lease = null) =>
        Store.ClaimDeliveriesAsync(new("me", lease ?? Beat * 100, 100, 1000, new Dictionary<string, int>()), Stop);

    private protected Task<FinishedTurn> FinishAsync(ClaimedTurn turn, string exchange = "x") =>
        Store.FinishAsync(turn.Lease, new(Encoding.UTF8.GetBytes(exchange), "a title", [Delivery(exchange)]), Stop);

    private protected async Task<IEnumerable<string>> ExchangesAsync(string conversation) =>
        (await Store.LoadAsync(conversation, 100, Stop)).Select(e => Encoding.UTF8.GetString(e.Body));

    private protected static string Text(ClaimedDelivery delivery) => Encoding.UTF8.GetString(delivery.Delivery.Body);

    /// <summary>Takes the signals of what was before.</summary>
    private async Task DrainAsync(WorkKind kind)
    {
        using var patience = new CancellationTokenSource();
        var wait = Store.WaitForWorkAsync(kind, patience.Token);
        while (wait.IsCompletedSuccessfully)
            wait = Store.WaitForWorkAsync(kind, patience.Token);
        await patience.CancelAsync();
        await wait.ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
