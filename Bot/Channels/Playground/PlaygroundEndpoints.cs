using System.Text.Json;
using Bot.Channels.Terminal;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Channels.Playground;

/// <summary>The playground's paths: the page at <c>/</c>, its files and its messages under <c>/playground</c>.</summary>
internal static class PlaygroundEndpoints
{
    private const int MaxBody = 256 * 1024;

    public static IEndpointRouteBuilder MapPlayground(this IEndpointRouteBuilder endpoints)
    {
        var guard = endpoints.ServiceProvider.GetRequiredService<PlaygroundGuard>();
        var assets = endpoints.ServiceProvider.GetRequiredService<PlaygroundAssets>();
        endpoints.MapGet("/", guard.Before(http => assets.WriteAsync(http, "index.html")));
        endpoints.MapGet("/playground/web/{name}", guard.Before(http => assets.WriteAsync(http, (string)http.GetRouteValue("name")!)));
        endpoints.MapGet("/playground/config", guard.Before(ConfigAsync));
        endpoints.MapPost("/playground/messages", guard.Before(SendAsync));
        endpoints.MapGet("/playground/posts", guard.Before(PostsAsync));
        endpoints.MapPost("/playground/stop", guard.Before(StopAsync));
        return endpoints;
    }

    private static Task ConfigAsync(HttpContext http)
    {
        var services = http.RequestServices;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(
            PlaygroundConfig.Of(services.GetService<DirectorySource>()?.Current, services.GetRequiredService<PlaygroundOptions>()), AnswerJson.Options, http.RequestAborted);
    }

    private static Task PostsAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var after = long.TryParse(http.Request.Query["after"], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
        return http.Response.WriteAsJsonAsync(http.RequestServices.GetRequiredService<PlaygroundPosts>().After(after), AnswerJson.Options, http.RequestAborted);
    }

    private static async Task SendAsync(HttpContext http)
    {
        if (await ReadAsync<SendRequest>(http).ConfigureAwait(false) is not { } request)
            return;
        if (request.Fault() is { } fault)
        {
            await FaultAsync(http, fault).ConfigureAwait(false);
            return;
        }
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.RequestServices.GetRequiredService<PlaygroundTurns>()
            .RunAsync(request, http.Response.Body, http.RequestAborted).ConfigureAwait(false);
    }

    private static async Task StopAsync(HttpContext http)
    {
        if (await ReadAsync<StopRequest>(http).ConfigureAwait(false) is { } request)
            await http.Response.WriteAsJsonAsync(new { stopped = http.RequestServices.GetRequiredService<PlaygroundTurns>().Stop(request.Turn ?? "") }, http.RequestAborted).ConfigureAwait(false);
    }

    private static async Task<T?> ReadAsync<T>(HttpContext http) where T : class
    {
        if (http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBody;
        try
        {
            if (await http.Request.ReadFromJsonAsync<T>(AnswerJson.Options, http.RequestAborted).ConfigureAwait(false) is { } request)
                return request;
            await FaultAsync(http, "The body is empty.").ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            await FaultAsync(http, $"The body is not the JSON that is expected here: {e.Message}").ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await FaultAsync(http, e.Message, e.StatusCode).ConfigureAwait(false);
        }
        return null;
    }

    private static Task FaultAsync(HttpContext http, string error, int status = StatusCodes.Status400BadRequest)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { error }, http.RequestAborted);
    }
}
