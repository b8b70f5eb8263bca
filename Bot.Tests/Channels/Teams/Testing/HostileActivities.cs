using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Tests.Guardrails.Attacks.Requests;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Teams.Testing;

/// <param name="IsGenuine">Its token is one that the Bot Framework would give for its address.</param>
internal sealed record HostileActivity(string? ContentType, string? Authorization, byte[] Body, bool IsGenuine)
{
    public override string ToString() => $"{ContentType} {Authorization} {Encoding.Latin1.GetString(Body.AsSpan(0, Math.Min(400, Body.Length)))}";
}

/// <summary>Activities that nobody who is well disposed sends: wrong tokens, addresses, types, sizes, encodings, JSON; the same for the same seed.</summary>
internal sealed class HostileActivities(FakeTeams teams, int seed)
{
    public const string Service = "https://smba.trafficmanager.net/emea/";
    private static readonly string[] s_types = ["application/json", "application/json; charset=utf-8", "text/plain", "application/x-www-form-urlencoded", "", ";;;", "application/json;charset=klingon"];
    private static readonly string[] s_addresses = ["https://evil.example/", "http://169.254.169.254/latest/meta-data", "https://smba.trafficmanager.net.evil.example/", "https://smba.trafficmanager.net@evil.example/", "file:///etc/passwd", "gopher://x", "//evil.example", "http://127.0.0.1:1/", "https://SMBA.trafficmanager.net:444/"];
    private static readonly string[] s_seeds =
    [
        Activity("message", "\"text\":\"<at>B</at> help\",\"entities\":[{\"type\":\"mention\",\"text\":\"<at>B</at>\",\"mentioned\":{\"id\":\"28:bot\"}}],\"attachments\":[{\"contentType\":\"application/vnd.microsoft.teams.file.download.info\",\"name\":\"a\",\"content\":{\"downloadUrl\":\"https://evil.example/f\"}}]"),
        Activity("message", "\"value\":{\"wheelhouseAsk\":\"list\",\"wheelhouseConfirm\":true,\"wheelhouseTyped\":\"x\"},\"replyToId\":\"m1\""),
        Activity("message", "\"value\":{\"wheelhouseChosen\":\"wheelhouseChoice1\",\"wheelhouseChoice1\":\"list\"}"),
        Activity("invoke", "\"name\":\"adaptiveCard/action\",\"value\":{\"action\":{\"type\":\"Action.Execute\",\"verb\":\"approve\",\"data\":{\"wheelhouseAsk\":\"approve p-1\"}},\"trigger\":\"manual\"}"),
        Activity("invoke", "\"name\":\"adaptiveCard/action\",\"value\":{\"action\":{\"type\":\"Action.Execute\",\"verb\":\"review\",\"data\":{\"wheelhousePlan\":\"p-1\"}},\"trigger\":\"automatic\"}"),
        Activity("invoke", "\"name\":\"message/fetchTask\",\"replyToId\":\"m1\",\"value\":{\"data\":{\"actionName\":\"feedback\",\"actionValue\":{\"reaction\":\"dislike\"}}}"),
        Activity("invoke", "\"name\":\"message/submitAction\",\"replyToId\":\"m1\",\"value\":{\"actionName\":\"feedback\",\"actionValue\":{\"reaction\":\"dislike\",\"feedback\":\"{\\\"comment\\\":\\\"x\\\",\\\"case\\\":\\\"open\\\"}\"}}"),
        Activity("invoke", "\"name\":\"task/fetch\",\"value\":{\"data\":{\"wheelhouseDialog\":\"case\"}}"),
        Activity("invoke", "\"name\":\"task/submit\",\"value\":{\"data\":{\"wheelhouseDialog\":\"case\",\"subject\":\"a\",\"description\":\"b\"}}"),
        Activity("invoke", "\"name\":\"composeExtension/query\",\"value\":{\"commandId\":\"resources\",\"parameters\":[{\"name\":\"name\",\"value\":\"we\"}]}"),
        Activity("invoke", "\"name\":\"composeExtension/fetchTask\",\"value\":{\"commandId\":\"investigate\",\"messagePayload\":{\"body\":{\"content\":\"<p>x\"},\"attachments\":[{\"content\":\"{\\\"text\\\":1}\"}]}}"),
        Activity("invoke", "\"name\":\"composeExtension/submitAction\",\"value\":{\"data\":{\"wheelhouseDialog\":\"investigate\",\"text\":\"x\"}}"),
        Activity("invoke", "\"name\":\"fileConsent/invoke\",\"value\":{\"action\":\"accept\",\"context\":{\"wheelhouseFile\":\"k\"},\"uploadInfo\":{\"uploadUrl\":\"https://evil.example/up\"}}"),
        Activity("installationUpdate", "\"action\":\"add\""),
        Activity("conversationUpdate", "\"membersAdded\":[{\"id\":\"28:bot\"}],\"membersRemoved\":[{\"id\":\"28:bot\"}]"),
        Activity("messageReaction", "\"replyToId\":\"m1\",\"reactionsAdded\":[{\"type\":\"like\"}]"),
        Activity("messageUpdate", "\"text\":\"list\""),
    ];
    private static readonly string[] s_values = ["null", "7", "-1e999", "true", "[]", "{}", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"\u202e\"", "[[[[[[[[[[]]]]]]]]]]", "\"" + new string('A', 3000) + "\"", "1e400", "\"../../etc/passwd\"", "{\"id\":{\"id\":{}}}", "[null]", "\"U1\\\"\"", "9007199254740993"];

