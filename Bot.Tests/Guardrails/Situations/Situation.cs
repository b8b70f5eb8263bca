using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Situations;

/// <summary>One line of <c>situations.tsv</c>: who asks what where, and what is to come of it.</summary>
/// <param name="Account">The account that is asked about: an alias of the directory, or an id.</param>
/// <param name="Verdict"><c>allow</c>, <c>deny</c>, or <c>plan</c>.</param>
/// <param name="Layer">The layer that says no.</param>
/// <param name="Action">The IAM action that is allowed or denied.</param>
/// <param name="Held">What holds the denial when the judge is switched off: <c>aws</c>, or <c>none</c> where no session is opened.</param>
/// <param name="Message">What the answer must say.</param>
internal sealed record Situation(int Line, string Person, string Channel, string Account, string Verdict, string Layer, string Action, string Held, string Message, string Text)
{
    public bool IsDenied => Verdict != "allow";
    public bool IsCommand => Text.StartsWith("aws ", StringComparison.Ordinal);
    public string AccountId => Account switch { "acme-production" => "111122223333", "acme-staging" => "444455556666", var id => id };

    public static IReadOnlyList<Situation> All { get; } = Read();

    public override string ToString() => $"line {Line}: {Person} in {Channel}: {Text}";

    private static List<Situation> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "Bot.Tests", "Guardrails", "Situations", "situations.tsv"));
        var all = new List<Situation>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0 && lines[i][0] != '#')
                all.Add(lines[i].Split('\t') is [var person, var channel, var account, var verdict, var layer, var action, var held, var message, var text]
                    ? new(i + 1, person, channel, account, verdict, layer, action, held, message, text)
                    : throw new FormatException($"situations.tsv, line {i + 1}: nine columns are needed."));
        }
        return all;
    }
}
