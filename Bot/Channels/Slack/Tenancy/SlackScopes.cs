using System.Collections.Immutable;

namespace Bot.Channels.Slack.Tenancy;

/// <summary>What the app asks a workspace for. The manifest asks for the same.</summary>
internal static class SlackScopes
{
    /// <summary>The bot's scopes, and what goes without one.</summary>
    public static readonly ImmutableArray<(string Scope, string Without)> All =
    [
        ("app_mentions:read", "mentions do not arrive"),
        ("assistant:write", "no status, titles and suggested questions in the chat"),
        ("channels:history", "no follow-ups without a mention in public channels; a delivery whose end is not known is sent again"),
        ("channels:read", "public channels cannot be told from private or shared ones: their questions are refused"),
        ("chat:write", "nothing can be answered"),
        ("commands", "no slash command and no shortcuts"),
        ("files:read", "files shared with a question cannot be read"),
        ("files:write", "long answers cannot come as files"),
        ("groups:history", "no follow-ups without a mention in private channels"),
        ("groups:read", "private channels cannot be told from others: their questions are refused"),
        ("im:history", "direct messages do not arrive"),
        ("im:write", "what is for one person alone cannot be written to them"),
        ("usergroups:read", "user groups of the directory have no members"),
        ("users:read", "guests and people of other workspaces cannot be told from members: everybody is refused"),
    ];

    public static IEnumerable<string> Bot => All.Select(s => s.Scope);
}
