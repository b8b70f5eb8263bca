using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Intents.History;

/// <summary>Takes the person's last questions of a conversation along into this one, so that follow-ups lean on them here.</summary>
internal static class ConversationResume
{
    /// <summary>How many are taken along; follow-ups reach no further back.</summary>
    public const int Taken = 5;
    private const int MaxRows = 50;

    public static Answer Of(ConversationSummary from, IReadOnlyList<PersonalExchange> stored, bool mayShow)
    {
        var exchanges = stored.Select(e => ConversationJson.ReadExchange(e.Body)).OfType<Exchange>().Where(e => e.Question.Family != Understanding.Family.History).Select(Light).ToImmutableArray();
        if (exchanges.IsEmpty)
            return new() { Text = $"**{from.Title}** holds nothing that can be gone on with: it was deleted or cannot be read any more.", Failed = true, Offers = [ConversationTables.Conversations] };
        var last = exchanges[^1];
        return new()
        {
            Text = mayShow
                ? $"**We go on with \"{from.Title}\".** The last question was: {last.Question.Text}\n{last.Answer.Text}"
                : $"**We go on with \"{from.Title}\".** Follow-ups lean on its last question. Its answers are not repeated here, where others read along.",
            Tables = mayShow ? last.Answer.Tables : [],
            Notes = [$"Answered on {last.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC; ask again for how things are now."],
            Offers = mayShow ? [.. last.Answer.Offers.Where(o => o.Kind == OfferKind.Question)] : [],
            Carried = exchanges,
        };
    }

    /// <summary>What a follow-up needs of an exchange. A plan or a draft is confirmed where it was shown, never here.</summary>
    private static Exchange Light(Exchange exchange) => exchange with
    {
        Answer = exchange.Answer with
        {
            Tables = [.. exchange.Answer.Tables.Take(2).Select(t => t.Rows.Length <= MaxRows ? t : t with { Rows = t.Rows[..MaxRows], Total = t.Total ?? t.Rows.Length })],
            Charts = [],
            Carried = [],
            Draft = null,
        },
    };
}
