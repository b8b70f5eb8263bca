using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Guardrails.Audit;

namespace Bot.Intents.Audit;

/// <summary>An entry as a row for people.</summary>
internal static class AuditRow
{
    public static ImmutableArray<Column> Columns { get; } = [new("Time (UTC)", ColumnKind.Time), new("Person"), new("Channel"), new("What"), new("Outcome"), new("About")];

    public static ImmutableArray<Cell> Of(AuditEntry entry, JsonObject json) =>
    [
        new(entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), entry.At.ToUnixTimeSeconds()),
        entry.Person.Length > 0 ? entry.Person : (string?)json["user"] ?? "",
        entry.Channel,
        What(entry.Kind, json),
        (string?)json["layer"] is { } layer ? $"{entry.Outcome} by {layer}" : entry.Outcome,
        string.Join(", ", entry.Resources.Take(3)) + (entry.Resources.Length > 3 ? $" and {entry.Resources.Length - 3} more" : ""),
    ];

    private static string What(AuditKind kind, JsonObject json) => kind switch
    {
        AuditKind.Call or AuditKind.Intent => $"{AuditJson.Name(kind)} {json["action"]} in {json["account"]}, {json["region"]}",
        AuditKind.Message => json["detail"]?["text"] is JsonValue text ? $"wrote: {Short((string?)text ?? "")}" : "wrote",
        AuditKind.Reading => $"asked ({json["detail"]?["family"]})",
        _ => $"{AuditJson.Name(kind)} {json["action"]}".TrimEnd(),
    };

    private static string Short(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
}
