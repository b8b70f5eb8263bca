using System.Text.Json.Nodes;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Rendering;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Conformance;

/// <summary>Every card against Microsoft's own renderer, by a checker that <c>ADAPTIVECARD_CHECKER</c> may name (it takes a file with a card or activity a line).</summary>
public sealed class AdaptiveCardTests
{
    private const int Random = 120;

    [Fact]
    public async Task Cards_AreAsMicrosoftsRendererWantsThem()
    {
        var checker = Tool.Find("ADAPTIVECARD_CHECKER", Tool.Cards);
        var cards = CardScenes.All().Select(s => s.Json).ToList();
        for (var seed = 0; seed < Random; seed++)
            cards.AddRange(TeamsRenderer.Render(Some.Result(new SomeAnswers(seed).Any(), Some.Call()), "abc123", new(Feedback: true)).Parts);
        cards = [.. cards.Where(c => c["type"]?.GetValue<string>() == "AdaptiveCard" || c["attachments"] is not null)];
        // Charts are Teams' own extension, which the renderer does not know and says so: what stands in their place is checked.
        var lines = cards.Select(c => WithoutCharts(c.DeepClone())!.ToJsonString(TeamsJson.Options)).ToList();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, lines);
            var (status, output) = await Tool.RunAsync(checker, [file]);
            Assert.True(status == 0, output);
            Assert.Contains($"{lines.Count} good, 0 bad", output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static JsonNode? WithoutCharts(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    list[i] = WithoutCharts(list[i]?.DeepClone());
                return list;
            case JsonObject o when ((o["type"] as JsonValue)?.TryGetValue<string>(out var type) ?? false) && type.StartsWith("Chart.", StringComparison.Ordinal):
                return WithoutCharts(o["fallback"]!.DeepClone());
            case JsonObject o:
                foreach (var key in o.Select(p => p.Key).ToList())
                    o[key] = WithoutCharts(o[key]?.DeepClone());
                return o;
            default:
                return node;
        }
    }
}
