using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Understanding;
using Bot.Understanding.Watching;

namespace Bot.Intents.Costs.Watching;

/// <summary>Makes, lists, removes and resumes subscriptions.</summary>
internal sealed class WatchTopic(Subscriptions subscriptions) : ICostTopic
{
    public ImmutableArray<string> Topics { get; } = [WatchTopics.Subscribe, WatchTopics.List, WatchTopics.Remove, WatchTopics.Resume];

    public Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation) => turn.Question.Topic switch
    {
        WatchTopics.List => ListAsync(turn, cancellation),
        WatchTopics.Remove => RemoveAsync(turn, cancellation),
        WatchTopics.Resume => ResumeAsync(turn, cancellation),
        _ => SubscribeAsync(turn, cancellation),
    };

    private async Task<Answer> SubscribeAsync(Turn turn, CancellationToken cancellation)
    {
        if (SubscriptionForm.Of(turn) is not { } wanted)
            return new() { Text = "From which amount on? Say it with the amount: \"notify us when S3 spend this month exceeds 500 dollars\", \"notify me when the budget NAME passes 80 %\", \"notify me about cost anomalies above 100 dollars\".", Asked = "amount" };
        if (turn.Message.Place.Platform == Platform.Terminal)
            return new() { Text = $"Nothing can be sent to a terminal. Said in Slack, in Teams or in the playground, this subscribes to: {wanted.Words}, {wanted.Cadence.Words()}.", Failed = true };
        var own = 0;
        await foreach (var one in subscriptions.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (one.Person != turn.Caller.Person)
                continue;
            own++;
            if (one with { Id = "", Due = default, Asker = wanted.Asker, Told = [], IsFaulty = false, Paused = null } == wanted with { Id = "", Due = default, Told = [] } && SubscriptionList.IsHere(one, turn.Message.Place))
                return SubscriptionList.Made(one, "You have that already");
        }
        if (own >= Subscriptions.MaxEach)
            return new() { Text = $"You have {own} subscriptions, which is as many as one person may have. `subscriptions` lists them; remove one first.", Failed = true };
        while (!await subscriptions.AddAsync(wanted, cancellation).ConfigureAwait(false))
            wanted = wanted with { Id = Subscriptions.NewId() };
        return SubscriptionList.Made(wanted, "Subscribed");
    }

    private async Task<Answer> ListAsync(Turn turn, CancellationToken cancellation) =>
        SubscriptionList.Of(await SeenAsync(turn, cancellation).ConfigureAwait(false), turn);

    private async Task<Answer> RemoveAsync(Turn turn, CancellationToken cancellation)
    {
        var seen = await SeenAsync(turn, cancellation).ConfigureAwait(false);
        var said = Said(turn);
        var meant = said.StartsWith("all", StringComparison.Ordinal) || said == "everything" ? [.. seen.Where(s => s.Person == turn.Caller.Person)] : Meant(seen, said);
        if (meant.Count == 0)
            return NotThere(said);
        var removable = meant.Where(s => s.Person == turn.Caller.Person || turn.Caller.IsAdmin).ToList();
        if (removable.Count == 0)
            return new() { Text = $"`{meant[0].Id}` is {meant[0].Person}'s: only they or an admin of the bot may remove it.", Refused = new("not-permitted", "role", "Only who made a subscription, or an admin of the bot, may remove it.") };
        foreach (var one in removable)
            await subscriptions.RemoveAsync(one.Id, cancellation).ConfigureAwait(false);
        return Answer.Say($"**Removed**: {string.Join("; ", removable.Select(s => $"`{s.Id}`, {s.Words}"))}.");
    }

    private async Task<Answer> ResumeAsync(Turn turn, CancellationToken cancellation)
    {
        var meant = Meant(await SeenAsync(turn, cancellation).ConfigureAwait(false), Said(turn)).Where(s => s.Person == turn.Caller.Person).ToList();
        if (meant.Count == 0)
            return NotThere(Said(turn));
        return await subscriptions.ChangeAsync(meant[0].Id, s => s with { Paused = null, IsFaulty = false, Due = s.Cadence.After(turn.Now) }, cancellation).ConfigureAwait(false) is { } resumed
            ? SubscriptionList.Made(resumed, "Resumed")
            : NotThere(Said(turn));
    }

    /// <summary>In a channel, that channel's; in a direct conversation, all of one's own. In the order of the list.</summary>
    private async Task<List<Subscription>> SeenAsync(Turn turn, CancellationToken cancellation)
    {
        var seen = new List<Subscription>();
        await foreach (var one in subscriptions.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (SubscriptionList.IsHere(one, turn.Message.Place) || one.Person == turn.Caller.Person && (turn.Message.Place.IsDirect || turn.Message.Place.Platform is Platform.Terminal))
                seen.Add(one);
        }
        return [.. seen.OrderBy(s => s.Person != turn.Caller.Person).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    private static List<Subscription> Meant(List<Subscription> seen, string said) =>
        int.TryParse(said, CultureInfo.InvariantCulture, out var number) ? number >= 1 && number <= seen.Count ? [seen[number - 1]] : [] : [.. seen.Where(s => s.Id == said)];

    private static string Said(Turn turn) => turn.Question.Entities is [var one, ..] ? one.Text : "";

    private static Answer NotThere(string said) =>
        new() { Text = $"There is no subscription `{said}` here. `subscriptions` lists them; those of a direct conversation are listed there.", Offers = [new("subscriptions", "Subscriptions", "subscriptions")] };
}
