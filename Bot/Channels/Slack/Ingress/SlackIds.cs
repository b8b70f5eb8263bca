namespace Bot.Channels.Slack.Ingress;

/// <summary>What Slack's ids look like.</summary>
internal static class SlackIds
{
    /// <summary>A message's id in its channel: <c>1700000000.000100</c>.</summary>
    public static bool IsTime(string text) =>
        text.Length is >= 3 and <= 24 && text.IndexOf('.') is > 0 and var dot && dot < text.Length - 1 && !text.AsSpan(0, dot).ContainsAnyExceptInRange('0', '9') && !text.AsSpan(dot + 1).ContainsAnyExceptInRange('0', '9');

    /// <summary>A person: what is posted there goes to their direct messages.</summary>
    public static bool IsUser(string id) => id.Length > 1 && id[0] is 'U' or 'W';

    /// <summary>A place by ids alone: those of direct messages begin with D; a person's own id stands for the direct messages with them.</summary>
    public static Place PlaceOf(string team, string channel, string thread)
    {
        var isDirect = channel.StartsWith('D') || IsUser(channel);
        return new(Platform.Slack, team, channel, thread) { IsDirect = isDirect, Kind = isDirect ? ChannelKind.Direct : ChannelKind.Unknown };
    }
}
