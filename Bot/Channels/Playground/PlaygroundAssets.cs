using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace Bot.Channels.Playground;

/// <summary>The page's files, embedded in the bot.</summary>
internal sealed class PlaygroundAssets
{
    private const string Prefix = "playground/";
    private static readonly Assembly Home = typeof(PlaygroundAssets).Assembly;
    private readonly FrozenDictionary<string, Lazy<Asset>> _assets = Home.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(n => n[Prefix.Length..], n => new Lazy<Asset>(() => Load(n)), StringComparer.Ordinal);

    /// <summary>The names of all files.</summary>
    public IEnumerable<string> Names => _assets.Keys;

    /// <summary>Writes a file; 404 where there is none of that name.</summary>
    public async Task WriteAsync(HttpContext http, string name)
    {
        var response = http.Response;
        if (!_assets.TryGetValue(name, out var lazy))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var asset = lazy.Value;
        response.Headers.ETag = asset.Tag;
        response.Headers.CacheControl = "no-cache";
        if (http.Request.Headers.IfNoneMatch == asset.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = asset.MediaType;
        response.ContentLength = asset.Content.Length;
        await response.Body.WriteAsync(asset.Content, http.RequestAborted).ConfigureAwait(false);
    }

    private static Asset Load(string name)
    {
        using var stream = Home.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new(content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"", MediaTypeOf(name));
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private sealed record Asset(byte[] Content, string Tag, string MediaType);
}
