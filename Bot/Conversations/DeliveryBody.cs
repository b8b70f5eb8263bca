using System.Text;
using Bot.Channels;

namespace Bot.Conversations;

/// <summary>A delivery as the outbox keeps it: the platform's name, a line end, and what the platform's renderer made.</summary>
internal static class DeliveryBody
{
    private const byte End = (byte)'\n';

    public static byte[] Write(Platform platform, byte[] content) => [.. Encoding.ASCII.GetBytes(platform.ToString()), End, .. content];

    /// <summary>Null where it is no delivery.</summary>
    public static (Platform Platform, ReadOnlyMemory<byte> Content)? Read(byte[] body) =>
        Array.IndexOf(body, End) is > 0 and var end && Enum.TryParse<Platform>(Encoding.ASCII.GetString(body, 0, end), out var platform) ? (platform, body.AsMemory(end + 1)) : null;
}
