using System.Text.Json;
using Bot.Conversations.Stores;
using Bot.Notifications.Incidents;
using Bot.Notifications.Posting;

namespace Bot.Notifications;

/// <summary>Much at once as one message that is kept up to date, and what was held back as one message when its time comes.</summary>
internal sealed class Gathering(IRecords records, IncidentStore incidents, NoticePosts posts, DueSteps due, TimeProvider clock)
{
    private const string Kind = "flood";
    /// <summary>So long nothing new came: the flood is over.</summary>
    private static readonly TimeSpan Over = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1), Between = TimeSpan.FromSeconds(5);

    /// <summary>Counts a card that is about to be posted, or says that there are too many of them.</summary>
    public async Task<bool> IsFloodAsync(string channel, int from, string post, DateTimeOffset now, CancellationToken cancellation)
    {
        var isFlood = false;
        await ChangeAsync(channel, state =>
        {
            var cards = state.Cards.Where(c => now - c.At < Window && c.Post != post).TakeLast(100).ToList();
            isFlood = state.Id.Length > 0 && now - state.Latest < Over && cards.Count > 0 || cards.Count >= from;
            if (!isFlood)
                cards.Add(new(post, now));
            return state with { Cards = cards };
        }, cancellation).ConfigureAwait(false);
        return isFlood;
    }

    /// <summary>Puts an incident into the channel's flood, or begins one.</summary>
    /// <returns>The flood's id.</returns>
    public async Task<string> JoinFloodAsync(Incident incident, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var state = await ChangeAsync(incident.Channel, s => s.Id.Length > 0 && now - s.Latest < Over ? s with { Latest = now } : s with { Id = NoticeIds.Of(incident.Channel, $"{now.UtcTicks}"), Latest = now, Updated = default, Revision = 0 }, cancellation).ConfigureAwait(false);
        return state.Id;
    }

    /// <summary>The flood's message will be brought up to date, at once or when it may be.</summary>
    public async Task ScheduleAsync(string channel, string flood, CancellationToken cancellation)
    {
        var state = await ReadAsync(channel, cancellation).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (state.Id == flood && state.Revision == 0)
            await UpdateFloodAsync(channel, flood, cancellation).ConfigureAwait(false);
        else
            await due.AddAsync(channel, NoticeStep.Flood, flood, state.Updated + Between > now ? state.Updated + Between : now, cancellation).ConfigureAwait(false);
    }

    public async Task UpdateFloodAsync(string channel, string flood, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var members = new List<Incident>();
        await foreach (var incident in incidents.ListAsync(channel, cancellation).ConfigureAwait(false))
        {
            if (incident.Flood == flood)
                members.Add(incident);
        }
        if (members.Count == 0)
            return;
        var state = await ChangeAsync(channel, s => s.Id == flood ? s with { Revision = s.Revision + 1, Updated = now } : s, cancellation).ConfigureAwait(false);
        var post = PostIds.Flood(channel, flood);
        var isOver = state.Id != flood || now - state.Latest >= Over;
        var answer = GatherCard.Flood(members, flood, isOver);
        if (state.Id == flood && state.Revision == 1)
            await posts.PostAsync(channel, post, answer, null, cancellation: cancellation).ConfigureAwait(false);
        else
            await posts.PostAsync(channel, PostIds.After(post, $"u{(state.Id == flood ? $"{state.Revision}" : $"t{now.UtcTicks}")}"), answer, new(Replaces: post), cancellation: cancellation).ConfigureAwait(false);
        if (!isOver)
            await due.AddAsync(channel, NoticeStep.Flood, flood, state.Latest + Over, cancellation).ConfigureAwait(false);
    }

    /// <summary>Tells what a rule held back in a channel.</summary>
    public async Task DigestAsync(string channel, string rule, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var held = new List<Incident>();
        await foreach (var incident in incidents.ListAsync(channel, cancellation).ConfigureAwait(false))
        {
            if (incident.Told == Telling.Digest && incident.Rule == rule)
                held.Add(incident);
        }
        if (held.Count == 0)
            return;
        var id = NoticeIds.Of(channel, $"{rule}:{string.Join(',', held.Select(i => $"{i.Id}:{i.Round}").Order(StringComparer.Ordinal))}");
        await posts.PostAsync(channel, PostIds.Digest(channel, id), GatherCard.Digest(held, $"of {rule} since {NoticeWords.Time(held.Min(i => i.Opened))}"), null, cancellation: cancellation).ConfigureAwait(false);
        foreach (var incident in held)
            await incidents.ChangeAsync(channel, incident.Id, i => i is { Told: Telling.Digest } ? i with { Told = Telling.Flood, Flood = "", Updated = now } : null, cancellation).ConfigureAwait(false);
    }

    private async Task<FloodState> ReadAsync(string channel, CancellationToken cancellation) =>
        await records.GetAsync(Kind, channel, cancellation).ConfigureAwait(false) is { } record && JsonSerializer.Deserialize<FloodState>(record.Json) is { } state ? state : FloodState.None;

    /// <summary>Steps of a channel run one after another, so that nobody else changes it.</summary>
    private async Task<FloodState> ChangeAsync(string channel, Func<FloodState, FloodState> change, CancellationToken cancellation)
    {
        var record = await records.GetAsync(Kind, channel, cancellation).ConfigureAwait(false);
        var after = change(record is null ? FloodState.None : JsonSerializer.Deserialize<FloodState>(record.Json) ?? FloodState.None);
        if (!await records.PutAsync(Kind, channel, JsonSerializer.Serialize(after), record?.Version ?? 0, clock.GetUtcNow().AddDays(1), cancellation).ConfigureAwait(false))
            throw new StoreException($"The flood of {channel} was changed by another.");
        return after;
    }

    /// <param name="Id">The flood that goes on, or was the last; empty for none.</param>
    /// <param name="Latest">When the latest joined it.</param>
    /// <param name="Cards">Cards of the last minute.</param>
    private sealed record FloodState(string Id, DateTimeOffset Latest, DateTimeOffset Updated, int Revision, List<PostedCard> Cards)
    {
        public static FloodState None => new("", default, default, 0, []);
    }

    private sealed record PostedCard(string Post, DateTimeOffset At);
}
