using System.Text.RegularExpressions;

namespace Bot.Identity.Reading;

/// <summary>The ids that platforms give people, channels and groups, as the directory writes them: <c>slack:U0123ABC</c>. Names are refused: anybody may rename a channel.</summary>
internal static partial class PlatformIds
{
    public const string Direct = "direct";
    private const string Platforms = "slack:, teams:, playground: or terminal:";

    /// <summary>What is wrong with a person's id; null when nothing.</summary>
    public static string? PersonFault(string id) => Split(id) switch
    {
        ("slack", var user) when SlackUser().IsMatch(user) => null,
        ("slack", _) => "is no Slack user id; write slack:U… (in Slack: profile, More, Copy member ID).",
        ("teams", var user) when EntraObject().IsMatch(user) => null,
        ("teams", _) => "is no Entra object id; write teams: and the GUID of the user (Entra admin center, Users, Object ID).",
        ("playground" or "terminal", var name) when LocalName().IsMatch(name) => null,
        ("playground" or "terminal", _) => "is no local name; write small letters, digits and dashes, such as playground:ada.",
        _ => $"does not say its platform; begin with {Platforms}.",
    };

    /// <summary>What is wrong with a channel's id; null when nothing.</summary>
    public static string? ChannelFault(string id) => Split(id) switch
    {
        ("slack" or "teams", Direct) => null,
        ("slack", var channel) when SlackChannel().IsMatch(channel) => null,
        ("slack", ['D', .. var rest]) when SlackChannel().IsMatch("C" + rest) => "is one direct message; write slack:direct, which stands for all of them.",
        ("slack", _) => "is no Slack channel id; write slack:C… (in Slack: channel details, at the bottom). Names are not taken, for they can be changed.",
        ("teams", var channel) when TeamsChannel().IsMatch(channel) => null,
        ("teams", _) => "is no Teams channel id; write teams:19:…@thread.tacv2 (from the channel's link, decoded), or teams:direct. Names are not taken, for they can be changed.",
        ("playground" or "terminal", var name) when LocalName().IsMatch(name) => null,
        ("playground" or "terminal", _) => "is no local name; write small letters, digits and dashes, such as playground:ops.",
        _ => $"does not say its platform; begin with {Platforms}. Names such as #ops are not taken, for they can be changed.",
    };

    /// <summary>What is wrong with a group's id; null when nothing.</summary>
    public static string? GroupFault(string id) => Split(id) switch
    {
        ("slack", var group) when SlackGroup().IsMatch(group) => null,
        ("slack", _) => "is no Slack user group id; write slack:S… (in Slack: People, User groups, Copy group ID).",
        ("teams", var group) when EntraObject().IsMatch(group) => null,
        ("teams", _) => "is no Entra group id; write teams: and the GUID of the group (Entra admin center, Groups, Object ID).",
        _ => "is no group of a platform; write slack:S… or teams:GUID, or name people under 'members'.",
    };

    public static bool IsWorkspace(string id) => SlackWorkspace().IsMatch(id);

    public static bool IsTenant(string id) => EntraObject().IsMatch(id);

    private static (string Platform, string Id) Split(string id) => id.IndexOf(':') is > 0 and var at ? (id[..at], id[(at + 1)..]) : ("", id);

    [GeneratedRegex("^[UW][A-Z0-9]{2,30}$")]
    private static partial Regex SlackUser();

    [GeneratedRegex("^[CG][A-Z0-9]{2,30}$")]
    private static partial Regex SlackChannel();

    [GeneratedRegex("^S[A-Z0-9]{2,30}$")]
    private static partial Regex SlackGroup();

    [GeneratedRegex("^[TE][A-Z0-9]{2,30}$")]
    private static partial Regex SlackWorkspace();

    // The local Agents Playground names its channels team-id and channel-…-id, and its group chats by a GUID.
    [GeneratedRegex("^(19:[^\\s@]+@(thread|unq)\\.[a-z0-9.]+|team-id|channel-[a-z]+-id|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$")]
    private static partial Regex TeamsChannel();

    // The local Agents Playground makes up object ids with a digit more than a GUID has.
    [GeneratedRegex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12,13}$")]
    private static partial Regex EntraObject();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex LocalName();
}
