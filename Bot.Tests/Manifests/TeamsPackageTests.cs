using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Bot.Tests.Conformance;
using Bot.Tests.Testing;

namespace Bot.Tests.Manifests;

/// <summary>The Teams app: its manifest, its icons, and the package that people upload.</summary>
public sealed class TeamsPackageTests : IDisposable
{
    private const string BotId = "11111111-2222-3333-4444-555555555555";
    private static readonly string s_folder = Path.Combine(Repository.Root, "manifests", "teams");
    private readonly string _package = Path.Combine(System.IO.Directory.CreateTempSubdirectory("teams-package").FullName, "app.zip");

    public void Dispose() => System.IO.Directory.Delete(Path.GetDirectoryName(_package)!, recursive: true);

    [Fact]
    public async Task Manifest_IsAsMicrosoftsSchemaWantsIt()
    {
        var checker = Tool.Find("TEAMS_MANIFEST_CHECKER", Tool.Manifest);
        var (status, output) = await Tool.RunAsync(checker, [Path.Combine(s_folder, "manifest.json")]);
        Assert.True(status == 0, output);
    }

    [Fact]
    public void Manifest_KeepsTeamsLimits_AndNamesWhatTheBotHas()
    {
        var manifest = Read();
        Assert.InRange(((string)manifest["name"]!["short"]!).Length, 1, 30);
        Assert.InRange(((string)manifest["name"]!["full"]!).Length, 1, 100);
        Assert.InRange(((string)manifest["description"]!["short"]!).Length, 1, 80);
        Assert.InRange(((string)manifest["description"]!["full"]!).Length, 1, 4000);
        var bot = Assert.Single((JsonArray)manifest["bots"]!)!;
        Assert.Equal(["personal", "team", "groupChat"], ((JsonArray)bot["scopes"]!).Select(s => (string)s!));
        foreach (var list in (JsonArray)bot["commandLists"]!)
        {
            var commands = (JsonArray)list!["commands"]!;
            Assert.InRange(commands.Count, 1, 10);
            Assert.All(commands, c => Assert.True(((string)c!["title"]!).Length <= 32 && ((string)c["description"]!).Length <= 128));
        }
        Assert.Equal(["resources", "investigate", "case"], ((JsonArray)manifest["composeExtensions"]![0]!["commands"]!).Select(c => (string)c!["id"]!));
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void Icon_HasTeamsSize(string name, int size)
    {
        var png = File.ReadAllBytes(Path.Combine(s_folder, name));
        Assert.Equal((size, size), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public async Task Package_HoldsTheManifestWithItsIds_AndTheIcons()
    {
        var (status, output) = await Tool.RunAsync("python3", [Path.Combine(Repository.Root, "tools", "teams", "package.py"), "--bot-id", BotId, "--host", "bot.acme.example", "--out", _package]);
        Assert.True(status == 0, output);
        using var zip = ZipFile.OpenRead(_package);
        Assert.Equal(["color.png", "manifest.json", "outline.png"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        var manifest = JsonNode.Parse(await reader.ReadToEndAsync())!;
        Assert.Equal((BotId, BotId, BotId), ((string)manifest["id"]!, (string)manifest["bots"]![0]!["botId"]!, (string)manifest["composeExtensions"]![0]!["botId"]!));
        Assert.Equal("bot.acme.example", (string)manifest["validDomains"]![0]!);
        var (refused, _) = await Tool.RunAsync("python3", [Path.Combine(Repository.Root, "tools", "teams", "package.py"), "--bot-id", "nobody", "--out", _package]);
        Assert.NotEqual(0, refused);
    }

    private static JsonObject Read() => (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(s_folder, "manifest.json")))!;
}
