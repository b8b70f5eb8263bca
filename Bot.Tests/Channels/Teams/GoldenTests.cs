using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Teams;

/// <summary>What Teams gets for each shape of answer and each dialog, to the letter. <c>UPDATE_GOLDENS=true dotnet test --filter GoldenTests</c> writes them anew; look at the difference.</summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string s_folder = Path.Combine(Repository.Root, "Bot.Tests", "Channels", "Teams", "goldens");

    [Fact]
    public void Rendering_IsAsItWas()
    {
        var scenes = CardScenes.All().ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "true")
        {
            System.IO.Directory.CreateDirectory(s_folder);
            foreach (var (name, json) in scenes)
                File.WriteAllText(FileOf(name), json.ToJsonString(s_json) + "\n");
        }
        Assert.Equal(scenes.Select(s => s.Name).Order(), System.IO.Directory.GetFiles(s_folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order());
        Assert.All(scenes, s => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(FileOf(s.Name))), s.Json), $"{s.Name} is not as its golden says: {s.Json.ToJsonString(s_json)}"));
    }

    private static string FileOf(string name) => Path.Combine(s_folder, name + ".json");
}
