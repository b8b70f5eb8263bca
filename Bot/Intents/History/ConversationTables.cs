using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Understanding.Histories;

namespace Bot.Intents.History;

/// <summary>Conversations, and what was said in one, as rows.</summary>
internal static class ConversationTables
{
    private const int MaxRows = 25;
    private const int MaxLine = 120;

    public static Answer List(IReadOnlyList<ConversationSummary> list, int elsewhere, DateTimeOffset now)
    {
        var notes = elsewhere == 0 ? ImmutableArray<string>.Empty : [$"{elsewhere} more {(elsewhere == 1 ? "was" : "were")} held elsewhere; others read along here, so ask me in a direct message to see {(elsewhere == 1 ? "it" : "them")}."];
        if (list.Count == 0)
            return new() { Text = "**You have no conversations here yet.** What you ask me from now on is kept in this list.", Notes = notes };
        var shown = list.Take(MaxRows).ToList();
        var more = list.Count > shown.Count ? $" The latest {shown.Count} are shown; `resume conversation` with words of its title finds any." : "";
        return new()
        {
            Text = $"**You have {Count(list.Count, "conversation")}**{(elsewhere > 0 ? " in this channel" : "")}, latest first.{more}",
            Tables =
            [
                new("", [new("#", ColumnKind.Number), new("Title"), new("Where"), new("Last", ColumnKind.Time), new("Questions", ColumnKind.Number)],
                [
                    .. shown.Select((c, i) => ImmutableArray.Create<Cell>(
                        new((i + 1).ToString(CultureInfo.InvariantCulture), i + 1), c.Title, Where(c.Conversation), Time(c.Latest), new(c.Exchanges.ToString(CultureInfo.InvariantCulture), c.Exchanges))),
                ]) { Total = list.Count },
            ],
            Notes = notes,
            Mentions = [.. shown.Select(Mention)],
            Offers = [.. shown.Take(3).Select((c, i) => new Offer($"resume-{i + 1}", Label($"Resume {i + 1}: {c.Title}"), $"resume {i + 1}"))],
        };
    }

    /// <summary>What was asked in the conversation spoken in.</summary>
    public static Answer This(ImmutableArray<Exchange> exchanges)
    {
        var rows = exchanges.Where(e => e.Question.Family != Understanding.Family.History).ToList();
        if (rows.Count == 0)
            return new() { Text = "**Nothing was asked in this conversation yet.**", Offers = [Conversations] };
        var many = rows.Select(e => e.From).Distinct().Count() > 1;
        ImmutableArray<Column> columns = [new("#", ColumnKind.Number), new("When", ColumnKind.Time), .. many ? new[] { new Column("Who") } : [], new("Question"), new("Answer")];
        return new()
        {
            Text = $"**{Count(rows.Count, "question")} in this conversation**, oldest first.",
            Tables =
            [
                new("", columns,
                [
                    .. rows.Select((e, i) => (ImmutableArray<Cell>)
                    [
                        new((i + 1).ToString(CultureInfo.InvariantCulture), i + 1), Time(e.At), .. many ? new Cell[] { e.From } : [], Line(e.Question.Text), Line(FirstLine(e.Answer.Text)),
                    ]),
                ]),
            ],
            Offers = [Conversations],
        };
    }

    public static Offer Conversations { get; } = new("conversations", "My conversations", "my conversations");

    public static Mentioned Mention(ConversationSummary conversation) => new(HistoryTopics.Kind, conversation.Conversation, conversation.Title, "", "");

    public static string Count(long count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>The first line without marks, cut.</summary>
    public static string FirstLine(string text) => text.AsSpan().Trim().Trim('\n').ToString().Split('\n')[0].Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);

    public static string Line(string text) => text.Length <= MaxLine ? text : text[..(char.IsHighSurrogate(text[MaxLine - 2]) ? MaxLine - 2 : MaxLine - 1)] + "…";

    private static string Label(string text) => text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[38]) ? 38 : 39)] + "…";

    private static Cell Time(DateTimeOffset at) => new(at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), at.ToUnixTimeSeconds());

    private static string Where(string conversation) => PlaceKey.PlaceOf(conversation) switch
    {
        null => "",
        { Platform: Platform.Terminal } => "terminal",
        { IsDirect: true } place => $"{place.Platform}, direct",
        { Platform: Platform.Slack } place => $"Slack, <#{place.Channel}>",
        var place => $"{place.Platform}, {place.Channel}",
    };
}
