using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;

namespace Bot.Channels.Teams.Rendering;

/// <summary>Answers that are nothing but prose, as a message's own markdown: read like anybody's message, with Teams' own citations in the text.</summary>
internal static class ProseText
{
    private const int MaxText = 3000;

    /// <summary>The text with its sources' numbers and the small print; null where the answer needs a card.</summary>
    /// <param name="result">The turn.</param>
    /// <param name="cited">Its sources.</param>
    public static string? Of(TurnResult result, ImmutableArray<Source> cited)
    {
        var answer = result.Answer;
        if (answer.Text.Length is 0 or > MaxText || !answer.Tables.IsEmpty || !answer.Charts.IsEmpty || !answer.Steps.IsEmpty || !answer.Files.IsEmpty || !answer.Offers.IsEmpty || answer.PlanId is not null)
            return null;
        if (TextParts.Of(answer.Text).Any(p => p.IsCode) || answer.Sources.Any(s => !cited.Any(c => c.Url == s.Url)))
            return null;
        var text = string.Join('\n', answer.Text.Split('\n').Select(Line).Concat(answer.Notes.Select(n => Line("- " + n)))).Trim('\n') + MessageEntities.Numbers(cited);
        return ContextLine.Of(result) is { Length: > 0 } small ? $"{text}\n\n_{TeamsText.Markdown(small)}_" : text;
    }

    /// <summary>A line by itself; the lines of a list stay together.</summary>
    private static string Line(string line)
    {
        line = line.TrimEnd('\r');
        return line.StartsWith("- ", StringComparison.Ordinal) ? $"- {TeamsText.Markdown(line[2..])}" : $"\n{TeamsText.Markdown(line)}\n";
    }
}
