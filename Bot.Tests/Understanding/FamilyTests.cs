namespace Bot.Tests.Understanding;

public sealed class FamilyTests
{
    [Fact]
    public void Family_IsRightFor95OfAHundred_OverTheQuestionSet()
    {
        if (QuestionSet.Path is not { } path)
        {
            Assert.Skip("No question set: WHEELHOUSE_QUESTIONS is not set and ../shared/questions/dev.jsonl does not exist.");
            return;
        }
        var wrong = new List<string>();
        var count = 0;
        var log = Environment.GetEnvironmentVariable("WHEELHOUSE_READINGS") is { Length: > 0 } file ? new StreamWriter(file) : null;
        foreach (var line in QuestionSet.Read(path))
        {
            count++;
            var text = (string)line["q"]!;
            var question = Ask.Read(text, [.. line["context"]!.AsArray().Select(c => (string)c!)]);
            log?.WriteLine($"{(string)line["id"]!}\t{text}\t{Ask.Describe(question)}");
            var isRefused = (string?)line["refuse"] is "secret" or "data-in-resource" or "injection" && question.Unsafe is not null;
            if (!isRefused && question.Family.ToString().ToLowerInvariant() != (string?)line["family"])
                wrong.Add($"{(string)line["id"]!} {(string)line["family"]!} read as {question.Family}: {text}");
        }
        log?.Dispose();
        Assert.True(count - wrong.Count >= 0.95 * count, $"{count - wrong.Count} of {count} are right.\n{string.Join('\n', wrong)}");
    }
}
