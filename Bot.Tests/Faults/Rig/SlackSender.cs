using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bot.Tests.Faults.Rig;

/// <summary>Sends events as Slack does: signed, again with the same <c>event_id</c> where no 2xx came within 3 seconds, three times at most.</summary>
/// <remarks>Slack waits nothing, a minute, five minutes before its tries; here it is nothing, a second, five seconds.</remarks>
internal sealed class SlackSender(Ledger ledger, Func<Uri> bot) : IDisposable
{
    public const string Team = "T000000001", Channel = "C0OPS", Secret = "0123456789abcdef0123456789abcdef";
    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(3) };

    /// <summary>Sends the next message of a conversation.</summary>
    /// <returns>False where Slack gave up, or the run ended.</returns>
    public async Task<bool> SendAsync(int conversation, CancellationToken stop)
    {
        var (id, number) = ledger.Next(conversation);
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "event_callback",
            team_id = Team,
            api_app_id = "A1",
            event_id = id,
            authorizations = new[] { new { team_id = Team, user_id = "U0BOT", is_bot = true } },
            @event = new { type = "app_mention", user = "U0ALICE", text = "<@U0BOT> hello", channel = Channel, ts = $"17{conversation:00000000}.{number:000000}", thread_ts = $"17{conversation:00000000}.000000", team = Team },
        });
        for (var attempt = 0; attempt < Waits.Length && !stop.IsCancellationRequested; attempt++)
        {
            await Task.Delay(Waits[attempt], stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (await TryAsync(json, attempt).ConfigureAwait(false))
            {
                ledger.Accepted(id);
                return true;
            }
        }
        return false;
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> TryAsync(byte[] json, int attempt)
    {
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot(), "/slack/events")) { Content = new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } } };
        request.Headers.Add("X-Slack-Request-Timestamp", $"{seconds}");
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Secret), (byte[])[.. Encoding.ASCII.GetBytes($"v0:{seconds}:"), .. json])));
        if (attempt > 0)
            request.Headers.Add("X-Slack-Retry-Num", $"{attempt}");
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
