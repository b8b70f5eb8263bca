using Bot.Channels;

namespace Bot.Conversations;

/// <summary>Messages that only say that what runs is to be stopped.</summary>
internal static class StopWords
{
    private static readonly string[] Words = ["stop", "cancel", "abort", "stop it", "cancel it", "stop that", "/stop"];

    public static bool Is(Message message)
    {
        if (message.Text.Length > 60)
            return false;
        var text = message.Text.AsSpan().Trim();
        // A mention in front is not part of what is said.
        if (text.StartsWith("<@") && text.IndexOf('>') is > 0 and var end)
            text = text[(end + 1)..].Trim();
        text = text.TrimEnd(".!");
        foreach (var word in Words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
