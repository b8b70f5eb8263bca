using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Planning;

/// <summary>Asks for what a list does not tell: detail calls, tags by ARN, metrics, ends of life.</summary>
internal sealed class DetailSource(Calls calls)
{
    /// <summary>Detail calls for one kind in one Region: beyond, the rest of the rows goes without.</summary>
    private const int MaxCalls = 500;

    /// <summary>Fills the fields of the rows, asking only for what is missing.</summary>
    public async Task FillAsync(ResourceKind kind, Spot spot, List<Row> rows, IEnumerable<string> fields)
    {
        if (rows.Count == 0)
            return;
        var wanted = fields.Distinct(StringComparer.Ordinal).ToList();
        var names = Need.Details(kind, wanted);
        var waiting = names.Where(n => Before(kind, n) is { }).ToList();
        var first = names.Except(waiting).Concat(waiting.Select(n => Before(kind, n)!)).Distinct().ToList();
        await Task.WhenAll(first.Select(n => DetailAsync(kind, kind.DetailNamed(n)!, spot, rows))).ConfigureAwait(false);
        await Task.WhenAll(waiting.Select(n => DetailAsync(kind, kind.DetailNamed(n)!, spot, rows))).ConfigureAwait(false);

        if (kind.Tags is null && wanted.Any(f => f == "tags" || f.StartsWith("tag:", StringComparison.OrdinalIgnoreCase)))
            await TagsAsync(rows, spot).ConfigureAwait(false);
        var metrics = wanted.Select(kind.FieldNamed).OfType<Field>().Where(f => f.Metric is not null && rows.Any(r => r.Value(f.Name).IsMissing)).ToList();
        if (metrics.Count > 0)
            await new MetricSource(calls).FillAsync(kind, rows, metrics).ConfigureAwait(false);
        if (wanted.Contains("deprecated"))
            EndOfLife.Fill(rows, calls.Turn.Now);
    }

    /// <summary>Rows made of a name alone are confirmed by the kind's first detail call.</summary>
    public async Task ConfirmAsync(ResourceKind kind, Spot spot, List<Row> rows)
    {
        var unseen = rows.Where(r => !r.IsSeen && !kind.Details.Any(d => r.HasDetail(d.Name))).ToList();
        if (unseen.Count > 0 && kind.Details.FirstOrDefault(d => d.Batch != Detail.Whole) is { } first)
            await DetailAsync(kind, first, spot, unseen).ConfigureAwait(false);
    }

    /// <summary>The facts of a detail that tells of a whole Region.</summary>
    public async Task<List<JsonNode>> WholeAsync(ResourceKind kind, Detail detail, Spot spot)
    {
        var outcome = await calls.AskAsync(detail.Service ?? kind.Service, detail.Operation, ParameterTemplate.Fill(detail.With, _ => null), spot).ConfigureAwait(false);
        if (outcome is CallOutcome.Ok ok)
            return ItemPath.Parse(detail.Path).Nodes(ok.Body);
        calls.Findings.Fail(outcome, spot);
        return [];
    }

