using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Resources.Planning;

/// <summary>Which resources of a kind are wanted.</summary>
/// <param name="Targets">By id, name or ARN; empty for all.</param>
/// <param name="Parents">Under which others; empty for all.</param>
internal sealed record Selection(ImmutableArray<TargetText> Targets, ImmutableArray<TargetText> Parents)
{
    public static Selection All { get; } = new([], []);
}

/// <summary>Finds the rows of a kind in one place: lists or looks up, filters, and asks for details where a condition or a column needs them.</summary>
internal sealed class RowSource(Calls calls, DetailSource details)
{
    private const int MaxParents = 100, MaxPerCall = 20;

    public async Task<List<Row>> FindAsync(ResourceKind kind, Spot spot, Selection wanted, Need need)
    {
        var needed = Need.Details(kind, need.Fields.Concat(need.Where.Select(c => c.Field)));
        var whole = kind.Details.Where(d => d.Batch == Detail.Whole && needed.Contains(d.Name)).Select(d => (Detail: d, Task: details.WholeAsync(kind, d, spot))).ToList();

        var rows = wanted.Targets.IsEmpty ? await ListAsync(kind, spot, wanted.Parents, need.Where).ConfigureAwait(false) : await LookUpAsync(kind, spot, wanted, need).ConfigureAwait(false);
        foreach (var (detail, task) in whole)
            details.Join(rows, detail, await task.ConfigureAwait(false));

        var cheap = need.Where.Where(c => Need.Details(kind, [c.Field]).IsEmpty && !IsComputed(kind, c.Field)).ToImmutableArray();
        rows.RemoveAll(r => r.IsSeen && !cheap.All(c => Filter.Meets(r, c)));
        await details.FillAsync(kind, spot, rows, need.Where.Select(c => c.Field).Concat(need.Where.Select(c => c.Value).OfType<string>().Where(v => v.StartsWith("field:", StringComparison.Ordinal)).Select(v => v[6..]))).ConfigureAwait(false);
        rows.RemoveAll(r => r.IsSeen && !need.Where.All(c => Filter.Meets(r, c)));
        await details.FillAsync(kind, spot, rows, need.Fields).ConfigureAwait(false);

        await details.ConfirmAsync(kind, spot, rows).ConfigureAwait(false);
        foreach (var target in wanted.Targets.Where(t => !rows.Any(r => r.IsSeen && Filter.IsNamed(r, t.Text))))
            calls.Findings.Missing(kind, target.Text, spot.Region);
        rows.RemoveAll(r => !r.IsSeen || !need.Where.All(c => Filter.Meets(r, c)));
        return rows;
    }

    private static bool IsComputed(ResourceKind kind, string field) =>
        kind.FieldNamed(field) is { Path.Length: 0 } || (kind.Tags is null && (field == "tags" || field.StartsWith("tag:", StringComparison.OrdinalIgnoreCase)));

    private async Task<List<Row>> ListAsync(ResourceKind kind, Spot spot, ImmutableArray<TargetText> parents, ImmutableArray<Condition> where)
    {
        if (kind.Parent is not { } under)
            return await ListUnderAsync(kind, spot, "", where, false).ConfigureAwait(false);
        var ids = await ParentsAsync(under, spot, parents).ConfigureAwait(false);
        if (ids.Count > MaxParents)
            calls.Findings.Note($"Only the first {MaxParents} of {ids.Count} {ResourceRegistry.Find(under.Kind)!.Title}s were looked into in {spot.Region}.");
        var found = await Task.WhenAll(ids.Take(MaxParents).Select(id => ListUnderAsync(kind, spot, id, where, !parents.IsEmpty))).ConfigureAwait(false);
        return [.. found.SelectMany(r => r)];
    }

    private async Task<List<Row>> ListUnderAsync(ResourceKind kind, Spot spot, string parent, ImmutableArray<Condition> where, bool parentNamed)
    {
        var list = kind.List!;
        string? Fill(string place) => place switch { "parent" => parent, "account" => spot.Account, "region" => spot.Region, _ => null };
        var parameters = ParameterTemplate.Fill(list.With, Fill);
        var plain = parameters.Count;
        PushDown.Apply(kind, where, parameters);
        var outcome = await calls.AskAsync(kind.Service, list.Operation, parameters, spot, list.MaxPages).ConfigureAwait(false);
        // A server that does not know a filter is asked without: the bot filters as well.
        if (outcome is CallOutcome.Failed { Error: { IsDenied: false, Status: 400, Retryable: false } error } && parameters.Count > plain && !Calls.IsMissing(error))
            outcome = await calls.AskAsync(kind.Service, list.Operation, ParameterTemplate.Fill(list.With, Fill), spot, list.MaxPages).ConfigureAwait(false);
        if (parentNamed && outcome is CallOutcome.Failed { Error: { } missing } && Calls.IsMissing(missing))
            calls.Findings.Missing(ResourceRegistry.Find(kind.Parent!.Kind)!, TargetText.LastOf(parent), spot.Region);
        var rows = calls.Rows(outcome, kind, list.Path, spot, parent, parentNamed);
        if (list.Require is { } require && require.Split('=') is [var path, var value])
            rows.RemoveAll(r => !string.Equals(ItemPath.Parse(path).Read(r.Item).Text, value, StringComparison.OrdinalIgnoreCase));
        return rows;
    }

