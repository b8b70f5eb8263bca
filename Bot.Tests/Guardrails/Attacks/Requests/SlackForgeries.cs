using System.Security.Cryptography;
using System.Text;
using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Attacks.Requests;

/// <summary>A request to one of Slack's endpoints.</summary>
/// <param name="Name">What is wrong with it.</param>
internal sealed record SlackRequest(string Name, string Path, string Type, string Body, string? Timestamp, string? Signature, string? Authorization = null)
{
    public HttpRequestMessage ToHttp()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", Type);
        foreach (var (name, value) in new[] { ("X-Slack-Request-Timestamp", Timestamp), ("X-Slack-Signature", Signature), ("Authorization", Authorization) })
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }
        return request;
    }
}

/// <summary>Requests as Slack makes them, and the ways in which others would make them.</summary>
internal static class SlackForgeries
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5", BotToken = "xoxb-attacked-bot";
    private const string Json = "application/json", Form = "application/x-www-form-urlencoded";

    public static SlackRequest Event(string id, string user, string text, string channel = "C0OPS", string team = "T0ACME") => Genuine(
        "/slack/events", Json, $$$"""{"type":"event_callback","event_id":"{{{id}}}","team_id":"{{{team}}}","event":{"type":"app_mention","user":"{{{user}}}","channel":"{{{channel}}}","ts":"10.1","text":"<@U0BOT> {{{text}}}"}}""");

    public static SlackRequest Command(string id, string user, string text, string channel = "C0OPS", string team = "T0ACME", string reply = "https://hooks.slack.com/commands/1/2") => Genuine(
        "/slack/commands", Form, $"user_id={user}&channel_id={channel}&team_id={team}&text={Uri.EscapeDataString(text)}&trigger_id={id}&response_url={Uri.EscapeDataString(reply)}");

    public static SlackRequest Press(string id, string user, string value, string channel = "C0OPS", string team = "T0ACME") => Genuine("/slack/interactions", Form, "payload=" + Uri.EscapeDataString(
        $$$"""{"type":"block_actions","trigger_id":"{{{id}}}","user":{"id":"{{{user}}}"},"team":{"id":"{{{team}}}"},"channel":{"id":"{{{channel}}}"},"container":{"message_ts":"11.1","thread_ts":"10.1"},"actions":[{"action_id":"confirm:o1","value":"{{{value}}}"}]}"""));

    public static SlackRequest Genuine(string path, string type, string body)
    {
        var timestamp = At(0);
        return new("genuine", path, type, body, timestamp, Sign(timestamp, body));
    }

    /// <summary>Everything that somebody without the signing secret can make of a request.</summary>
    /// <param name="right">The request that Slack would send.</param>
    /// <param name="other">A request that Slack did send, by a person with fewer rights.</param>
    public static IEnumerable<SlackRequest> Of(SlackRequest right, SlackRequest other)
    {
        var now = At(0);
        var (body, signature) = (right.Body, right.Signature!);
        SlackRequest With(string name, string? timestamp, string? signed) => right with { Name = name, Timestamp = timestamp, Signature = signed };
        yield return With("unsigned", null, null);
        yield return With("unsigned, with the bot's token", null, null) with { Authorization = $"Bearer {BotToken}" };
        yield return With("no signature", now, null);
        yield return With("no time", null, signature);
        yield return With("empty signature", now, "");
        yield return With("another secret", now, Sign(now, body, "another secret"));
        yield return With("an empty secret", now, Sign(now, body, ""));
        yield return With("the bot's token for a secret", now, Sign(now, body, BotToken));
        yield return With("the secret in capitals", now, Sign(now, body, Secret.ToUpperInvariant()));
        yield return With("the signature of another's request", now, other.Signature);
        yield return With("a body put in place of another's", other.Timestamp, Sign(other.Timestamp!, other.Body));
        yield return right with { Name = "a blank more than was signed", Body = body + " " };
        yield return right with { Name = "a byte order mark more than was signed", Body = "\uFEFF" + body };
        yield return right with { Name = "other case than was signed", Body = body.Replace("C0OPS", "c0ops") };
        yield return right with { Name = "another person than was signed", Body = other.Body.Replace("U0DEV", "U0ADA"), Signature = other.Signature };
        yield return right with { Name = "a second person added", Body = right.Type == Json ? body.Replace("{\"type\":\"app", "{\"user\":\"U0ADA\",\"type\":\"app") : body + "&user_id=U0ADA" };
        yield return With("five minutes and a second old", At(-301), Sign(At(-301), body));
        yield return With("a day old", At(-86_400), Sign(At(-86_400), body));
        yield return With("five minutes and a second ahead", At(301), Sign(At(301), body));
        yield return With("a year ahead", At(31_536_000), Sign(At(31_536_000), body));
        yield return With("old, with its time renewed", now, Sign(At(-86_400), body));
        yield return With("another time than was signed", At(1), signature);
        yield return With("time in words", "now", Sign("now", body));
        yield return With("time below zero", "-" + now, Sign("-" + now, body));
        yield return With("time with a fraction", now + ".0", Sign(now + ".0", body));
        yield return With("time in thousandths", now + "000", Sign(now + "000", body));
        yield return With("version 1", now, "v1=" + signature[3..]);
        yield return With("no version", now, signature[3..]);
        yield return With("cut", now, signature[..^2]);
        yield return With("too long", now, signature + "00");
        yield return With("noughts", now, "v0=" + new string('0', 64));
        yield return With("no hexadecimal", now, "v0=" + new string('z', 64));
        yield return With("a hash without a key", now, "v0=" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"v0:{now}:{body}"))));
        yield return With("signed without the time", now, "v0=" + Mac(Secret, body));
        yield return With("a guess and another", now, $"v0={new string('0', 64)},v0={new string('1', 64)}");
    }

    public static string Sign(string timestamp, string body, string secret = Secret) => "v0=" + Mac(secret, $"v0:{timestamp}:{body}");

    private static string Mac(string secret, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private static string At(int seconds) => Some.Time.AddSeconds(seconds).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
