using System.Text.Json.Nodes;

namespace Bot.Tests.Understanding;

/// <summary>The question set to develop against, where it lies beside the repository.</summary>
internal static class QuestionSet
{
    public static string? Path => Environment.GetEnvironmentVariable("WHEELHOUSE_QUESTIONS") is { Length: > 0 } told ? told : Beside();

    public static IEnumerable<JsonNode> Read(string path) => File.ReadLines(path).Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!);

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = System.IO.Path.Combine(folder.FullName, "shared", "questions", "dev.jsonl");
            if (File.Exists(file))
                return file;
        }
        return null;
    }
}
