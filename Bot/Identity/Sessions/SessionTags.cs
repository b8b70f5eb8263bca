using System.Security.Cryptography;
using System.Text;
using Bot.Channels;

namespace Bot.Identity.Sessions;

/// <summary>The place of a message as session tags, and a person as source identity, in the characters and lengths that AWS takes.</summary>
/// <remarks>
/// Source: STS API reference, AssumeRole: letters, spaces, digits and <c>_.:/=+-@</c> in tags; <c>[\w+=,.@-]{2,64}</c> in names. The keys begin with
/// <c>chat:</c> so that they never replace a tag of the role that a policy looks at. Values are kept far below AWS's 256 because all tags share the packed size.
/// </remarks>
internal static class SessionTags
{
    private const int MaxName = 64;
    private const int MaxValue = 64;
    private const int HashDigits = 12;

    /// <summary>The tags of a session.</summary>
    /// <param name="place">Where it was asked.</param>
    /// <param name="message">The message that opens the session.</param>
    public static List<KeyValuePair<string, string>> Of(Place place, string message)
    {
        // Teams names a thread by its channel and the first message: the channel has a tag of its own.
        var thread = place.Thread.Length > place.Channel.Length && place.Thread.StartsWith(place.Channel, StringComparison.Ordinal)
            ? place.Thread[place.Channel.Length..].TrimStart(';', ':', '/') : place.Thread;
        var tags = new List<KeyValuePair<string, string>>(5);
        Add("chat:platform", place.Platform.ToString().ToLowerInvariant());
        Add("chat:workspace", place.Workspace);
        Add("chat:channel", place.Channel);
        Add("chat:thread", thread);
        Add("chat:message", message);
        return tags;

        void Add(string key, string value)
        {
            if (value.Length > 0)
                tags.Add(new(key, Fit(value, MaxValue, IsTagCharacter)));
        }
    }

    /// <summary>A person's name as <c>SourceIdentity</c> and <c>RoleSessionName</c>.</summary>
    public static string SourceIdentity(string person)
    {
        var fit = Fit(person, MaxName, IsNameCharacter);
        // AWS wants two characters at least, and keeps names that begin with `aws:` to itself (the colon is no name character here).
        return fit.Length < 2 ? "person-" + fit : fit;
    }

    /// <summary>The longest tags that messages of a channel can have.</summary>
    public static List<KeyValuePair<string, string>> Longest(DirectoryChannel channel)
    {
        var colon = channel.Id.IndexOf(':');
        var (platform, id) = (channel.Id[..Math.Max(colon, 0)], channel.Id[(colon + 1)..]);
        return platform switch
        {
            "slack" => Of(new(Platform.Slack, new('T', 11), id, "1700000000.000000"), new('m', 24)),
            "teams" => Of(new(Platform.Teams, new('t', 36), id, id + ";messageid=1700000000000"), new('1', 13)),
            _ => Of(new(Platform.Playground, "", id, new('t', 36)), new('m', 36)),
        };
    }

    /// <summary>A text as it is where it fits; else with other characters replaced and cut, and a hash of the whole behind it, so that two texts do not become one.</summary>
    private static string Fit(string text, int max, Func<char, bool> isAllowed)
    {
        if (text.Length <= max && text.All(isAllowed))
            return text;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];
        var kept = string.Concat(text.Take(max - HashDigits - 1).Select(c => isAllowed(c) ? c : '_'));
        return $"{kept}={hash}";
    }

    private static bool IsTagCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "_.:/=+-@ ".Contains(c, StringComparison.Ordinal);

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "_+=,.@-".Contains(c, StringComparison.Ordinal);
}
