using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bot.Answers;
using Bot.Conversations;
using Bot.Notifications;
using Bot.Notifications.Posting;
using Bot.Notifications.Rules;
using Bot.Understanding.Alerts;

namespace Bot.Intents.Alerts;

/// <summary>Own actions made, listed and removed in their channel. Only admins of the bot make and remove them: everybody in the channel sees the button.</summary>
internal sealed partial class OwnActionAnswers(OwnActionStore store, NotificationRulesSource rules, NoticeAudit audit)
{
    private const int MaxLabel = 50, MaxAsk = 1_024, MaxConditions = 5, MaxPattern = 200;
    private const string Example = "create custom action drain \"Drain it\" for checkout-* when severity=critical: lambda invoke --function-name drain";

    public async Task<Answer> ListAsync(Turn turn, CancellationToken cancellation)
    {
        var channel = IncidentFinder.ChannelOf(turn);
        var made = await store.OfAsync(channel, cancellation).ConfigureAwait(false);
        var set = rules.Current.Rules.Where(r => r.Channels.Contains(channel)).SelectMany(r => r.Actions.Select(a => (Rule: r.Name, Action: a))).ToList();
        if (made.Count + set.Count == 0)
            return new() { Text = $"**No own actions here.** An admin of the bot can make one: `{Example}`." };
        return new()
        {
            Text = $"**{made.Count + set.Count} own action{(made.Count + set.Count == 1 ? "" : "s")}** on notifications of this channel. Pressing one says its words as you.",
            Tables =
            [
                new("", [new("Name"), new("Button"), new("On"), new("When"), new("Says"), new("From")],
                [
                    .. made.Select(a => ImmutableArray.Create<Cell>(a.Name, a.Button.Label, a.Pattern.Length > 0 ? a.Pattern : "all", string.Join(", ", a.Button.When), a.Button.Ask, $"{a.By}, {NoticeWords.Time(a.At)}")),
                    .. set.Select(s => ImmutableArray.Create<Cell>(s.Action.Label, s.Action.Label, $"rule {s.Rule}", string.Join(", ", s.Action.When), s.Action.Ask, "directory.yaml")),
                ]),
            ],
        };
    }

    public async Task<Answer> AddAsync(Turn turn, CancellationToken cancellation)
    {
        if (Refused(turn) is { } refused)
            return refused;
        var channel = IncidentFinder.ChannelOf(turn);
        var name = Value(turn, AlertTopics.NameField)!;
        ImmutableArray<string> when = [.. (Value(turn, AlertTopics.WhenField) ?? "").Replace(" and ", ",", StringComparison.OrdinalIgnoreCase).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var action = new StoredAction(channel, name, Value(turn, AlertTopics.SubjectField) ?? "", new(Value(turn, AlertTopics.LabelField) is { Length: > 0 } label ? label : name, Value(turn, AlertTopics.AskField)!, when), turn.Caller.Person, turn.Now);
        if (Fault(action, turn) is { } fault)
            return new() { Text = $"**Not made:** {fault} Say it such as `{Example}`.", Failed = true };
        var there = await store.OfAsync(channel, cancellation).ConfigureAwait(false);
        if (there.Count >= OwnActionStore.Max)
            return new() { Text = $"**Not made:** this channel has {OwnActionStore.Max} own actions already. Remove one first.", Failed = true, Offers = [List] };
        if (!await store.AddAsync(action, cancellation).ConfigureAwait(false))
            return new() { Text = $"**Not made:** there is an own action `{name}` here already. Remove it first, or take another name.", Failed = true, Offers = [List] };
        audit.Action(turn, name, AlertTopics.AddAction, action.Button.Ask);
        return new()
        {
            Text = $"**Made:** {(action.Pattern.Length > 0 ? $"notifications of `{action.Pattern}`" : "all notifications")} of this channel have the button **{action.Button.Label}**{(when.IsEmpty ? "" : $" when {string.Join(" and ", when)}")}, from their next card or update on. Pressing it says `{action.Button.Ask}` as the person who presses: with their rights, this channel's guardrail, and an approval where it changes something.",
            Offers = [List, new("remove", "Remove it", $"remove custom action {name}")],
        };
    }

    public async Task<Answer> RemoveAsync(Turn turn, CancellationToken cancellation)
    {
        if (Refused(turn) is { } refused)
            return refused;
        var name = Value(turn, AlertTopics.NameField)!;
        var channel = IncidentFinder.ChannelOf(turn);
        if ((await store.OfAsync(channel, cancellation).ConfigureAwait(false)).FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } action)
            return new() { Text = $"There is no own action `{name}` that was made in this channel. Those of directory.yaml are removed there.", Failed = true, Offers = [List] };
        await store.RemoveAsync(action, cancellation).ConfigureAwait(false);
        audit.Action(turn, action.Name, AlertTopics.RemoveAction, action.Button.Ask);
        return new() { Text = $"**Removed** the own action `{action.Name}`. Buttons that still show do nothing.", Offers = [List] };
    }

    /// <summary>One that can be run is not read here: its own words are.</summary>
    public async Task<Answer> NotRunAsync(Turn turn, CancellationToken cancellation)
    {
        var (name, id) = (Value(turn, AlertTopics.NameField), Value(turn, AlertTopics.SubjectField));
        var isThere = (await store.OfAsync(IncidentFinder.ChannelOf(turn), cancellation).ConfigureAwait(false)).Any(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return new()
        {
            Text = isThere ? $"**Nothing was done:** there is no notification `{id}` here that `{name}` is for." : $"**Nothing was done:** there is no own action `{name}` for `{id}` here; it may have been removed.",
            Failed = true,
            Offers = [List],
        };
    }

    private static Offer List { get; } = new("own-actions", "Show own actions", "custom actions");

    private static Answer? Refused(Turn turn)
    {
        // Without a channel of the directory it is the operator of the bot.
        if (turn.Caller.IsAdmin || turn.Caller.Channel is null)
            return null;
        const string why = "Only admins of the bot make and remove own actions. An admin is listed in directory.yaml under `organization.admins`.";
        return new() { Text = why, Refused = new("not-permitted", "role", why) };
    }

    private string? Fault(StoredAction action, Turn turn) =>
        rules.Channel(action.Channel) is null ? "own actions belong to a channel of the directory; make it in the one whose notifications shall have it."
        : !Names().IsMatch(action.Name) ? $"`{action.Name}` is no name; take 1 to 64 letters, figures, `-` and `_`."
        : action.Button.Label.Length > MaxLabel ? $"the label is longer than {MaxLabel} characters."
        : action.Pattern.Length > MaxPattern ? $"the name after `for` is longer than {MaxPattern} characters."
        : action.Button.When.Length > MaxConditions ? $"there are more than {MaxConditions} conditions."
        : action.Button.Ask.Length > MaxAsk ? $"what it says is longer than {MaxAsk} characters."
        : turn.Message.HeldSecret ? "it held a secret, which a button would show to everybody."
        : OwnActionReader.RunIn(action.Button.Ask) is not null ? "an own action cannot press another."
        : null;

    private static string? Value(Turn turn, string field) => turn.Question.Conditions.FirstOrDefault(c => c.Field == field)?.Value;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Names();
}
