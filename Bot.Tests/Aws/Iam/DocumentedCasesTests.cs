using Bot.Guardrails;
using Bot.Tests.Testing;

namespace Bot.Tests.Aws.Iam;

/// <summary>AWS's own words on how policies are evaluated, a case each, with the page that says so.</summary>
public sealed class DocumentedCasesTests
{
    private const int AtLeast = 100;

    public static TheoryData<string, string, string> Cases { get; } = Read();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluator_DecidesAsDocumented(string says, string expected, string line) => Assert.True(PolicyCheckCommand.Judge(line, explain: false) == expected, says);

    [Fact]
    public void Table_IsNotEmpty() => Assert.True(Cases.Count > AtLeast);

    private static TheoryData<string, string, string> Read()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "Bot.Tests", "Aws", "Iam", "DocumentedCases.tsv")))
        {
            if (line.StartsWith('#') || line.Length == 0)
                continue;
            var cells = line.Split('\t');
            data.Add($"{cells[1]} ({cells[0]})", cells[2], cells[3]);
        }
        return data;
    }
}
