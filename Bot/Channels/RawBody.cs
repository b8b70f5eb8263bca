namespace Bot.Channels;

/// <summary>Reads a request's bytes within a bound, whether it says its length or not.</summary>
internal static class RawBody
{
    private const int FirstGuess = 16_384;

    /// <summary>The bytes; null where they are more than <paramref name="max"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int max)
    {
        if (request.ContentLength > max)
            return null;
        var body = new byte[request.ContentLength is { } said ? (int)said + 1 : FirstGuess];
        var length = 0;
        while (await request.Body.ReadAsync(body.AsMemory(length), request.HttpContext.RequestAborted).ConfigureAwait(false) is > 0 and var read)
        {
            if ((length += read) > max)
                return null;
            if (length == body.Length)
                Array.Resize(ref body, body.Length * 2);
        }
        return body[..length];
    }
}
