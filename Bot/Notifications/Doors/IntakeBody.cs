using Microsoft.AspNetCore.Http.Features;

namespace Bot.Notifications.Doors;

/// <summary>Reads a body up to a bound.</summary>
internal static class IntakeBody
{
    /// <summary>SNS carries 256 KB of text, which quoting in JSON can make a few times as long.</summary>
    public const int Max = 1024 * 1024;

    /// <summary>The bytes; null where there are more than <see cref="Max"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > Max)
            return null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Max + 1;
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > Max)
                return null;
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }
}
