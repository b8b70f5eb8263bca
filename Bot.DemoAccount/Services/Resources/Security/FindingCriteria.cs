using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>GuardDuty's finding criteria: conditions on the finding's fields by their lower-case paths.</summary>
internal static class FindingCriteria
{
    /// <summary>True where the document meets every condition.</summary>
    public static bool Matches(JsonNode? criteria, JsonObject document) => (criteria as JsonObject ?? []).All(c => c.Value is not JsonObject test || Meets(Inputs.Text(Items.At(document, Path(c.Key))) ?? "", test));

    /// <summary>A path of the document out of an attribute's name: <c>service.archived</c> is <c>Service.Archived</c>.</summary>
    public static string Path(string attribute) => string.Join('.', attribute.Split('.').Select(p => p.Length > 0 ? char.ToUpperInvariant(p[0]) + p[1..] : p));

    /// <summary>A text that sorts as the field does, numbers by their value.</summary>
    public static string Order(JsonObject document, string path)
    {
        var text = Inputs.Text(Items.At(document, path)) ?? "";
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("000000000000.0000", CultureInfo.InvariantCulture) : text;
    }

    private static bool Meets(string value, JsonObject test) => test.All(t => t.Key switch
    {
        "Eq" or "Equals" => ((t.Value as JsonArray) ?? []).Any(v => Inputs.Text(v) == value),
        "Neq" or "NotEquals" => ((t.Value as JsonArray) ?? []).All(v => Inputs.Text(v) != value),
        "Gt" or "GreaterThan" => Number(value) > Number(Inputs.Text(t.Value)),
        "Gte" or "GreaterThanOrEqual" => Number(value) >= Number(Inputs.Text(t.Value)),
        "Lt" or "LessThan" => Number(value) < Number(Inputs.Text(t.Value)),
        "Lte" or "LessThanOrEqual" => Number(value) <= Number(Inputs.Text(t.Value)),
        _ => true,
    });

    private static double Number(string? text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeMilliseconds() : double.NaN;
    }
}
