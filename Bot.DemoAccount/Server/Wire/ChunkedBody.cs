using System.Globalization;
using System.Text;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Reads the <c>aws-chunked</c> content encoding of S3 uploads; trailers are dropped.</summary>
internal static class ChunkedBody
{
    public static bool IsChunked(WireRequest request) =>
        request.Header("x-amz-content-sha256") is { } hash && hash.StartsWith("STREAMING-", StringComparison.Ordinal)
        || request.Header("content-encoding") is { } encoding && encoding.Contains("aws-chunked", StringComparison.Ordinal);

    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body)
    {
        var result = new MemoryStream(body.Length);
        var rest = body.Span;
        while (true)
        {
            var end = rest.IndexOf("\r\n"u8);
            if (end < 0)
                throw Incomplete();
            var head = Encoding.ASCII.GetString(rest[..end]);
            var semicolon = head.IndexOf(';');
            if (!int.TryParse(semicolon < 0 ? head : head[..semicolon], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size) || size < 0)
                throw Incomplete();
            if (size == 0)
                return result.ToArray();
            rest = rest[(end + 2)..];
            if (rest.Length < size + 2)
                throw Incomplete();
            result.Write(rest[..size]);
            rest = rest[(size + 2)..];
        }
    }

    private static DemoException Incomplete() => new("IncompleteBody", "The request body terminated unexpectedly");
}
