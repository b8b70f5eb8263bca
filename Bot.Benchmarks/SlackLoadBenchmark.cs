using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Benchmarks;

/// <summary>
/// How many events of Slack's a running bot acknowledges, whichever it is, and how soon each is answered:
/// <c>slack-load URL [PID] [SECONDS] [CONNECTIONS,…] [PORT]</c>. Slack's Web API is answered on PORT (4010): the bot's base URL is <c>http://127.0.0.1:PORT/api/</c>.
/// </summary>
/// <remarks>Each connection sends its next event when the last was acknowledged. Every event is signed and new; its thread is its own.</remarks>
internal static class SlackLoadBenchmark
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes(Environment.GetEnvironmentVariable("SECRET") ?? "8f742231b10e8888abcd99yyyzzz85a5");
    private static int _number;

    public static async Task RunAsync(string[] args)
    {
        if (args.Length == 0)
            throw new ArgumentException("slack-load URL [PID] [SECONDS] [CONNECTIONS,…] [PORT]");
        var url = new Uri(args[0]);
        using var bot = args.Length > 1 ? Process.GetProcessById(int.Parse(args[1], CultureInfo.InvariantCulture)) : null;
        var seconds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 10;
        await using var slack = await SlackSink.StartAsync(args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 4010);
        await SendAsync(url, 8, TimeSpan.FromSeconds(3)); // warm
        foreach (var connections in (args.Length > 3 ? args[3] : "16,64").Split(','))
        {
            await slack.QuietAsync();
            var (first, before) = (_number, slack.Replies);
            var acknowledged = await SendAsync(url, int.Parse(connections, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(seconds));
            await slack.QuietAsync();
            var waits = acknowledged.Select(a => slack.RepliedAt(a.Number) is var at and > 0 ? Stopwatch.GetElapsedTime(a.At, at).TotalSeconds : -1).ToArray();
            bot?.Refresh();
            Console.WriteLine(FormattableString.Invariant(
                $"{connections} connections: {acknowledged.Count / (double)seconds:0}/s acknowledged, {acknowledged.Count(a => a.Status != 200)} not with 200, replies {slack.Replies - before} to {_number - first} events, resident {bot?.WorkingSet64 / 1_000_000} MB"));
            Figures.Print($"{connections} connections, acknowledgement", [.. acknowledged.Select(a => a.Took.TotalMilliseconds)], "ms", "20 ms");
            Figures.Print($"{connections} connections, reply after it", [.. waits.Where(w => w >= 0)], "s", "none");
        }
    }

    private static async Task<List<Acknowledged>> SendAsync(Uri url, int connections, TimeSpan span)
    {
        var end = Stopwatch.GetTimestamp() + (long)(span.TotalSeconds * Stopwatch.Frequency);
        var each = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => ConnectionAsync(url, end))));
        return [.. each.SelectMany(e => e)];
    }

    private static async Task<List<Acknowledged>> ConnectionAsync(Uri url, long end)
    {
        var done = new List<Acknowledged>();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port);
        var buffer = new byte[8192];
        while (Stopwatch.GetTimestamp() < end)
        {
            var number = Interlocked.Increment(ref _number);
            var request = Request(url, number);
            var begin = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            // Acknowledgements are short: their headers, and no or a small body, come in one piece.
            var length = await socket.ReceiveAsync(buffer);
            if (length < 12)
                throw new IOException("The bot closed the connection.");
            var now = Stopwatch.GetTimestamp();
            done.Add(new(number, int.Parse(buffer.AsSpan(9, 3), CultureInfo.InvariantCulture), Stopwatch.GetElapsedTime(begin, now), now));
        }
        return done;
    }

    private static byte[] Request(Uri url, int number)
    {
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var (id, ts) = ($"Ev{seconds}{number:00000000}", $"{seconds}.{number:000000}");
        var body = $$$"""{"token":"t","team_id":"T000000001","api_app_id":"A000000001","event":{"type":"app_mention","user":"U0ALICE","text":"<@U0BOT> hello","ts":"{{{ts}}}","client_msg_id":"{{{id}}}","team":"T000000001","channel":"C0OPS","event_ts":"{{{ts}}}"},"type":"event_callback","event_id":"{{{id}}}","event_time":{{{seconds}}},"authorizations":[{"enterprise_id":null,"team_id":"T000000001","user_id":"U0BOT","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-{{{id}}}"}""";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"v0:{seconds}:{body}")));
        return Encoding.UTF8.GetBytes($"POST {url.AbsolutePath} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\nX-Slack-Request-Timestamp: {seconds}\r\nX-Slack-Signature: v0={signature}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private readonly record struct Acknowledged(int Number, int Status, TimeSpan Took, long At);
}
