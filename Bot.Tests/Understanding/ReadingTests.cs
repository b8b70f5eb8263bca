namespace Bot.Tests.Understanding;

/// <summary>Questions of our own with their whole reading, in <c>readings.tsv</c>: question, earlier messages (separated by <c> || </c>), reading.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void Reading_IsWhole_ForEveryQuestionOfTheFile()
    {
        var wrong = new List<string>();
        var count = 0;
        using var log = Environment.GetEnvironmentVariable("WHEELHOUSE_OWN_READINGS") is { Length: > 0 } file ? new StreamWriter(file) : null;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Understanding", "readings.tsv")))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = line.Split('\t');
            count++;
            var reading = Ask.Describe(Ask.Read(parts[0], parts[1].Split(" || ", StringSplitOptions.RemoveEmptyEntries)));
            log?.WriteLine($"{parts[0]}\t{parts[1]}\t{reading}");
            if (reading != parts[2])
                wrong.Add($"{line}\n  is {reading}");
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count} are read otherwise:\n{string.Join('\n', wrong)}");
        Assert.True(count >= 250, $"Only {count} questions are in the file.");
    }
}
