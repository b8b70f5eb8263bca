using Bot.Intents.Resources.Registry;
using Bot.Intents.Resources.Wording;

namespace Bot.Intents.Resources.Planning;

/// <summary>Looks for a resource in the other Regions, when nobody said which and the default one does not have it.</summary>
internal static class Elsewhere
{
    /// <summary>The Regions that have it; null where none has, or where the question said where to look.</summary>
    public static async Task<RegionPlan?> FindAsync(Context context, Calls calls, IReadOnlyList<string> accounts)
    {
        var target = context.Query.Targets[0];
        var kind = target.ResourceKind is { } name ? ResourceRegistry.Find(name) ?? context.Found[0].Kind : context.Found[0].Kind;
        if (!context.Regions.IsDefault || kind.IsGlobal || kind.List is null)
            return null;
        await MeasuredAsync(context, calls, kind, accounts[0]).ConfigureAwait(false);
        var regions = await calls.Turn.Aws.RegionsAsync(accounts[0], calls.Cancellation).ConfigureAwait(false);
        // Problems there are not the answer's: the question was about the default Region.
        var quiet = new Finder(new Calls(calls.Turn, calls.Cancellation));
        var found = await Task.WhenAll(regions.Except(context.Regions.Names).Select(async r => (Region: r, Rows: await quiet.RowsAsync(kind, new(r, accounts[0]), new([new(target.Text)], [])).ConfigureAwait(false)))).ConfigureAwait(false);
        var names = found.Where(f => f.Rows.Count > 0).Select(f => f.Region).ToList();
        return names.Count == 0 ? null : new(names, false, false);
    }

    /// <summary>A resource that is gone may still have metrics: CloudWatch is asked by the name alone.</summary>
    private static async Task MeasuredAsync(Context context, Calls calls, ResourceKind kind, string account)
    {
        var fields = context.Query.Fields.Select(kind.FieldNamed).OfType<Field>().Where(f => f.Metric is { } m && !m.Dimension.Contains("{arn", StringComparison.Ordinal)).ToList();
        if (fields.Count == 0 || kind.Id.AsSpan().IndexOfAny("().|[") >= 0)
            return;
        var text = new TargetText(context.Query.Targets[0].Text).Short;
        var rows = context.Regions.Names.Select(r => new Row(kind, new System.Text.Json.Nodes.JsonObject { [kind.Id] = text }, r, account, "")).ToList();
        await new MetricSource(calls).FillAsync(kind, rows, fields).ConfigureAwait(false);
        foreach (var row in rows.Where(r => fields.Exists(f => !r.Value(f.Name).IsMissing)))
            calls.Findings.Note($"`{text}` is not in {row.Region} any more, but CloudWatch still has: {string.Join(", ", fields.Select(f => $"{Show.Field(kind, f.Name)} {Show.Words(row, f)}"))}.");
    }
}
