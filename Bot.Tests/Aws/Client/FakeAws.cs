using System.Collections.Concurrent;
using System.Text;
using Amazon.Runtime;
using Bot.Aws.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Aws.Client;

/// <summary>A request as it arrived.</summary>
internal sealed record CapturedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Target.Split('?')[0];
    public string Query => Target.Contains('?') ? Target[(Target.IndexOf('?') + 1)..] : "";
    public string Text => Encoding.UTF8.GetString(Body);
    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}

/// <summary>A server on loopback that records what it is asked and answers what it is told. Each has its own port, because the SDK's retry quota is kept by endpoint.</summary>
internal sealed class FakeAws : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<HttpContext, CapturedRequest, Task> _answer;

    private FakeAws(Func<HttpContext, CapturedRequest, Task> answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public ConcurrentQueue<CapturedRequest> Requests { get; } = new();

    public Uri Address => new(_app.Urls.First());

    public static async Task<FakeAws> StartAsync(Func<HttpContext, CapturedRequest, Task> answer)
    {
        var fake = new FakeAws(answer);
        await fake._app.StartAsync();
        return fake;
    }

    public static Task<FakeAws> StartAsync(string body, int status = 200, string contentType = "text/xml") => StartAsync(async (http, _) =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        await http.Response.WriteAsync(body);
    });

    /// <summary>A client with test credentials that never waits long between attempts.</summary>
    public AwsClient Client(Func<AwsClientOptions, AwsClientOptions>? change = null)
    {
        var options = new AwsClientOptions
        {
            Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            Endpoint = Address,
            MaxBackoff = TimeSpan.FromMilliseconds(1),
            NewToken = () => "11111111-2222-3333-4444-555555555555",
        };
        return new(change is null ? options : change(options));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var target = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var captured = new CapturedRequest(http.Request.Method, target, headers, body.ToArray());
        Requests.Enqueue(captured);
        await _answer(http, captured);
    }
}
