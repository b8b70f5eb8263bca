using System.IO.Compression;
using System.Text.Json.Nodes;
using Bot.Doctor;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Doctor;

/// <summary>The app's package, where <c>tools/teams/package.py</c> left it: whether its ids are this bot's.</summary>
internal static class AppPackage
{
    private const string FileName = "wheelhouse-teams.zip", Fix = "Make it anew: tools/teams/package.py --bot-id APP-ID --host YOUR-ADDRESS; then upload it again.";
    private const int MaxManifest = 1 << 20;

    /// <summary>Nothing where there is no package in the working folder: it need not be kept.</summary>
    /// <param name="app">The bot's app id.</param>
    /// <param name="folder">Where to look.</param>
    public static IEnumerable<Finding> Check(string app, string folder = "")
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            yield break;
        if (Manifest(file) is not { } manifest)
        {
            yield return new($"{FileName} holds no manifest that can be read.", Fix);
            yield break;
        }
        var ids = new[] { "bots", "composeExtensions" }.SelectMany(k => (manifest[k] as JsonArray ?? []).Select(b => Text(b, "botId"))).ToList();
        if (ids.Count == 0 || ids.Any(i => !app.Equals(i, StringComparison.OrdinalIgnoreCase)))
            yield return new($"{FileName} is of another bot ({string.Join(", ", ids.Distinct())}), not of MicrosoftAppId.", Fix);
        else if (!Guid.TryParse(Text(manifest, "id"), out var id) || id == Guid.Empty)
            yield return new($"{FileName} has no app id of its own.", Fix);
        else
            yield return new($"{FileName} is of this bot, app {id}, version {Text(manifest, "version")}");
    }

    private static JsonObject? Manifest(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            if (zip.GetEntry("manifest.json") is not { Length: <= MaxManifest } entry)
                return null;
            using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            stream.ReadExactly(bytes);
            return StrictJson.Parse(bytes);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