    /// <summary>Gives each row the facts whose key is its id or ARN.</summary>
    public void Join(List<Row> rows, Detail detail, List<JsonNode> facts)
    {
        var key = ItemPath.Parse(detail.Key!);
        var byKey = new Dictionary<string, JsonNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var fact in facts)
        {
            if (key.Read(fact).Text is not { } text)
                continue;
            byKey[text] = fact;
            byKey.TryAdd(TargetText.LastOf(text), fact);
        }
        foreach (var row in rows)
        {
            var fact = byKey.GetValueOrDefault(row.Id) ?? byKey.GetValueOrDefault(row.Arn) ?? byKey.GetValueOrDefault(row.Name) ?? byKey.GetValueOrDefault(TargetText.LastOf(row.Id));
            row.SetDetail(detail.Name, fact);
            row.IsSeen |= fact is not null;
        }
    }

    private static string? Before(ResourceKind kind, string name) =>
        kind.Details.FirstOrDefault(d => kind.DetailNamed(name)!.With.Contains($"{{{d.Name}.", StringComparison.Ordinal))?.Name;

    private async Task DetailAsync(ResourceKind kind, Detail detail, Spot spot, List<Row> rows)
    {
        if (detail.Batch == Detail.Whole)
            return;
        var open = rows.Where(r => !r.HasDetail(detail.Name)).ToList();
        if (open.Count > MaxCalls * detail.Batch)
        {
            calls.Findings.Note($"Only the first {MaxCalls * detail.Batch} of {open.Count} {kind.Title}s in {spot.Region} were asked for details; narrow the question to see the rest.");
            open = open[..(MaxCalls * detail.Batch)];
        }
        if (detail.Batch == 1)
        {
            await Task.WhenAll(open.Select(r => OneAsync(kind, detail, spot, r))).ConfigureAwait(false);
            return;
        }
        await Task.WhenAll(open.GroupBy(r => r.ParentId).SelectMany(g => g.Chunk(detail.Batch)).Select(chunk => BatchAsync(kind, detail, spot, chunk))).ConfigureAwait(false);
    }

    private async Task OneAsync(ResourceKind kind, Detail detail, Spot spot, Row row)
    {
        var outcome = await calls.AskAsync(detail.Service ?? kind.Service, detail.Operation, ParameterTemplate.Fill(detail.With, Places.Of(row)), spot).ConfigureAwait(false);
        switch (outcome)
        {
            case CallOutcome.Ok ok:
                row.SetDetail(detail.Name, detail.Path == "." ? ok.Body : ItemPath.Parse(detail.Path).Nodes(ok.Body).FirstOrDefault());
                row.IsSeen |= !detail.With.Contains('|');
                return;
            case CallOutcome.Failed failed when FieldTable.Split(detail.Absent).Contains(failed.Error.Code):
                row.SetDetail(detail.Name, null);
                row.IsSeen = true;
                return;
            case CallOutcome.Failed { Error: { IsDenied: false } error } when !row.IsSeen && (Calls.IsMissing(error) || (error.Status == 400 && kind.DetailNamed(detail.Name)!.With.Contains('|'))):
                row.SetDetail(detail.Name, null);
                return;
            default:
                row.SetDetail(detail.Name, null);
                calls.Findings.Fail(outcome, spot);
                return;
        }
    }

    private async Task BatchAsync(ResourceKind kind, Detail detail, Spot spot, Row[] rows)
    {
        var outcome = await calls.AskAsync(detail.Service ?? kind.Service, detail.Operation, ParameterTemplate.FillMany(detail.With, [.. rows.Select(Places.Of)]), spot).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            foreach (var row in rows)
                row.SetDetail(detail.Name, null);
            if (outcome is CallOutcome.Failed failed && Calls.IsMissing(failed.Error) && rows.All(r => !r.IsSeen))
                return;
            calls.Findings.Fail(outcome, spot);
            return;
        }
        Join([.. rows], detail, ItemPath.Parse(detail.Path).Nodes(ok.Body));
    }

    /// <summary>Kinds whose own API does not give tags: the tagging API does, by ARN.</summary>
    private async Task TagsAsync(List<Row> rows, Spot spot)
    {
        foreach (var chunk in rows.Where(r => !r.HasDetail("$tags") && r.Arn.Length > 0).Chunk(100))
        {
            var outcome = await calls.AskAsync("resourcegroupstaggingapi", "GetResources", new() { ["ResourceARNList"] = new JsonArray([.. chunk.Select(r => (JsonNode)r.Arn)]) }, spot).ConfigureAwait(false);
            if (outcome is not CallOutcome.Ok ok)
            {
                calls.Findings.Fail(outcome, spot);
                continue;
            }
            var tags = (ok.Body["ResourceTagMappingList"] as JsonArray ?? []).OfType<JsonObject>().ToDictionary(m => (string?)m["ResourceARN"] ?? "", m => m["Tags"]);
            foreach (var row in chunk)
                row.SetDetail("$tags", tags.GetValueOrDefault(row.Arn));
        }
    }
}
