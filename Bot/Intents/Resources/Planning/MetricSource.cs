using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Planning;

/// <summary>Reads fields that CloudWatch measures, up to 500 metrics a call.</summary>
internal sealed class MetricSource(Calls calls)
{
    private const int PerCall = 500;

    public async Task FillAsync(ResourceKind kind, List<Row> rows, List<Field> fields)
    {
        // A bucket's metrics are in the bucket's own Region.
        var regions = rows.GroupBy(r => kind.Name == "s3-bucket" ? RegionOf(r) : r.Region);
        if (kind.Name == "s3-bucket")
            await new DetailSource(calls).FillAsync(kind, new(rows[0].Region, rows[0].Account), rows, ["region"]).ConfigureAwait(false);
        var wanted = from row in rows
                     from field in fields
                     from dimensions in Dimensions(field.Metric!, row)
                     select (Region: kind.Name == "s3-bucket" ? RegionOf(row) : row.Region, Row: row, Field: field, Dimensions: dimensions);
        var batches = wanted.GroupBy(w => (w.Region, w.Row.Account, w.Field.Metric!.Hours)).SelectMany(g => g.Chunk(PerCall).Select(chunk => (g.Key, chunk)));
        await Task.WhenAll(batches.Select(b => AskAsync(new(b.Key.Region, b.Key.Account), b.Key.Hours, b.chunk.Select(c => (c.Row, c.Field, c.Dimensions)).ToArray()))).ConfigureAwait(false);
    }

    private static string RegionOf(Row bucket) => bucket.Value("region").Text switch { null or "" => "us-east-1", "EU" => "eu-west-1", var region => region };

    /// <summary>The dimension sets of a metric for a row: a value <c>a+b</c> stands for one set each, whose values add up.</summary>
    private static IEnumerable<JsonArray> Dimensions(Metric metric, Row row)
    {
        var filled = ParameterTemplate.Fill(metric.Dimension, Places.Of(row));
        var choices = filled.FirstOrDefault(p => p.Value!.ToString().Contains('+'));
        foreach (var choice in choices.Key is null ? [""] : choices.Value!.ToString().Split('+'))
            yield return new JsonArray([.. filled.Select(p => (JsonNode)new JsonObject { ["Name"] = p.Key, ["Value"] = p.Key == choices.Key ? choice : p.Value!.ToString() })]);
    }

    private async Task AskAsync(Spot spot, int hours, (Row Row, Field Field, JsonArray Dimensions)[] wanted)
    {
        var now = calls.Turn.Now;
        var queries = wanted.Select((w, i) => (JsonNode)new JsonObject
        {
            ["Id"] = $"m{i}",
            ["MetricStat"] = new JsonObject
            {
                ["Metric"] = new JsonObject { ["Namespace"] = w.Field.Metric!.Namespace, ["MetricName"] = w.Field.Metric.Name, ["Dimensions"] = w.Dimensions },
                ["Period"] = w.Field.Metric.Statistic == "Sum" ? 3600 : hours >= 24 ? 86400 : 300,
                ["Stat"] = w.Field.Metric.Statistic,
            },
        });
        var parameters = new JsonObject
        {
            ["MetricDataQueries"] = new JsonArray([.. queries]),
            ["StartTime"] = now.AddHours(-hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["EndTime"] = now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        };
        var outcome = await calls.AskAsync("cloudwatch", "GetMetricData", parameters, spot).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            calls.Findings.Fail(outcome, spot);
            return;
        }
        var totals = new Dictionary<(Row, string), double>();
        foreach (var result in (ok.Body["MetricDataResults"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var (row, field, _) = wanted[int.Parse(((string)result["Id"]!)[1..], CultureInfo.InvariantCulture)];
            var values = (result["Values"] as JsonArray ?? []).Select(v => FieldValue.Number(v!) ?? 0).ToList();
            if (values.Count > 0)
                totals[(row, field.Name)] = totals.GetValueOrDefault((row, field.Name)) + (field.Metric!.Statistic switch { "Sum" => values.Sum(), "Maximum" => values.Max(), _ => values[0] }) / field.Metric.Divide;
        }
        foreach (var ((row, field), value) in totals)
            row.Set(field, new(value.ToString("0.##", CultureInfo.InvariantCulture)));
    }
}
