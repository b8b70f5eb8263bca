using System.Net;

namespace Bot.Channels.Playground;

/// <summary>Who may reach the playground: this machine's own browser, at an address of this machine, from the page itself.</summary>
/// <remarks>
/// The Host check stops DNS rebinding (a foreign name that resolves to loopback); the custom header on POST makes a browser
/// ask first (CORS preflight, never granted), so that no other site can send for the person.
/// </remarks>
internal sealed class PlaygroundGuard(PlaygroundOptions options)
{
    /// <summary>The header that every POST must carry.</summary>
    public const string Header = "X-Wheelhouse";

    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Puts the guard before a handler.</summary>
    public RequestDelegate Before(RequestDelegate next) => async http =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (Refuse(http) is { } fault)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await http.Response.WriteAsync(fault).ConfigureAwait(false);
            return;
        }
        await next(http).ConfigureAwait(false);
    };

    /// <summary>Why a request is refused; null when it is served.</summary>
    internal string? Refuse(HttpContext http)
    {
        var request = http.Request;
        if (!options.AllowRemote)
        {
            if (http.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
                return "The playground answers this machine only. Open it on the machine that runs the bot, or set Playground:AllowRemote to true (it has no sign-in).";
            if (!IsLoopbackName(request.Host.Host))
                return $"The playground does not answer to the name '{request.Host.Host}'. Open it as http://localhost or http://127.0.0.1, or set Playground:AllowRemote to true.";
            if (request.Headers.ContainsKey("X-Forwarded-For") || request.Headers.ContainsKey("Forwarded"))
                return "The playground is not served through a proxy, which would open it to others. Set Playground:AllowRemote to true to allow it (it has no sign-in).";
        }
        if (request.Headers.Origin is [{ } origin] && !SameOrigin(origin, request))
            return "Another site's page may not use the playground.";
        if (HttpMethods.IsPost(request.Method) && (!request.Headers.ContainsKey(Header) || !request.HasJsonContentType()))
            return $"A POST needs the header {Header} and a JSON body.";
        return null;
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool SameOrigin(string origin, HttpRequest request) =>
        origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
