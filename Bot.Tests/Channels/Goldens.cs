using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Tests.Channels;

/// <summary>What a platform gets, to the letter, in the folder <c>goldens</c> beside the test. <c>UPDATE_GOLDENS=true dotnet test --filter GoldenTests</c> writes them anew; look at the difference.</summary>
internal static class Goldens
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Check(IEnumerable<(string Name, JsonObject Json)> scenes, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "goldens");
        var all = scenes.ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "true")
        {
            System.IO.Directory.CreateDirectory(folder);
            foreach (var (name, json) in all)
                File.WriteAllText(FileOf(name), json.ToJsonString(s_json) + "\n");
        }
        Assert.Equal(all.Select(s => s.Name).Order(), System.IO.Directory.GetFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order());
        Assert.All(all, s => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(FileOf(s.Name))), s.Json), $"{s.Name} is not as its golden says: {s.Json.ToJsonString(s_json)}"));

        string FileOf(string name) => Path.Combine(folder, name + ".json");
    }
}
