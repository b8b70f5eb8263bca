using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Wording;

/// <summary>A count.</summary>
internal static class CountAnswer
{
    public static Answer Write(Context context, Found found)
    {
        var count = found.Rows.Count;
        var text = count == 0 ? $"**0** {What.Of(found.Kind, found.Where, 0)}{context.Where(found)}." : $"**{Show.Number(count)} {What.Of(found.Kind, found.Where, count)}**{context.Where(found)}.";
        return new Answer
        {
            Text = text,
            Tables = count == 0 ? [] : context.Regions.Names.Count > 1 && !found.Kind.IsGlobal ? [GroupAnswer.Table(found.Kind, "region", found.Rows)]
            // "How many nodes in each": what belongs to something named is few, and shown.
            : context.Query.Targets.Length > 0 ? [RowsTable.Of("", found.Kind, AnswerWriter.Sorted(context, found), context.Query, found.Where)] : []
        };
    }
}

/// <summary>A sum over a field, with its unit.</summary>
internal static class SumAnswer
{
    public static Answer Write(Context context, Found found, Field field)
    {
        var values = found.Rows.Select(r => double.TryParse(r.Value(field.Name).Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : (double?)null).ToList();
        var sum = values.Sum() ?? 0;
        var unknown = values.Count(v => v is null);
        var amount = field.Unit == "GiB" && sum >= 10240 ? $"{Show.Number(Math.Round(sum / 1024, 1))} TiB ({Show.Number(sum)} GiB)" : $"{Show.Number(Math.Round(sum, 2))}{(field.Unit.Length > 0 ? $" {field.Unit}" : "")}";
        var what = field.Name is "size_gib" or "size_mb" ? "" : $" {Show.Field(found.Kind, field.Name)}";
        return new Answer
        {
            Text = $"**{amount}**{what} in {Show.Number(found.Rows.Count)} {What.Of(found.Kind, found.Where, found.Rows.Count)}{context.Where(found)}.",
            Tables = found.Rows.Count == 0 ? [] : [context.Regions.Names.Count > 1 && !found.Kind.IsGlobal ? GroupAnswer.Table(found.Kind, "region", found.Rows, field) : RowsTable.Of("", found.Kind, [.. AnswerWriter.Sorted(context with { Query = context.Query with { SortBy = field.Name, Descending = true } }, found)], context.Query, found.Where)],
            Notes = unknown > 0 ? [$"{unknown} of them have no value for {Show.Field(found.Kind, field.Name)} and are not in the sum."] : [],
        };
    }
}

/// <summary>Several kinds at once: a count of each.</summary>
internal static class KindsAnswer
{
    /// <summary>The call that lists the kind failed somewhere: no rows then mean nothing.</summary>
    private static bool Failed(Context context, ResourceKind kind) =>
        context.Findings.Problems.Any(p => p.Action.Length == 0 || p.Action == AwsCatalog.Default.Service(kind.Service).Operations[kind.List!.Operation].IamActions[0]);

    public static Answer Write(Context context)
    {
        var regions = context.RegionWords;
        var counts = context.Found.Select(f => (f.Kind, Count: f.Rows.Count, IsKnown: f.Rows.Count > 0 || !Failed(context, f.Kind), What: What.Of(f.Kind, f.Where, f.Rows.Count))).ToList();
        var rows = counts.Select(c => ImmutableArray.Create(new Cell(c.Kind.Title, null, ConsoleLink.List(c.Kind, context.Regions.Names[0])), c.IsKnown ? Show.Number(c.Count.ToString(CultureInfo.InvariantCulture)) : new Cell("unknown")));
        var lists = context.Shape is Understanding.Shape.List or Understanding.Shape.Detail or Understanding.Shape.Text or Understanding.Shape.YesNo
            ? context.Found.Where(f => f.Rows.Count > 0).Select(f => RowsTable.Of(Show.Plural(f.Kind.Title, 2), f.Kind, AnswerWriter.Sorted(context, f), context.Query, f.Where)) : [];
        return new Answer { Text = $"In {regions}: {string.Join(", ", counts.Select(c => c.IsKnown ? $"**{Show.Number(c.Count)}** {c.What}" : $"{Show.Plural(c.Kind.Title, 2)} **unknown**"))}.", Tables = [new("", [new("Kind"), new("Count", ColumnKind.Number)], [.. rows]), .. lists] };
    }
}
