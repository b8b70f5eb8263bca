namespace Bot.Channels.Slack.Ingress;

/// <summary>Slash commands to messages; answered privately through their <c>response_url</c>.</summary>
internal static class CommandReader
{
    /// <param name="value">A field of the form; empty where it is missing.</param>
    /// <param name="now">The time.</param>
    public static Message? Read(Func<string, string> value, DateTimeOffset now)
    {
        var (user, channel) = (value("user_id"), value("channel_id"));
        if (user.Length == 0 || channel.Length == 0 || !Uri.TryCreate(value("response_url"), UriKind.Absolute, out var reply))
            return null;
        return new(
            value("trigger_id") is { Length: > 0 } trigger ? trigger : reply.AbsolutePath,
            SlackIds.PlaceOf(value("team_id") is { Length: > 0 } team ? team : value("enterprise_id"), channel, ThreadOf(user)), new(user, value("user_name") is { Length: > 0 } name ? name : user),
            value("text") is { Length: > 0 } text ? text : "help", now)
        {
            ReplyTo = new(reply),
        };
    }

    /// <summary>Commands stand in no thread: a person's in a channel are one conversation.</summary>
    public static string ThreadOf(string user) => $"command-{user}";
}
