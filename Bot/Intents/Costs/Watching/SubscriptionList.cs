using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Understanding.Watching;

namespace Bot.Intents.Costs.Watching;

/// <summary>Subscriptions in words, with the buttons that belong to them.</summary>
internal static class SubscriptionList
{
    private const int MaxButtons = 5;
    /// <summary>A digest asks Cost Explorer so often, and most single questions do.</summary>
    private const int CallsOfDigest = 4, CallsOfQuestion = 2;

    /// <summary>Whether its answers go to this channel.</summary>
    public static bool IsHere(Subscription one, Place place) =>
        one.Asker.Place.Platform == place.Platform && one.Asker.Place.Workspace == place.Workspace && one.Asker.Place.Channel == place.Channel;

    public static Answer Made(Subscription one, string done) => new()
    {
        Text = $"**{done}** (`{one.Id}`): {one.Words}. {Sentence(one.Cadence.Words())}; {(one.Kind == WatchTopics.KindDigest ? "first" : "looked at first")} on {Time(one.Due)}.",
        Notes = [$"It asks as you do, with your role and this channel's rules as they are then; should you lose them, it says so once and rests. {Price(one)}"],
        Offers =
        [
            new("stop", "Stop it", $"remove subscription {one.Id}"),
            new("now", "Show it now", one.Kind == WatchTopics.KindDigest ? one.Ask : $"check subscription {one.Id}"),
            new("subscriptions", "All subscriptions", "subscriptions"),
        ],
    };

    public static Answer Of(List<Subscription> all, Turn turn)
    {
        if (all.Count == 0)
        {
            return new()
            {
                Text = "There is no subscription here.",
                Notes = ["Such words make one: \"send us costs every Monday\", \"notify us when the budget NAME passes 80 %\", \"notify me about cost anomalies above 100 dollars\"."],
                Offers = [new("weekly", "Costs every Monday", "send us costs every Monday"), new("sns", "SNS subscriptions", "list SNS subscriptions")],
            };
        }
        var paused = all.Count(s => s.Paused is not null);
        return new()
        {
            Text = $"**{all.Count}** subscription{(all.Count == 1 ? "" : "s")}{(paused > 0 ? $", {paused} of them paused" : "")}.",
            Tables = [new("Subscriptions", [new("Id"), new("What"), new("When"), new("Next", ColumnKind.Time), new("Whose"), new("Where")],
                [.. all.Select(s => ImmutableArray.Create<Cell>(s.Id, s.Words, s.Cadence.Words(), s.Paused is null ? Time(s.Due) : "paused", s.Person, s.ChannelName))])],
            Notes = [.. all.Where(s => s.Paused is not null).Select(s => $"`{s.Id}` is paused: {s.Paused}")],
            Offers =
            [
                .. all.Where(s => s.Paused is not null && s.Person == turn.Caller.Person).Take(MaxButtons).Select(s => new Offer($"resume-{s.Id}", $"Resume {s.Id}", $"resume subscription {s.Id}")),
                .. all.Where(s => s.Person == turn.Caller.Person || turn.Caller.IsAdmin).Take(MaxButtons).Select(s => new Offer($"remove-{s.Id}", $"Remove {s.Id}", $"remove subscription {s.Id}")),
            ],
        };
    }

    private static string Price(Subscription one)
    {
        if (one.Kind == WatchTopics.KindBudget)
            return "Asking budgets is free.";
        var (calls, times) = (one.Kind == WatchTopics.KindDigest ? one.Ask.StartsWith("cost digest", StringComparison.Ordinal) ? CallsOfDigest : CallsOfQuestion : 1, one.Cadence.Every switch
        {
            "hours" => 30m * 24 / int.Parse(one.Cadence.On, CultureInfo.InvariantCulture),
            "week" => 4.3m,
            "month" => 1,
            "weekday" => 22,
            _ => 30,
        });
        return $"AWS takes {Money.Text(Query.CostPrice.PerRequest, "USD")} for a request to Cost Explorer: about {Money.Text(decimal.Round(calls * times * Query.CostPrice.PerRequest, 2), "USD")} a month.";
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Time(DateTimeOffset time) => $"{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
}
