using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Home;
using Bot.Channels.Slack.Rendering;
using Bot.Identity;

namespace Bot.Channels.Slack.Views;

/// <summary>The home as a view.</summary>
internal static class HomeView
{
    private const int MaxBlocks = 96, MaxRows = 25, MaxRecent = 8, MaxChannels = 15;

    public static JsonObject Of(HomeFacts facts)
    {
        var blocks = new List<JsonObject> { Block.Header("Your AWS, in Slack") };
        blocks.Add(Block.Actions([
            Block.Button(ActionIds.Open + AskModal.Callback, "Ask a question", "ask", "primary"),
            Block.Button(ActionIds.Open + CaseModal.Callback, "Open a support case", "case"),
            .. facts.Who.Answer.Offers.Take(3).Where(o => o.Message.Length <= Block.MaxValue).Select(o => Block.Button(ActionIds.Offer + "home-" + o.Id, o.Label, o.Message)),
        ]));
        if (facts.Who.Caller is not null)
            blocks.Add(new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = "*Look at a resource*" }, ["accessory"] = AskModal.ResourceSelect() });
        Add(blocks, "Who you are", facts.Who.Answer);
        if (facts.Alarms is { } alarms)
            Add(blocks, "Alarms now", alarms.Answer);
        if (!facts.Channels.IsEmpty)
        {
            blocks.Add(Block.Divider());
            blocks.Add(Block.Section($"*Channels and their guardrails*\n{string.Join('\n', facts.Channels.Take(MaxChannels).Select(ChannelLine))}"));
        }
        if (facts.Recent.Count > 0)
        {
            blocks.Add(Block.Divider());
            blocks.Add(Block.Section($"*Recent conversations*\n{string.Join('\n', facts.Recent.Take(MaxRecent).Select(c => $"• {SlackText.Escape(Block.Shorten(c.Title, 150))} · <!date^{c.Latest.ToUnixTimeSeconds()}^{{date_short_pretty}} {{time}}|{c.Latest:yyyy-MM-dd HH:mm} UTC>"))}"));
        }
        return new() { ["type"] = "home", ["blocks"] = new JsonArray([.. blocks.Take(MaxBlocks)]) };
    }

    /// <summary>An answer in short: its text and the first rows of its table, two columns of which fit a line.</summary>
    private static void Add(List<JsonObject> blocks, string title, Answer answer)
    {
        blocks.Add(Block.Divider());
        blocks.Add(Block.Section($"*{title}*"));
        blocks.AddRange(TextBlocks.Of(answer.Text).Take(2));
        if (answer.Tables.FirstOrDefault(t => t.Rows.Length > 0) is not { } table)
            return;
        blocks.AddRange(TextBlocks.Of(string.Join('\n', table.Rows.Take(MaxRows).Select(r => "- " + Row(r)))).Take(3));
        if (table.Rows.Length > MaxRows)
            blocks.Add(Block.Context($"{MaxRows} of {table.Rows.Length} are shown. Ask me for all of them."));
    }

    private static string Row(ImmutableArray<Cell> row) => row.Length == 2 ? $"**{row[0].Text}** {row[1].Text}" : string.Join(" · ", row.Take(4).Select(c => c.Text).Where(t => t.Length > 0));

    private static string ChannelLine(DirectoryChannel channel) =>
        Block.Shorten($"• {(channel.Id == "slack:direct" ? "Direct messages" : $"<#{SlackText.Escape(channel.Id["slack:".Length..])}>")}: {SlackText.Escape(HomeFacts.RulesOf(channel))}", 180);
}
