using Bot.Intents.Investigations.Replay;
using Bot.Understanding;

namespace Bot.Tests.Understanding;

/// <summary>Messages about trouble, and near misses that belong to other families, in <c>troubles.tsv</c>: a report of trouble is an investigation of what it names.</summary>
public sealed class TroubleReportTests
{
    private const int LeastReports = 210, LeastNearMisses = 120;

    [Fact]
    public void Report_IsAnInvestigationOfWhatItNames_AndANearMissIsNot()
    {
        var wrong = new List<string>();
        var (reports, others) = (0, 0);
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Understanding", "troubles.tsv")))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = line.Split('\t');
            var question = Ask.Read(parts[0].Replace("\\n", "\n", StringComparison.Ordinal), parts.Length > 2 ? parts[2].Split(" || ") : []);
            var isReport = parts[1].StartsWith('?');
            (reports, others) = isReport ? (reports + 1, others) : (reports, others + 1);
            if (isReport ? !IsInvestigationOf(question, parts[1].Split(' ')[1..]) : !IsOf(question, parts[1]))
                wrong.Add($"{line}\n  is {Ask.Describe(question)} [{string.Join(", ", question.Entities.Select(e => $"{e.Text} {e.ResourceKind}"))}]");
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {reports + others} are read otherwise:\n{string.Join('\n', wrong)}");
        Assert.True(reports >= LeastReports && others >= LeastNearMisses, $"Only {reports} reports and {others} near misses are in the file.");
    }

    private static bool IsInvestigationOf(Question question, string[] named)
    {
        if (!InvestigationRun.Is(question) || question is not { Unsafe: null, Missing: null })
            return false;
        var subject = (question.Resources?.Targets ?? []).Concat(question.Entities).FirstOrDefault(e => e.Kind is EntityKind.Name or EntityKind.Id or EntityKind.Arn);
        return subject?.Text == named[0] && (named.Length == 1 || (subject.ResourceKind ?? question.Resources?.Kinds.FirstOrDefault()) == named[1]);
    }

    private static bool IsOf(Question question, string wanted) => wanted == "!"
        ? !InvestigationRun.Is(question)
        : $"{question.Family}:{question.Topic}".ToLowerInvariant() is var read && (read == wanted || read.StartsWith($"{wanted}:", StringComparison.Ordinal)) && !InvestigationRun.Is(question);
}
