using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Tests.Channels.Playground;

public sealed class PlaygroundEndpointsTests(PlaygroundHost host) : IClassFixture<PlaygroundHost>
{
    private readonly HttpClient _http = new() { BaseAddress = host.Address };

    [Fact]
    public async Task Page_ForbidsForeignScriptsAndFrames_WhenServed()
    {
        var response = await _http.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Page_NamesOnlyFilesThatExist_WhenServed()
    {
        var html = await _http.GetStringAsync("/");
        var names = System.Text.RegularExpressions.Regex.Matches(html, "(?:src|href)=\"(/[^\"]+)\"").Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(names);
        foreach (var name in names)
            Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(name)).StatusCode);
    }

    [Fact]
    public async Task File_IsNotSentAgain_WhenItIsUnchanged()
    {
        var first = await _http.GetAsync("/playground/web/app.js");
        var again = new HttpRequestMessage(HttpMethod.Get, "/playground/web/app.js") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await _http.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("/playground/web/none.js")).StatusCode);
    }

    [Fact]
    public async Task Message_IsAnsweredOnce_AndSaidAgain_WhenThePageAsksAgainWithItsId()
    {
        var message = new { conversation = "again", text = "text", person = "ada", channel = "ops", id = Guid.NewGuid().ToString("N") };
        var first = await LinesAsync(message);
        var again = await LinesAsync(message);
        Assert.Equal("answer", (string)first[^1]["type"]!);
        Assert.True(JsonNode.DeepEquals(first[^1], again[^1]), again[^1].ToJsonString());
        Assert.Equal(1, host.Scenes.Turns.Count(t => t.Message.Id == message.id));
        using var refused = await SendAsync(message with { id = "../../etc" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        Task<HttpResponseMessage> SendAsync(object body) => _http.SendAsync(new(HttpMethod.Post, "/playground/messages") { Content = JsonContent.Create(body), Headers = { { "X-Wheelhouse", "1" } } });

        async Task<List<JsonNode>> LinesAsync(object body)
        {
            using var response = await SendAsync(body);
            return [.. (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];
        }
    }

    [Theory]
    [InlineData("evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("localhost", null, HttpStatusCode.OK)]
    [InlineData("[::1]", null, HttpStatusCode.OK)]
    [InlineData(null, "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    public async Task Guard_Decides_ByHostAndOrigin(string? name, string? origin, HttpStatusCode expected)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/playground/config");
        request.Headers.Host = name;
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        Assert.Equal(expected, (await _http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Guard_Refuses_WhenAProxyStandsBetween()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "X-Forwarded-For", "203.0.113.9" } } };
        var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Playground:AllowRemote", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_IsRefused_WhenTheHeaderIsMissing()
    {
        var response = await _http.PostAsJsonAsync("/playground/messages", Message("list instances"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Post_IsRefused_WhenItIsAForm()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/playground/messages") { Content = new FormUrlEncodedContent([]), Headers = { { "X-Wheelhouse", "1" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await _http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"text\":\"x\",\"conversation\":\"c\",\"person\":\"ada\"}")]
    public async Task Post_SaysWhatIsWrong_WhenTheBodyIsNotAMessage(string body)
    {
        var response = await PostAsync("/playground/messages", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!);
    }

    [Fact]
    public async Task Post_IsRefused_WhenTheBodyIsLarge()
    {
        var response = await PostAsync("/playground/messages", Message(new string('x', 300_000)).ToJsonString());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Config_OffersThePeopleAndChannelsOfTheDirectory()
    {
        var config = JsonNode.Parse(await _http.GetStringAsync("/playground/config"))!;
        Assert.Equal(["ada", "dev", "fin", "nina", "omar"], config["people"]!.AsArray().Select(p => (string)p!["id"]!));
        Assert.Contains("staging", config["channels"]!.AsArray().Select(c => (string)c!["id"]!));
    }

    [Fact]
    public async Task Message_IsAnsweredInLines_WithContextCallsAndReading()
    {
        var lines = await AskAsync("list instances");
        Assert.Equal("started", (string)lines[0]["type"]!);
        var answer = lines[^1];
        Assert.Equal("answer", (string)answer["type"]!);
        Assert.Equal("ada", (string)answer["context"]!["person"]!);
        Assert.Equal("wheelhouse-admin", (string)answer["context"]!["role"]!);
        Assert.Equal("ec2:DescribeInstances", (string)answer["calls"]![0]!["action"]!);
        Assert.Equal("UnauthorizedOperation", (string)answer["calls"]![1]!["error"]!["code"]!);
        Assert.Contains("state = running", answer["reading"]!["items"]!.AsArray().Select(i => (string)i!["value"]!));
    }

    [Fact]
    public async Task Answer_HoldsNoLinksThatRun_WhenTheDataIsHostile()
    {
        var answer = (await AskAsync("hostile"))[^1];
        Assert.Empty(answer["sources"]!.AsArray());
        Assert.Null(answer["tables"]![0]!["rows"]![0]![0]!["url"]);
    }

    [Fact]
    public async Task Answer_IsARefusal_WhenThePersonHasNoRole()
    {
        var answer = (await AskAsync("list instances", person: "nina"))[^1];
        Assert.Equal("role", (string)answer["refused"]!["by"]!);
        Assert.Empty(answer["calls"]!.AsArray());
    }

    [Fact]
    public async Task Turn_Ends_WhenThePersonStopsIt()
    {
        using var response = await PostAsync("/playground/messages", Message("wait for it").ToJsonString(), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var turn = (string)JsonNode.Parse((await reader.ReadLineAsync())!)!["turn"]!;
        var stopped = await PostAsync("/playground/stop", new JsonObject { ["turn"] = turn }.ToJsonString());
        Assert.True((bool)JsonNode.Parse(await stopped.Content.ReadAsStringAsync())!["stopped"]!);
        Assert.Equal("stopped", (string)JsonNode.Parse((await reader.ReadLineAsync())!)!["type"]!);
        Assert.Null(await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Stop_SaysFalse_WhenNoSuchTurnRuns()
    {
        var response = await PostAsync("/playground/stop", """{"turn":"none"}""");
        Assert.False((bool)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["stopped"]!);
    }

    private async Task<List<JsonNode>> AskAsync(string text, string person = "ada")
    {
        var response = await PostAsync("/playground/messages", Message(text, person).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return [.. (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];
    }

    private static JsonObject Message(string text, string person = "ada") =>
        new() { ["conversation"] = Guid.NewGuid().ToString("N"), ["text"] = text, ["person"] = person, ["channel"] = "ops" };

    private Task<HttpResponseMessage> PostAsync(string path, string body, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { { "X-Wheelhouse", "1" } } };
        return _http.SendAsync(request, completion);
    }
}
