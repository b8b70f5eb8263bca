using System.Text;

namespace Bot.Channels.Slack.Rendering;

/// <summary>The answers' small markdown in Slack's.</summary>
internal static class SlackText
{
    public static string Mrkdwn(string text) => string.Concat(SmallMarkdown.Read(text).Select(m => m.Kind switch
    {
        MarkKind.Bold => Marked(m.Text, '*'),
        MarkKind.Code => Marked(m.Text, '`'),
        MarkKind.Link when IsLink(m.Url) => $"<{Escape(m.Url)}|{Escape(m.Text)}>",
        MarkKind.Link => $"{Escape(m.Text)} ({Escape(m.Url)})",
        _ => Bullets(Escape(m.Text)),
    }));

    public static string Plain(string text) => string.Concat(SmallMarkdown.Read(text).Select(m => m.Text));

    /// <summary>Slack's three control characters: nothing that AWS or a person wrote can mention anybody or make a link.</summary>
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny('&', '<', '>') < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                default: escaped.Append(c); break;
            }
        }
        return escaped.ToString();
    }

    /// <summary>Whether an address may become a link.</summary>
    public static bool IsLink(string url) => url.AsSpan().IndexOfAny("|> \n") < 0 && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    private static string Marked(string text, char mark) => $"{mark}{Escape(text)}{mark}";

    private static string Bullets(string text) =>
        text.StartsWith("- ", StringComparison.Ordinal) || text.Contains("\n- ", StringComparison.Ordinal)
            ? (text.StartsWith("- ", StringComparison.Ordinal) ? "• " + text[2..] : text).Replace("\n- ", "\n• ", StringComparison.Ordinal)
            : text;
}