    private readonly string _right = $"Bearer {teams.Token(Claims(teams, Service))}";
    private readonly Dictionary<string, string> _for = s_addresses.ToDictionary(a => a, a => $"Bearer {teams.Token(Claims(teams, a))}");
    private readonly string?[] _wrong = Wrong(teams).ToArray();
    private uint _state = (uint)seed * 747796405 + 1;

    public HostileActivity Next()
    {
        var type = Next(8) == 0 ? s_types[Next(s_types.Length)] : "application/json";
        var (body, address) = Body();
        return Next(3) == 0 ? new(type, Bad(), body, false) : new(type, _for.GetValueOrDefault(address, _right), body, true);
    }

    public HostileActivity Genuine(string json) => new("application/json", _right, Encoding.UTF8.GetBytes(json), true);

    /// <summary>An activity as Teams sends it, from the chat of a person.</summary>
    public static string Activity(string type, string more, string id = "aID") =>
        $$$"""{"type":"{{{type}}}","id":"{{{id}}}","channelId":"msteams","serviceUrl":"{{{Service}}}","from":{"id":"29:1","aadObjectId":"aaaaaaaa-0000-0000-0000-000000000001","name":"Ann"},"recipient":{"id":"28:bot"},"conversation":{"id":"a:chat","conversationType":"personal","tenantId":"{{{FakeTeams.Tenant}}}"},"channelData":{"tenant":{"id":"{{{FakeTeams.Tenant}}}"}},{{{more}}}}""";

    private static JsonObject Claims(FakeTeams teams, string service)
    {
        var claims = teams.Claims();
        claims["serviceurl"] = service;
        return claims;
    }

    private static IEnumerable<string?> Wrong(FakeTeams teams)
    {
        JsonObject With(string claim, JsonNode? value)
        {
            var claims = Claims(teams, Service);
            claims[claim] = value;
            return claims;
        }
        var parts = teams.Token(Claims(teams, Service)).Split('.');
        yield return null;
        foreach (var text in (string[])["", "Bearer", "Bearer ", "Bearer x.y.z", "Basic abc", "Bearer ..", "Bearer " + new string('A', 9000), "Bearer \u00e9.\u00e9.\u00e9", $"Bearer {parts[0]}.{parts[1]}.", $"Bearer {parts[0]}.{parts[1]}.AAAA", $"Bearer {parts[0]}.AAAA.{parts[2]}", $"Bearer AAAA.{parts[1]}.{parts[2]}", $"Bearer bnVsbA.bnVsbA.bnVsbA", $"Bearer W10.W10.W10", $"Bearer e30.e30.e30", $"Bearer {parts[0]}.{parts[1]}.{parts[2]}.x.y"])
            yield return text;
        yield return $"Bearer {teams.Token(Claims(teams, Service), key: teams.Stranger)}";
        foreach (var (claim, value) in ((string, JsonNode?)[])[("aud", "other"), ("aud", new JsonArray("a", "b")), ("iss", "https://evil.example"), ("iss", 7), ("exp", 1), ("exp", "soon"), ("nbf", 99999999999), ("serviceurl", null), ("serviceurl", "https://evil.example/"), ("serviceurl", new JsonArray("x"))])
            yield return $"Bearer {teams.Token(With(claim, value))}";
        foreach (var (member, value) in ((string, JsonNode?)[])[("alg", "none"), ("alg", "HS256"), ("alg", 7), ("kid", "nope"), ("kid", null), ("kid", new JsonObject()), ("typ", new JsonArray())])
        {
            var header = FakeTeams.Header();
            header[member] = value;
            yield return $"Bearer {FakeTeams.Signed(header, Claims(teams, Service), t => teams.Key.SignData(t, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        }
    }

    private string? Bad() => _wrong[Next(_wrong.Length)];

    private (byte[] Body, string Address) Body()
    {
        if (Next(300) == 0)
            return (new byte[(1 << 20) + 1 + Next(1000)], "");
        if (Next(40) == 0)
            return (Encoding.UTF8.GetBytes(new string('[', 5000) + new string(']', Next(5000))), "");
        var json = s_seeds[Next(s_seeds.Length)].Replace("\"aID\"", $"\"a{Next(100_000)}\"", StringComparison.Ordinal);
        var address = "";
        if (Next(6) == 0)
        {
            address = s_addresses[Next(s_addresses.Length)];
            json = json.Replace(Service, address, StringComparison.Ordinal);
        }
        for (var i = Next(4); i > 0; i--)
        {
            var at = json.IndexOf(':', Next(json.Length));
            var end = at < 0 ? -1 : json.AsSpan(at + 1).IndexOfAny(",}]");
            if (end > 0)
                json = json[..(at + 1)] + s_values[Next(s_values.Length)] + json[(at + 1 + end)..];
        }
        json = Next(12) == 0 ? json.Insert(1, "\"type\":\"x\",") : json;
        var body = Encoding.UTF8.GetBytes(json);
        if (Next(10) == 0)
        {
            for (var i = 0; i < 3; i++)
                body[Next(body.Length)] = (byte)Next(256);
        }
        return (Next(20) == 0 ? body[..Next(body.Length)] : body, address);
    }

    private int Next(int below)
    {
        _state = _state * 1664525 + 1013904223;
        return (int)((_state >> 8) % (uint)Math.Max(1, below));
    }
}
