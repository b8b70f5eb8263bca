using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>A part of AWS Config's query language: <c>SELECT fields [WHERE field = 'value' AND …]</c> over the properties of resources. The rest is refused.</summary>
internal static partial class ConfigQuery
{
    /// <summary>SelectResourceConfig.</summary>
    public static JsonObject Run(DemoCall call)
    {
        var parsed = Select().Match(call.Need("Expression"));
        if (!parsed.Success) throw Invalid();
        var fields = parsed.Groups["fields"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var conditions = parsed.Groups["where"].Success ? And().Split(parsed.Groups["where"].Value).Select(Condition).ToList() : [];
        var found = call.World.All(call.Account).Where(r => r.Region == call.Region || r.Region == "global").OrderBy(r => r.Arn, StringComparer.Ordinal)
            .Where(r => conditions.All(c => c(r)));
        return new()
        {
            ["Results"] = found.Select(r => Row(r, fields).ToJsonString()).ToJson(),
            ["QueryInfo"] = new JsonObject { ["SelectFields"] = new JsonArray([.. fields.Select(f => new JsonObject { ["Name"] = f })]) },
        };
    }

    private static Func<Resource, bool> Condition(string text)
    {
        var parsed = Compare().Match(text.Trim());
        if (!parsed.Success) throw Invalid();
        var (field, value, negated) = (parsed.Groups["field"].Value, parsed.Groups["value"].Value, parsed.Groups["op"].Value is "<>" or "!=");
        return r => Values(r, field).Any(v => string.Equals(v, value, StringComparison.OrdinalIgnoreCase)) != negated;
    }

    private static JsonObject Row(Resource resource, string[] fields)
    {
        var row = new JsonObject();
        foreach (var field in fields.Where(f => f != "*").DefaultIfEmpty("resourceId"))
            if (Values(resource, field).FirstOrDefault() is { } value) row[field] = value;
        return row;
    }

    private static IEnumerable<string> Values(Resource resource, string field) => field switch
    {
        "resourceType" => [resource.Type],
        "resourceId" => [resource.Id],
        "resourceName" => [Inputs.Tail(resource.Id)],
        "arn" => [resource.Arn],
        "accountId" => [resource.Account],
        "awsRegion" => [resource.Region],
        "tags.key" => resource.Tags.Keys,
        "tags.value" => resource.Tags.Values,
        "tags.tag" => resource.Tags.Select(t => $"{t.Key}={t.Value}"),
        _ when field.StartsWith("configuration.", StringComparison.Ordinal) => Inputs.Text(At(resource.Document, field[14..].Split('.'))) is { } text ? [text] : [],
        _ => throw new DemoException("InvalidExpressionException", $"Property name {field} is invalid."),
    };

    private static JsonNode? At(JsonNode? node, string[] steps) => steps.Aggregate(node, (n, step) =>
        n is JsonObject inner ? inner.FirstOrDefault(m => m.Key.Equals(step, StringComparison.OrdinalIgnoreCase)).Value : null);

    private static DemoException Invalid() => new("InvalidExpressionException", "The demo account reads SELECT fields WHERE field = 'value' AND … only.");

    [GeneratedRegex(@"^\s*select\s+(?<fields>.+?)(\s+where\s+(?<where>.+))?\s*$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Select();

    [GeneratedRegex(@"\s+and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"^(?<field>[A-Za-z.]+)\s*(?<op>=|<>|!=)\s*('(?<value>[^']*)'|(?<value>[^'\s]+))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Compare();
}
