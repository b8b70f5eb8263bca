using System.Collections.Frozen;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Understanding;
using Directory = Bot.Identity.Directory;

namespace Bot.Guardrails.Approvals;

/// <summary>What is said of plans without anybody asking, through the outbox: it survives a crash and is delivered once.</summary>
/// <param name="directory">The directory in force; null where there is none.</param>
internal sealed class PlanNotices(ITurnStore store, IEnumerable<IDelivery> deliveries, Func<Directory?> directory, TimeProvider clock)
{
    private const string SlackPrefix = "slack:";
    private readonly FrozenDictionary<Platform, IDelivery> _deliveries = deliveries.ToFrozenDictionary(d => d.Platform);

    /// <summary>Tells whoever asked for a plan, where they asked.</summary>
    public Task TellAskerAsync(Approval approval, Answer answer, IReadOnlyList<RecordedCall> calls, Caller caller, CancellationToken cancellation)
    {
        var asker = approval.Plan.Asker;
        return PostAsync($"plan-{approval.Plan.Id}-{approval.State}", new(asker.MessageId, asker.Place, asker.User, "", clock.GetUtcNow()) { ReplyTo = asker.ReplyTo }, answer, calls, caller, cancellation);
    }

    /// <summary>Tells the channel, and each admin of the organisation directly where the platform lets a bot write first (Slack), that the glass is being broken.</summary>
    /// <exception cref="StoreException">It could not be stored: what it tells of must not be done.</exception>
    public async Task TellAllAsync(ChangePlan plan, Caller caller, CancellationToken cancellation)
    {
        var answer = PlanCard.GlassBroken(plan);
        foreach (var place in Places(plan))
            await PostAsync($"glass-{plan.Id}-{place.Channel}", new(plan.Asker.MessageId, place, plan.Asker.User, "", clock.GetUtcNow()) { ReplyTo = place.Platform == Platform.Teams ? plan.Asker.ReplyTo : null }, answer, [], caller, cancellation).ConfigureAwait(false);
    }

    private IEnumerable<Place> Places(ChangePlan plan)
    {
        var asked = plan.Asker.Place;
        yield return asked.Platform == Platform.Slack ? asked with { Thread = "" } : asked;
        if (asked.Platform != Platform.Slack || directory() is not { } now)
            yield break;
        foreach (var id in now.People.Where(p => now.Organization.Admins.Contains(p.Name)).SelectMany(p => p.Ids).Where(i => i.StartsWith(SlackPrefix, StringComparison.Ordinal)).Distinct())
            yield return new(Platform.Slack, asked.Workspace, id[SlackPrefix.Length..], "") { IsDirect = true, Kind = ChannelKind.Direct };
    }

    private async Task PostAsync(string id, Message message, Answer answer, IReadOnlyList<RecordedCall> calls, Caller caller, CancellationToken cancellation)
    {
        if (!_deliveries.TryGetValue(message.Place.Platform, out var delivery))
            return;
        var result = new TurnResult(new() { Text = "", Family = Family.Approval, Shape = Shape.Text }, answer, [.. calls], caller, TimeSpan.Zero);
        await store.PostAsync(PlaceKey.Conversation(message.Place), PlaceKey.Workspace(message.Place), [new(id, DeliveryBody.Write(message.Place.Platform, null, delivery.Render(id, message, result)))], cancellation).ConfigureAwait(false);
    }
}