    private async Task<List<string>> ParentsAsync(Parent under, Spot spot, ImmutableArray<TargetText> parents)
    {
        var kind = ResourceRegistry.Find(under.Kind)!;
        var named = new List<string>();
        foreach (var parent in parents)
        {
            if (under.Value == "name" && (kind.NamePath is null || kind.One is { } one && !one.With.Contains("{id}", StringComparison.Ordinal)))
                named.Add(parent.Short);
            else if (under.Value == "arn" && parent.ArnFor(kind, spot.Region, spot.Account, "") is { } arn)
                named.Add(arn);
            else if (under.Value == "id" && parent.IsIdOf(kind))
                named.Add(parent.Short);
            else
                named.AddRange((await FindAsync(kind, spot, new([parent], []), NeedNothing(kind)).ConfigureAwait(false)).Select(r => ValueOf(r, under)));
        }
        if (!parents.IsEmpty)
            return named;
        return [.. (await FindAsync(kind, spot, Selection.All, NeedNothing(kind)).ConfigureAwait(false)).Select(r => ValueOf(r, under))];
    }

    private static string ValueOf(Row row, Parent under) => under.Value switch { "name" => row.Name, "arn" => row.Arn, _ => row.Id };

    private static Need NeedNothing(ResourceKind kind) => Need.Of(kind, new() { Kinds = [kind.Name] }, Shape.Count, [], columns: false);

    private async Task<List<Row>> LookUpAsync(ResourceKind kind, Spot spot, Selection wanted, Need need)
    {
        var direct = kind.One is { } one ? wanted.Targets.Where(t => t.Fits(kind, one)).ToList() : [];
        var rest = wanted.Targets.Except(direct).ToList();
        var parents = kind.Parent is { } under && direct.Count > 0 && (kind.One!.With + string.Concat(kind.Details.Select(d => d.With))).Contains("{parent}", StringComparison.Ordinal)
            ? await ParentsAsync(under, spot, wanted.Parents).ConfigureAwait(false) : [""];
        // Lists of ids go into one call.
        var perCall = kind.One is { Operation: not Lookup.Given } asked && asked.With.Contains("[{", StringComparison.Ordinal) ? MaxPerCall : 1;
        var found = await Task.WhenAll(direct.Chunk(perCall).SelectMany(c => parents.Take(MaxParents).Select(p => TheseAsync(kind, spot, c, p)))).ConfigureAwait(false);
        var rows = found.SelectMany(r => r).ToList();
        if (rest.Count == 0)
            return rows;
        if (kind.HasFilters && kind.NamePath == "tag:Name" && rest.Count == 1)
        {
            var parameters = ParameterTemplate.Fill(kind.List!.With, _ => null);
            PushDown.ByName(parameters, rest[0].Short);
            rows.AddRange(calls.Rows(await calls.AskAsync(kind.Service, kind.List.Operation, parameters, spot).ConfigureAwait(false), kind, kind.List.Path, spot, "", false));
        }
        if (rows.Count == 0)
            rows.AddRange((await ListAsync(kind, spot, wanted.Parents, []).ConfigureAwait(false)).Where(r => rest.Any(t => Filter.IsNamed(r, t.Text))));
        return rows;
    }

    private async Task<List<Row>> TheseAsync(ResourceKind kind, Spot spot, TargetText[] targets, string parent)
    {
        var one = kind.One!;
        var parameters = ParameterTemplate.FillMany(one.With, [.. targets.Select(t => Places.Of(kind, t, spot, parent))]);
        if (one.Operation == Lookup.Given)
            return [new(kind, parameters, spot.Region, spot.Account, "") { ParentId = parent, IsSeen = false }];
        var operation = one.Operation.Length == 0 ? kind.List!.Operation : one.Operation;
        var outcome = await calls.AskAsync(kind.Service, operation, parameters, spot).ConfigureAwait(false);
        // AWS gives none where one of them does not exist.
        if (targets.Length > 1 && outcome is CallOutcome.Failed { Error: { } error } && Calls.IsMissing(error))
            return [.. (await Task.WhenAll(targets.Select(t => TheseAsync(kind, spot, [t], parent))).ConfigureAwait(false)).SelectMany(r => r)];
        return [.. calls.Rows(outcome, kind, one.Path.Length == 0 ? kind.List!.Path : one.Path, spot, parent, missingIsFine: true).Where(r => one.Path == "." || targets.Any(t => Filter.IsNamed(r, t.Text) || Filter.IsNamed(r, t.Short)))];
    }
}
