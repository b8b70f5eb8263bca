using System.Collections.Immutable;
using Bot.Answers;
using Bot.Guardrails;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Resources.Wording;

/// <summary>Puts rows into words: the result first, then the table that shows it.</summary>
internal static class AnswerWriter
{
    private const int MaxMentions = 50;

    public static Answer Write(Context context)
    {
        var failed = context.Findings.Answered == 0 && context.Findings.Problems.Count > 0;
        if (failed)
            return Failed(context);
        var answer = context.Found.Length > 1 ? KindsAnswer.Write(context) : One(context, context.Found[0]);
        // Nothing in the part that answered is not nothing.
        if (context.IsEmpty && context.Findings.Problems.Count > 0 && context.Found.Length == 1)
            answer = answer with { Text = $"Nothing found in the part that answered, but not all of it did (see the notes): {What.Of(context.Found[0].Kind, context.Found[0].Where, 2)}{context.Where(context.Found[0])}." };
        return answer with
        {
            Notes = [.. answer.Notes, .. Notes.Of(context.Findings)],
            Mentions = answer.Mentions.IsEmpty ? Mentions(context) : answer.Mentions,
            Offers = answer.Offers.IsEmpty ? Offers.Of(context) : answer.Offers,
            Sources = answer.Sources.IsEmpty ? [.. context.Found.Select(f => new Source($"{Show.Plural(f.Kind.Title, 2)} in the AWS console", ConsoleLink.List(f.Kind, context.Regions.Names.Contains(context.Turn.Caller.DefaultRegion) || context.Regions.Names.Count == 0 ? context.Turn.Caller.DefaultRegion : context.Regions.Names[0])))] : answer.Sources,
        };
    }

    private static Answer One(Context context, Found found) => context.Shape switch
    {
        Shape.List or Shape.YesNo or Shape.Detail or Shape.Text when context.Query.GroupBy is ["region"] => context.Shape == Shape.YesNo ? ListAnswer.YesNo(context, found) : ListAnswer.Write(context, found),
        _ when context.Query.GroupBy.Length > 0 => GroupAnswer.Write(context, found),
        Shape.Breakdown => GroupAnswer.Write(context, found),
        Shape.Compare => GroupAnswer.Compare(context, found),
        Shape.Total when Summed(context, found) is { } field => SumAnswer.Write(context, found, field),
        Shape.Count when context.Query.Sum is { } sum && found.Kind.FieldNamed(sum) is { } field => SumAnswer.Write(context, found, field),
        Shape.Count or Shape.Total when context.Query.Targets.Length == 0 || context.Query.Fields.IsEmpty || context.Query.Targets.Any(t => t.ResourceKind is { } k && k != found.Kind.Name) => CountAnswer.Write(context, found),
        Shape.Detail or Shape.YesNo or Shape.Text or Shape.Count or Shape.Total when found.Rows.Count is > 0 and <= 5 && context.Query.Targets.Length > 0 && context.Query.RelatedFrom is null => DetailAnswer.Write(context, found),
        Shape.Detail when found.Rows.Count > 1 && context.Query.Targets.Length > 0 => DetailAnswer.Newest(context, found),
        Shape.YesNo => ListAnswer.YesNo(context, found),
        Shape.Top => ListAnswer.Top(context, found),
        _ => ListAnswer.Write(context, found),
    };

    private static Field? Summed(Context context, Found found) =>
        context.Query.Sum is { } name ? found.Kind.FieldNamed(name) : found.Kind.Fields.FirstOrDefault(f => f.Name is "size_gib" or "size_mb" && f.Path.Length > 0);

    private static Answer Failed(Context context)
    {
        var problem = context.Findings.Problems.First();
        var denied = context.Findings.Problems.All(p => p.IsDenied);
        if (denied && context.Findings.Denial is { } denial)
            return DenialAnswer.Of(denial) with { Failed = true, Notes = Notes.Of(context.Findings) };
        return new Answer
        {
            Text = $"AWS did not answer: `{problem.Action}` failed with {problem.Code}: {problem.Message}",
            Failed = true,
            Notes = Notes.Of(context.Findings),
            Refused = context.Findings.Refusal,
        };
    }

    public static ImmutableArray<Mentioned> Mentions(Context context) =>
        [.. context.Found.SelectMany(f => f.Rows).Take(MaxMentions).Select(r => new Mentioned(r.Kind.Name, r.Id, r.Name, r.Region, r.Account))];

    /// <summary>Rows in the order asked for, or in the kind's own.</summary>
    public static List<Row> Sorted(Context context, Found found)
    {
        var by = context.Query.SortBy ?? found.Kind.SortBy;
        var descending = context.Query.SortBy is null ? by.StartsWith('-') : context.Query.Descending;
        by = by.TrimStart('-');
        var kind = found.Kind.FieldNamed(by)?.Kind ?? FieldKind.Text;
        var keyed = found.Rows.Select(r => (Row: r, Key: r.Value(by).Text, Number: Sort(kind, r.Value(by).Text))).ToList();
        keyed.Sort((a, b) =>
        {
            // What has no value comes last, in either direction.
            if (a.Key is null || b.Key is null)
                return (a.Key is null).CompareTo(b.Key is null);
            var order = a.Number is { } x && b.Number is { } y ? x.CompareTo(y) : kind == FieldKind.Version ? Versions.Compare(a.Key, b.Key) : string.Compare(a.Key, b.Key, StringComparison.OrdinalIgnoreCase);
            return descending ? -order : order;
        });
        return [.. keyed.Select(k => k.Row)];
    }

    private static double? Sort(FieldKind kind, string? text) => text is null ? null
        : kind == FieldKind.Time ? Filter.Time(text)?.ToUnixTimeMilliseconds()
        : kind == FieldKind.Number && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
