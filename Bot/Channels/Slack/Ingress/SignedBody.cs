using System.Buffers;
using System.Text;

namespace Bot.Channels.Slack.Ingress;

/// <summary>Reads a request's raw bytes and checks their signature before anything looks into them.</summary>
internal static class SignedBody
{
    public const int MaxBytes = 1 << 20;

    /// <summary>The bytes, or how the request is refused.</summary>
    public static async Task<(byte[] Body, SlackAck? Refused)> ReadAsync(HttpRequest request, SlackOptions options, TimeProvider clock)
    {
        if (request.ContentLength > MaxBytes)
            return ([], SlackAck.Bad(413, "The body is larger than 1 MiB."));
        // What is not signed at all need not be read.
        if (SlackSignature.HeaderFault(request.Headers["X-Slack-Request-Timestamp"], request.Headers["X-Slack-Signature"], clock.GetUtcNow()) is { } early)
            return ([], SlackAck.Bad(401, early));
        var rented = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 16_384) + 1);
        try
        {
            var length = 0;
            while (true)
            {
                if (length == rented.Length)
                    rented = Grow(rented);
                var read = await request.Body.ReadAsync(rented.AsMemory(length), request.HttpContext.RequestAborted).ConfigureAwait(false);
                if (read == 0)
                    break;
                if ((length += read) > MaxBytes)
                    return ([], SlackAck.Bad(413, "The body is larger than 1 MiB."));
            }
            var body = rented.AsSpan(0, length).ToArray();
            return SlackSignature.Fault(options.SigningSecrets, request.Headers["X-Slack-Request-Timestamp"], request.Headers["X-Slack-Signature"], body, clock.GetUtcNow()) is { } fault
                ? ([], SlackAck.Bad(401, fault))
                : (body, null);
        }
        catch (BadHttpRequestException e)
        {
            return ([], SlackAck.Bad(e.StatusCode is >= 400 and < 500 ? e.StatusCode : 400, "The body ended early, or is not what its headers say."));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static byte[] Grow(byte[] rented)
    {
        var larger = ArrayPool<byte>.Shared.Rent(rented.Length * 2);
        rented.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(rented);
        return larger;
    }

    public static string TextOf(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body);
}
