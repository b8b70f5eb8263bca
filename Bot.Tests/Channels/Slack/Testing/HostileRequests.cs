using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Slack.Testing;

/// <param name="IsSigned">Its signature is right and recent.</param>
internal sealed record HostileRequest(string Path, string? ContentType, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body, bool IsSigned)
{
    public override string ToString() => $"{Path} {ContentType} {string.Join(' ', Headers)} {Encoding.Latin1.GetString(Body.AsSpan(0, Math.Min(300, Body.Length)))}";
}

/// <summary>Requests that nobody who is well disposed sends: wrong signatures, times, types, sizes, encodings, JSON and forms; the same for the same seed.</summary>
internal sealed class HostileRequests(int seed)
{
    private static readonly string[] Paths = ["/slack/events", "/slack/interactions", "/slack/commands"];
    private static readonly string[] Types = ["application/json", "application/json; charset=utf-8", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8", "text/plain", "multipart/form-data; boundary=x", "", "application/jsonx", ";;;", "application/json;charset=klingon"];
    private static readonly string[] Seeds =
    [
        """{"type":"event_callback","event_id":"Ev1","team_id":"T1","authorizations":[{"user_id":"UB","is_bot":true}],"event":{"type":"app_mention","user":"U1","channel":"C1","ts":"10.1","text":"<@UB> help","files":[{"url_private":"https://files.slack.com/x","name":"a"}]}}""",
        """{"type":"event_callback","event_id":"Ev2","team_id":"T1","event":{"type":"message","channel_type":"im","user":"U1","channel":"D1","ts":"10.1","thread_ts":"9.1","text":"hi"}}""",
        """{"type":"event_callback","event_id":"Ev3","team_id":"T1","event":{"type":"app_home_opened","user":"U1","tab":"home","channel":"D1"}}""",
        """{"type":"event_callback","event_id":"Ev4","team_id":"T1","event":{"type":"tokens_revoked","tokens":{"bot":["U"]}}}""",
        """{"type":"url_verification","challenge":"abc"}""",
        """{"type":"block_actions","trigger_id":"t","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"container":{"message_ts":"11.1","is_ephemeral":true},"response_url":"https://hooks.slack.com/x","state":{"values":{"typed":{"typed":{"value":"x"}}}},"actions":[{"action_id":"input:a","value":"approve p"}]}""",
        """{"type":"block_actions","trigger_id":"t","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"container":{"message_ts":"11.1"},"actions":[{"action_id":"feedback","value":"bad"}]}""",
        """{"type":"view_submission","user":{"id":"U1"},"team":{"id":"T1"},"view":{"id":"V1","callback_id":"feedback","private_metadata":"{\"Workspace\":\"T1\",\"Channel\":\"C1\",\"Thread\":\"1.1\"}","state":{"values":{"comment":{"comment":{"value":"x"}}}}}}""",
        """{"type":"block_suggestion","action_id":"resource","value":"we","user":{"id":"U1"},"team":{"id":"T1"}}""",
        """{"type":"message_action","callback_id":"investigate","trigger_id":"t","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"message":{"ts":"3.1","text":"x","attachments":[{"text":"y","blocks":[{"text":{"text":"z"}}]}]}}""",
    ];
    private static readonly string[] Values = ["null", "7", "-1e999", "true", "[]", "{}", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"\u202e\"", "[[[[[[[[[[]]]]]]]]]]", "\"" + new string('A', 3000) + "\"", "1e400", "\"../../etc/passwd\"", "{\"id\":{\"id\":{}}}", "[null]", "\"U1\\\"\"", "9007199254740993"];

    private uint _state = (uint)seed * 747796405 + 1;

    public HostileRequest Next()
    {
        var path = Paths[Next(3)];
        var type = Next(6) == 0 ? Types[Next(Types.Length)] : path == "/slack/events" ? "application/json" : "application/x-www-form-urlencoded";
        var body = BodyOf(path);
        return Next(3) == 0 ? Badly(path, type, body) : Signed(path, type, body);
    }

    public static HostileRequest Signed(string path, string? type, byte[] body)
    {
        var timestamp = Some.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new(path, type, [("X-Slack-Request-Timestamp", timestamp), ("X-Slack-Signature", Sign(timestamp, body, SlackBench.Secret))], body, true);
    }

    private HostileRequest Badly(string path, string? type, byte[] body)
    {
        var skew = Next(3) switch { 0 => -301, 1 => 301, _ => 0 };
        var timestamp = Some.Time.AddSeconds(skew).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var right = Sign(timestamp, body, SlackBench.Secret);
        (string?, string?) headers = Next(12) switch
        {
            0 => (null, right),
            1 => (timestamp, null),
            2 => (timestamp, Sign(timestamp, body, "other")),
            3 => (timestamp, right[..^1]),
            4 => (timestamp, "v1" + right[2..]),
            5 => (timestamp, "v0=" + new string('z', 64)),
            6 => ("-5", right),
            7 => ("99999999999999999999999", right),
            8 => ("1e9", right),
            9 => (timestamp, new string('f', 9000)),
            10 => (timestamp, Sign(timestamp, [.. body, 1], SlackBench.Secret)),
            _ => skew == 0 ? ("", "") : (timestamp, right),
        };
        var list = new List<(string, string)>();
        if (headers.Item1 is { } t)
            list.Add(("X-Slack-Request-Timestamp", t));
        if (headers.Item2 is { } s)
            list.Add(("X-Slack-Signature", s));
        return new(path, type, list, body, false);
    }

    private byte[] BodyOf(string path)
    {
        if (Next(300) == 0)
            return new byte[(1 << 20) + 1 + Next(1000)];
        if (path == "/slack/commands")
            return Encoding.UTF8.GetBytes(Mutated($"user_id=U1&channel_id=C1&team_id=T1&text=he%20lp&trigger_id=t{Next(1000)}&response_url={Uri.EscapeDataString(Next(2) == 0 ? "https://hooks.slack.com/commands/1" : "https://hooks.slack.com.evil.example/x")}"));
        var json = Encoding.UTF8.GetBytes(Json());
        if (Next(10) == 0)
            json = Garbled(json);
        return path == "/slack/events" ? json : Next(8) == 0 ? json : [.. "payload="u8, .. Encoding.ASCII.GetBytes(Uri.EscapeDataString(Encoding.Latin1.GetString(json)))];
    }

    /// <summary>A payload of Slack's with values replaced, doubled or nested.</summary>
    private string Json()
    {
        if (Next(40) == 0)
            return new string('[', 5000) + new string(']', Next(5000));
        if (Next(40) == 0)
            return string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200);
        var json = Seeds[Next(Seeds.Length)].Replace("Ev", "Ev" + Next(100_000), StringComparison.Ordinal);
        for (var i = Next(4); i > 0; i--)
        {
            var at = json.IndexOf(':', Next(json.Length));
            if (at < 0)
                continue;
            var end = json.AsSpan(at + 1).IndexOfAny(",}]");
            if (end > 0)
                json = json[..(at + 1)] + Values[Next(Values.Length)] + json[(at + 1 + end)..];
        }
        return Next(12) == 0 ? json.Insert(1, "\"type\":\"x\",") : json;
    }

    private string Mutated(string form)
    {
        for (var i = Next(5); i > 0; i--)
        {
            var at = Next(form.Length);
            form = form.Insert(at, ((string[])["%", "%zz", "%00", "%ED%A0%80", "&", "=", "&&&=", "+", "%u0041", "\u00ff", "[]"])[Next(11)]);
        }
        return form;
    }

    private byte[] Garbled(byte[] body)
    {
        var garbled = (byte[])body.Clone();
        for (var i = 0; i < 3; i++)
            garbled[Next(garbled.Length)] = (byte)Next(256);
        return Next(3) == 0 ? garbled[..Next(garbled.Length)] : garbled;
    }

    private int Next(int below)
    {
        _state = _state * 1664525 + 1013904223;
        return (int)((_state >> 8) % (uint)Math.Max(1, below));
    }

    private static string Sign(string timestamp, byte[] body, string secret) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body]));
}
