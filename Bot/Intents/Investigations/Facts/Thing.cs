using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Facts;

/// <summary>Something of the account that is looked into: a resource, or a node of the call graph that no resource is known for.</summary>
/// <param name="Kind">Kind of the registry; another word (<c>service</c>, <c>database</c>) where the registry has none.</param>
/// <param name="Id">Its id as the API wants it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN; empty where it is not known.</param>
/// <param name="Spot">Where.</param>
internal sealed record Thing(string Kind, string Id, string Name, string Arn, Spot Spot)
{
    /// <summary>The resource as AWS gave it; null where it was not found.</summary>
    public Row? Row { get; init; }

    /// <summary>What it is listed under, as written; empty for none.</summary>
    public string Parent { get; init; } = "";

    public string Key => $"{Kind}|{Spot.Region}|{Id}";

    /// <summary>For people: <c>Lambda function checkout-api</c>.</summary>
    public string Title => $"{ResourceRegistry.Find(Kind)?.Title ?? Kind} {Name}";

    public static Thing Of(Row row) => new(row.Kind.Name, row.Id, NameOf(row), row.Arn, new(row.Region, row.Account)) { Row = row };

    /// <summary>Mappings and subscriptions have ids that say nothing; people know them by what they join.</summary>
    private static string NameOf(Row row) => row.Kind.Name == "event-source-mapping" && row.Value("event_source_arn").Text is { Length: > 0 } source
        ? $"{TargetText.LastOf(source)} → {row.Value("function_name").Text}"
        : row.Kind.Name == "sns-subscription" && row.Value("endpoint").Text is { Length: > 0 } endpoint && row.Value("topic").Text is { Length: > 0 } topic ? $"{TargetText.LastOf(topic)} → {TargetText.LastOf(endpoint)}" : row.Name;

    /// <summary>A resource known by its name alone: it may be gone, and still have metrics and logs.</summary>
    public static Thing Named(ResourceKind kind, string text, Spot spot, string parent = "")
    {
        var target = new TargetText(text);
        var arn = target.ArnFor(kind, spot.Region, spot.Account, parent) ?? "";
        return new(kind.Name, kind.Id == kind.Arn && arn.Length > 0 ? arn : target.Short, target.Short, arn, spot);
    }

    public bool Equals(Thing? other) => other is not null && other.Key == Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
