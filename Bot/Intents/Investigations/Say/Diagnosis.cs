using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Intents.Alarms.Lists;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Investigations.Reason;

namespace Bot.Intents.Investigations.Say;

/// <summary>A conclusion in words: the cause in a line, the timeline, the evidence, what was ruled out, what is not known, what to do.</summary>
internal static class Diagnosis
{
    private const int MaxRuledOut = 6;

    public static Answer Of(Case @case, Conclusion conclusion)
    {
        var isBad = @case.Book.Facts.Any(f => f.IsSymptom || Investigator.IsTrouble(f) || f.Source is "silence" || f.Source is "metric" && !f.Sign.EndsWith(".ok", StringComparison.Ordinal) && !f.Sign.EndsWith(".none", StringComparison.Ordinal));
        var shown = conclusion.Best.IsEmpty ? [] : conclusion.Best.Length > 1 ? conclusion.Best : [conclusion.Best[0]];
        // Whoever is woken reads the first line.
        var text = (shown.IsEmpty ? Abstention.Text(@case, conclusion, isBad) + Status(@case, withReason: true) : Finding(@case, conclusion, shown)) + RuledOut(conclusion) + NotKnown(@case) + Next(shown);
        return new()
        {
            Text = text,
            Causes = [.. conclusion.Causes.Select(c => new Cause(c.Blamed.Arn.Length > 0 && !c.Blamed.Arn.EndsWith('*') ? c.Blamed.Arn : c.Blamed.Name, $"{c.Blamed.Name} {c.Claim.Text}", c.Score, c.Claim.Calls) { Mechanisms = [.. c.Also.Prepend(c.Main).SelectMany(h => h.Mechanism.Ids).Distinct()] })],
            Tables = Timeline.Of(@case, conclusion),
            Charts = Charts.Of(@case),
            Notes = [.. @case.Calls.Findings.Notes.Take(3)],
            Offers = Offered.Of(@case, conclusion, isBad),
            Sources = Sources(@case, shown),
            Mentions = [.. @case.Subjects.Take(20).Select(s => new Mentioned(s.Kind, s.Id, s.Name, s.Spot.Region, s.Spot.Account))],
        };
    }

    private static string Status(Case @case, bool withReason)
    {
        if (@case.Alarm is not { } alarm)
            return "";
        var since = alarm.Since is { } time ? $" since {time:yyyy-MM-dd HH:mm} UTC ({AlarmList.Ago(@case.Calls.Turn.Now - time)})" : "";
        return $"\n`{alarm.Name}` is **{alarm.State}**{since} in {alarm.Region}: {alarm.Condition()}.{(withReason && alarm.Reason.Length > 0 ? $" CloudWatch's reason: {alarm.Reason}" : "")}";
    }

    private static string Finding(Case @case, Conclusion conclusion, ImmutableArray<FoundCause> shown)
    {
        var began = @case.Onset is { } onset ? $" It began at {onset:HH:mm} UTC." : "";
        var status = Status(@case, withReason: false);
        if (shown.Length == 1)
        {
            var cause = shown[0];
            var second = conclusion.Causes.Skip(1).FirstOrDefault(c => c.Score >= Conclusion.Threshold);
            var also = second is null ? "" : $"\nLess likely ({Percent(second.Score)}): {second.Blamed.Title} {second.Claim.Text}.";
            return $"**Most likely: {cause.Blamed.Title} {cause.Claim.Text}.** Confidence {Words(cause.Score)} ({Percent(cause.Score)}).{began}{status}{string.Concat(Evidence(cause).Select(e => $"\n- {e}"))}{also}";
        }
        return $"**{Count(shown.Length)} causes fit equally well; the evidence does not tell them apart.**{began}{status}" + string.Concat(shown.Select(c => $"\n- **{c.Blamed.Title} {c.Claim.Text}** ({Percent(c.Score)}): {string.Join("; ", Evidence(c))}."));
    }

    /// <summary>What speaks for a cause. What is about the blamed resource itself need not name it again.</summary>
    private static IEnumerable<string> Evidence(FoundCause cause) =>
        cause.Claim.Evidence.Where(f => f.Source != "state" || !f.Sign.EndsWith("read", StringComparison.Ordinal)).Take(5).Select(f => $"{CauseText.Shown(f.Text, cause.Blamed.Name)} [{f.Id}]");

    private static string Next(ImmutableArray<FoundCause> shown) => shown.Length == 1 && shown[0].Main.Mechanism.Next.Length > 0 ? $"\nNext: {shown[0].Main.Mechanism.Next}" : "";

    private static string RuledOut(Conclusion conclusion)
    {
        // What was looked for and not found is worth saying where somebody would think of it: by a fact of its own, not for want of any sign.
        var refuted = conclusion.Refuted.Where(h => h.Facts.Length > 0 && h.Mechanism.Kinds != "*" && h.Facts[0].Source is "metric" or "log").DistinctBy(h => h.Mechanism.Id).Take(MaxRuledOut).ToList();
        return refuted.Count == 0 ? "" : $"\nRuled out: {string.Join("; ", refuted.Select(h => $"{h.Mechanism.What.Split(':')[0].Replace(" {fact}", "", StringComparison.Ordinal)} [{h.Facts[0].Id}]"))}.";
    }

    private static string NotKnown(Case @case) =>
        @case.Book.Gaps.IsEmpty ? "" : $"\nNot known: {string.Join("; ", @case.Book.Gaps.GroupBy(g => g.Why).Take(5).Select(g => $"{string.Join(", ", g.Select(x => x.What).Distinct().Take(3))} ({g.Key})"))}.";

    private static ImmutableArray<Source> Sources(Case @case, ImmutableArray<FoundCause> shown) =>
    [
        .. (@case.Alarm is { } alarm ? [new Source($"Alarm {alarm.Name}", alarm.Url)] : ImmutableArray<Source>.Empty),
        .. shown.SelectMany(c => c.Claim.Evidence).Where(f => f.Url is not null).DistinctBy(f => f.Url).Take(6).Select(f => new Source($"{f.Id}: {(f.Text.Length > 60 ? f.Text[..60] + "…" : f.Text)}", f.Url!)),
    ];

    private static string Percent(double score) => (100 * score).ToString("0", CultureInfo.InvariantCulture) + " %";

    public static string Words(double score) => score switch { >= 0.85 => "high", >= 0.68 => "good", _ => "moderate" };

    private static string Count(int count) => count switch { 2 => "Two", 3 => "Three", 4 => "Four", _ => count.ToString(CultureInfo.InvariantCulture) };
}
