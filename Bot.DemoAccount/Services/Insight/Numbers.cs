using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>Numbers of documents, which may hold whole ones where the API has fractions.</summary>
internal static class Numbers
{
    /// <summary>The number of a node; null when there is none.</summary>
    public static double? Real(this JsonNode? node) =>
        node is not null && double.TryParse(node.ToString(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
