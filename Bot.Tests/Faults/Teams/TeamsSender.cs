using System.Net.Sockets;
using System.Text.Json;
using Bot.Tests.Faults.Rig;

namespace Bot.Tests.Faults.Teams;

/// <summary>Sends activities as the connector does: with a token, again with the same id where no 2xx came.</summary>
internal sealed class TeamsSender(Ledger ledger, TeamsDouble teams, Uri bot) : IDisposable
{
    public const string Ann = "aaaaaaaa-0000-0000-0000-000000000001";
    private static readonly TimeSpan[] s_waits = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Sends the next message of a chat.</summary>
    public async Task SendAsync(int conversation, CancellationToken stop)
    {
        var (id, _) = ledger.Next(conversation);
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "message",
            id,
            text = "hello",
            channelId = "msteams",
            serviceUrl = teams.ServiceUrl,
            from = new { id = "29:ann", aadObjectId = Ann, name = "Ann" },
            recipient = new { id = $"28:{TeamsDouble.App}", name = "Wheelhouse" },
            conversation = new { id = $"a:chat{conversation}", conversationType = "personal", tenantId = TeamsDouble.Tenant },
            channelData = new { tenant = new { id = TeamsDouble.Tenant } },
        });
        foreach (var wait in s_waits)
        {
            await Task.Delay(wait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return;
            if (await TryAsync(json).ConfigureAwait(false))
            {
                ledger.Accepted(id);
                return;
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> TryAsync(byte[] json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/api/messages")) { Content = new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } } };
        request.Headers.Authorization = new("Bearer", teams.Token());
        try
        {
            using var answer = await _http.SendAsync(request).ConfigureAwait(false);
            return answer.IsSuccessStatusCode;
        }
        // The client lets a socket's own exception through where the connection ends while it is made.
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or SocketException)
        {
            return false;
        }
    }
}
