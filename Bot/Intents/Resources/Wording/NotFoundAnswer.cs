using Bot.Answers;
using Bot.Intents.Resources.Planning;

namespace Bot.Intents.Resources.Wording;

/// <summary>Nothing has that name: says where and with what it was looked for, and which names come near.</summary>
internal static class NotFoundAnswer
{
    public static async Task<Answer> WriteAsync(Context context, Calls calls, IReadOnlyList<string> accounts)
    {
        var found = context.Found[0];
        var target = context.Query.Targets[0];
        var text = new TargetText(target.Text);
        var kind = target.ResourceKind is { } k ? Registry.ResourceRegistry.Find(k) ?? found.Kind : found.Kind;
        var asked = string.Join(", ", calls.Turn.Aws.Evidence.Calls.Select(c => $"`{c.Action}`").Distinct().Take(3));
        var missing = calls.Findings.NotFound([]).ContainsKey(target.Text) || context.Query.RelatedFrom is null;
        if (!missing || context.Query.Where.Length > 0)
            return AnswerWriter.Write(context with { Query = context.Query with { Fields = [] } });

        var all = kind.Parent is null ? await new Finder(calls).RowsAsync(kind, new(context.Regions.Names[0], accounts[0]), Selection.All).ConfigureAwait(false) : [];
        var near = all.Select(r => (Row: r, Distance: Math.Min(Distance(r.Name, text.Short), Distance(r.Id, text.Short)))).Where(p => p.Distance <= Math.Max(3, text.Short.Length / 3)).OrderBy(p => p.Distance).Take(5).Select(p => p.Row).ToList();
        return new Answer
        {
            Text = $"**Not found**: no {kind.Title} `{text.Short}`{(kind.IsGlobal ? "" : context.Regions.IsDefault ? " in any enabled Region" : $" in {context.Regions.Words}")} (looked with {asked})."
                + (near.Count > 0 ? $" Did you mean {string.Join(" or ", near.Select(r => $"`{r.Name}`"))}?" : all.Count > 0 ? $" There are {all.Count} {Show.Plural(kind.Title, all.Count)} in {context.Regions.Names[0]}." : ""),
            Notes = Notes.Of(calls.Findings),
            Offers = [.. near.Take(2).Select((r, i) => new Offer($"near-{i}", Clip($"Show {r.Name}"), $"describe {kind.Words[0]} {r.Name}{(kind.IsGlobal ? "" : $" in {r.Region}")}")), new("list", Clip($"List {Show.Plural(kind.Title, 2)}"), $"list {Show.Plural(kind.Words[0], 2)}{(kind.IsGlobal ? "" : $" in {context.Regions.Names[0]}")}")],
            Sources = [new($"{Show.Plural(kind.Title, 2)} in the AWS console", ConsoleLink.List(kind, context.Regions.Names[0]))],
        };
    }

    private static string Clip(string label) => label.Length <= 40 ? label : label[..39] + "…";

    /// <summary>Edits between two names, capitals ignored.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 128 || b.Length > 128)
            return int.MaxValue;
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
