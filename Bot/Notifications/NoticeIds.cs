using System.Security.Cryptography;
using System.Text;

namespace Bot.Notifications;

/// <summary>Short ids that people can type, the same for the same thing.</summary>
internal static class NoticeIds
{
    private const int Length = 7;
    /// <summary>Without letters that look like figures.</summary>
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>The id of what a key means in a channel: <c>n-7k2fq3m</c>.</summary>
    public static string Of(string channel, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{key}"));
        return "n-" + string.Concat(hash.Take(Length).Select(b => Letters[b % Letters.Length]));
    }

    public static bool Is(string text) => text.Length == Length + 2 && text.StartsWith("n-", StringComparison.Ordinal) && text.AsSpan(2).IndexOfAnyExcept(Letters) < 0;

    /// <summary>A number of a text, the same in every process.</summary>
    public static uint Hash(string text) => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
