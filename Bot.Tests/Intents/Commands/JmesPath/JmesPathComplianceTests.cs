using System.Text.Json.Nodes;
using Bot.Intents.Commands.JmesPath;

namespace Bot.Tests.Intents.Commands.JmesPath;

/// <summary>The official compliance cases, read from <c>$WHEELHOUSE_JMESPATH</c> or <c>../shared/data/jmespath</c> beside the repository; skipped where they are absent.</summary>
public sealed class JmesPathComplianceTests
{
    private const int LeastCases = 700;

    [Fact]
    public void Search_PassesEveryOfficialCase()
    {
        var folder = Folder();
        if (folder is null)
            Assert.Skip("The JMESPath compliance cases are not here: set WHEELHOUSE_JMESPATH to a clone's tests folder (jmespath/jmespath.test).");
        var failures = new List<string>();
        var count = 0;
        foreach (var file in System.IO.Directory.GetFiles(folder, "*.json").Order())
        {
            foreach (var suite in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            {
                foreach (var test in suite!["cases"]!.AsArray())
                {
                    count++;
                    if (Failure(suite["given"], test!.AsObject()) is { } failure)
                        failures.Add($"{Path.GetFileName(file)}: {(string)test["expression"]!}: {failure}");
                }
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} fail:\n{string.Join('\n', failures.Take(40))}");
        Assert.True(count > LeastCases, $"only {count} cases were found in {folder}");
    }

    private static string? Failure(JsonNode? given, JsonObject test)
    {
        JsonNode? result;
        try
        {
            result = JmesPathExpression.Parse((string)test["expression"]!).Search(given);
        }
        catch (JmesPathException e)
        {
            return (string?)test["error"] switch
            {
                null => $"threw {e.Fault}: {e.Message}",
                "syntax" => e.Fault == JmesPathFault.Syntax ? null : $"threw {e.Fault} instead of syntax",
                var kind => kind.Replace("-", "").Equals(e.Fault.ToString(), StringComparison.OrdinalIgnoreCase) ? null : $"threw {e.Fault} instead of {kind}",
            };
        }
        if (test.ContainsKey("error"))
            return $"gave {result?.ToJsonString()} instead of the error {test["error"]}";
        return !test.ContainsKey("result") || JsonNode.DeepEquals(Plain(result), Plain(test["result"])) ? null : $"gave {result?.ToJsonString() ?? "null"} instead of {test["result"]?.ToJsonString() ?? "null"}";
    }

    /// <summary>1 and 1.0 are one number.</summary>
    private static JsonNode? Plain(JsonNode? node) => Values.ToJson(Values.Of(node));

    private static string? Folder()
    {
        var named = Environment.GetEnvironmentVariable("WHEELHOUSE_JMESPATH");
        if (!string.IsNullOrEmpty(named))
            return System.IO.Directory.Exists(named) ? named : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var beside = Path.Combine(at.FullName, "..", "shared", "data", "jmespath");
            if (System.IO.Directory.Exists(beside))
                return beside;
        }
        return null;
    }
}
