using Microsoft.Identity.Client;

namespace Bot.Channels.Teams.Api;

/// <summary>The HTTP client of Microsoft's sign-in library: it asks Entra, or the login on this machine that the settings name.</summary>
internal sealed class LoginHttp(IHttpClientFactory http, TeamsOptions options) : IMsalHttpClientFactory
{
    public const string HttpName = "teams-login";
    private readonly Lazy<HttpClient> _client = new(() => options.LoginUrl.IsLoopback ? new(new ToLoopback(http, options.LoginUrl)) : http.CreateClient(HttpName));

    public HttpClient GetHttpClient() => _client.Value;

    private sealed class ToLoopback(IHttpClientFactory http, Uri login) : HttpMessageHandler
    {
        private readonly HttpClient _client = http.CreateClient(HttpName);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = new HttpRequestMessage(request.Method, new Uri(login, request.RequestUri!.PathAndQuery)) { Content = request.Content };
            foreach (var (name, values) in request.Headers)
                asked.Headers.TryAddWithoutValidation(name, values);
            return _client.SendAsync(asked, cancellationToken);
        }
    }
}
