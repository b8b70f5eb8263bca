using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Investigations.Reason;

namespace Bot.Intents.Investigations.Say;

/// <summary>What is said where no cause is sure enough, or nothing is wrong.</summary>
internal static class Abstention
{
    private const int MaxBad = 6;

    public static string Text(Case @case, Conclusion conclusion, bool isBad)
    {
        var subjects = @case.Subjects.Count == 1 ? $"**{@case.Subjects[0].Title}**" : $"{@case.Subjects.Count} resources ({string.Join(", ", @case.Subjects.Take(5).Select(s => s.Name))}{(@case.Subjects.Count > 5 ? ", …" : "")})";
        var checkedWords = Checked(@case);
        if (!isBad)
        {
            var missing = @case.Subjects.Where(s => s.Row is null && !@case.Readings.Any(r => r.Thing.Key == s.Key && !r.Points.IsEmpty)).ToList();
            return missing.Count == @case.Subjects.Count && missing.Count > 0
                ? $"**{string.Join(", ", missing.Select(s => $"`{s.Name}`"))}: nothing is known of it in {missing[0].Spot.Region}**: it was not found and has no metrics there.\n{checkedWords}"
                : $"**Nothing is wrong with {subjects.Replace("**", "", StringComparison.Ordinal)}, as far as can be seen** from {When(@case.Window.Start, @case)} to {When(@case.Window.End, @case)} UTC.\n{checkedWords}";
        }
        var bad = @case.Book.Facts.Where(f => f.IsSymptom || f.Source == "silence" || Investigator.IsTrouble(f)).Where(f => @case.Subjects.Contains(f.Thing)).Concat(@case.Book.Facts.Where(f => f.IsSymptom)).DistinctBy(f => f.Id).Take(MaxBad).ToList();
        var seen = bad.Count == 0 ? "" : "\nSeen: " + string.Join("; ", bad.Select(f => $"{f.Text} [{f.Id}]")) + ".";
        var weak = conclusion.Weak.Where(c => c.Score >= 0.3).Take(2).ToList();
        var guesses = weak.Count == 0 ? "" : "\nToo weak to be called a cause: " + string.Join("; ", weak.Select(c => $"{c.Blamed.Title} {c.Claim.Text}")) + ".";
        var began = @case.Onset is { } onset ? $" It began at {onset:HH:mm} UTC." : "";
        return $"**No cause found: something is wrong with {subjects.Replace("**", "", StringComparison.Ordinal)}, and nothing that could be seen explains it.**{began}{seen}{guesses}\n{checkedWords}";
    }

    /// <summary>The clock alone, where it says which day is meant.</summary>
    private static string When(DateTimeOffset time, Case @case) => (@case.Window.End - @case.Window.Start).TotalHours > 12 ? $"{time:yyyy-MM-dd HH:mm}" : $"{time:HH:mm}";

    /// <summary>What was looked at.</summary>
    private static string Checked(Case @case)
    {
        var metrics = @case.Readings.Count(r => !r.Points.IsEmpty);
        var things = @case.Things.Count(t => @case.Book.Of(t).Any());
        var parts = new List<string> { $"{metrics} metrics of {things} resource{(things == 1 ? "" : "s")}" };
        void Add(string sign, string words)
        {
            if (@case.Book.Facts.Any(f => f.Sign == sign))
                parts.Add(words);
        }
        Add("state.read", "their settings and states");
        Add("change.read", "changes in CloudTrail");
        Add("log.read", "error logs");
        Add("event.read", "AWS Health");
        if (@case.Links.Any(l => l.Tie == Tie.DependsOn))
            parts.Add("what they call");
        return $"Checked: {string.Join(", ", parts)}.";
    }
}
