namespace Bot.Notifications.Doors.Sns;

/// <summary>Fetches over HTTPS: no redirects, no cookies, a few seconds, a few kilobytes.</summary>
internal sealed partial class SnsFetch(IHttpClientFactory clients, ILogger<SnsFetch> log) : ISnsFetch
{
    public const string HttpName = "sns";
    private const int MaxBytes = 64 * 1024;

    public async Task<SnsFetched> CertificateAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var client = clients.CreateClient(HttpName);
            client.MaxResponseContentBufferSize = MaxBytes;
            using var response = await client.GetAsync(address, cancellation).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return new(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
            NotFetched(log, null, address.Host, (int)response.StatusCode);
            return new(null, MayComeLater: (int)response.StatusCode is >= 500 or 429);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            NotFetched(log, e, address.Host, 0);
            return new(null, MayComeLater: true);
        }
    }

    public async Task<bool> ConfirmAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var client = clients.CreateClient(HttpName);
            client.MaxResponseContentBufferSize = MaxBytes;
            using var response = await client.GetAsync(address, cancellation).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return true;
            NotFetched(log, null, address.Host, (int)response.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            NotFetched(log, e, address.Host, 0);
        }
        return false;
    }

    [LoggerMessage(EventId = 700, Level = LogLevel.Warning, Message = "{Host} did not give what was asked for (status {Status}); SNS is told to send again")]
    private static partial void NotFetched(ILogger log, Exception? exception, string host, int status);
}
