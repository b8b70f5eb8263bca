using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Home;
using Bot.Channels.Teams.Rendering;

namespace Bot.Channels.Teams.Home;

/// <summary>The home as a card: who one is, what burns, where the bot is and by which rules, what one asked before.</summary>
internal static class HomeCard
{
    private const int MaxRows = 15, MaxChannels = 15, MaxRecent = 8, MaxLine = 400, MaxText = 1500;

    public static JsonObject Of(HomeFacts facts)
    {
        var packer = new CardPacker();
        packer.Add(Card.Title("Your AWS, in Teams"));
        var offers = facts.Who.Answer.Offers.Take(3).Append(new("home-case", "Open a support case", "open a support case")).Append(new("home-help", "What can you do?", "help"));
        foreach (var group in OfferElements.Of(new Answer { Text = "", Offers = [.. offers] }, null))
            packer.AddTogether(group);
        Add(packer, "Who you are", facts.Who.Answer);
        if (facts.Alarms is { } alarms)
            Add(packer, "Alarms now", alarms.Answer);
        if (!facts.Channels.IsEmpty)
            Add(packer, "Channels and their guardrails", facts.Channels.Take(MaxChannels).Select(c => $"- **{(c.Id == "teams:direct" ? "One-to-one chats" : c.Name)}**: {HomeFacts.RulesOf(c)}"));
        if (facts.Recent.Count > 0)
            Add(packer, "Recent conversations", facts.Recent.Take(MaxRecent).Select(c => string.Create(CultureInfo.InvariantCulture, $"- {c.Title} · {c.Latest:yyyy-MM-dd HH:mm} UTC")));
        return TeamsRenderer.OfCard(Card.Of(packer.Cards[0], []), "Your AWS, in Teams");
    }

    /// <summary>An answer in short: its text and the first rows of its table.</summary>
    private static void Add(CardPacker packer, string title, Answer answer)
    {
        var lines = TextParts.Beginning(answer.Text, MaxText).Split('\n').Where(l => !string.IsNullOrWhiteSpace(l));
        if (answer.Tables.FirstOrDefault(t => t.Rows.Length > 0) is { } table)
        {
            lines = lines.Concat(table.Rows.Take(MaxRows).Select(r => "- " + Row(r)));
            if (table.Rows.Length > MaxRows)
                lines = lines.Append($"{MaxRows} of {table.Rows.Length} are shown. Ask me for all of them.");
        }
        Add(packer, title, lines);
    }

    private static void Add(CardPacker packer, string title, IEnumerable<string> lines)
    {
        packer.Add(Card.Plain(title, isBold: true));
        foreach (var line in lines)
            packer.Add(Card.Line(TeamsText.Shorten(line, MaxLine)));
    }

    private static string Row(ImmutableArray<Cell> row) => row.Length == 2 ? $"**{row[0].Text}** {row[1].Text}" : string.Join(" · ", row.Take(4).Select(c => c.Text).Where(t => t.Length > 0));
}
