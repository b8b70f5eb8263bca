using System.Text;
using Bot.Channels;

namespace Bot.Conversations;

/// <summary>A delivery as the outbox keeps it: a line with the platform's name and the trace of the message it answers, and what the platform's renderer made.</summary>
internal static class DeliveryBody
{
    private const byte End = (byte)'\n';

    public static byte[] Write(Platform platform, string? trace, byte[] content)
    {
        var head = trace is null ? platform.ToString() : $"{platform} {trace}";
        var body = new byte[head.Length + 1 + content.Length];
        Encoding.ASCII.GetBytes(head, body);
        body[head.Length] = End;
        content.CopyTo(body, head.Length + 1);
        return body;
    }

    /// <summary>Null where it is no delivery.</summary>
    public static (Platform Platform, string? Trace, ReadOnlyMemory<byte> Content)? Read(byte[] body)
    {
        if (Array.IndexOf(body, End) is not (> 0 and var end))
            return null;
        var head = Encoding.ASCII.GetString(body, 0, end);
        var space = head.IndexOf(' ', StringComparison.Ordinal);
        return Enum.TryParse<Platform>(space < 0 ? head : head[..space], out var platform) ? (platform, space < 0 ? null : head[(space + 1)..], body.AsMemory(end + 1)) : null;
    }
}
