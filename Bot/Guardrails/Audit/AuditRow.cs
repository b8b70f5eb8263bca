using System.Collections.Immutable;
using System.Text.Json;

namespace Bot.Guardrails.Audit;

/// <summary>An entry from a row of <see cref="AuditQuery.Columns"/>.</summary>
internal static class AuditRow
{
    /// <param name="text">The text of a column.</param>
    /// <param name="number">The number of a column.</param>
    public static AuditEntry Read(Func<int, string> text, Func<int, long> number) =>
        new(text(0), number(1), new(number(2), TimeSpan.Zero), AuditJson.KindOf(text(3)), text(8), text(9))
        {
            Person = text(4),
            Channel = text(5),
            Turn = text(6),
            Outcome = text(7),
            Resources = ResourcesOf(text(8)),
        };

    private static ImmutableArray<string> ResourcesOf(string json)
    {
        using var entry = JsonDocument.Parse(json);
        return entry.RootElement.TryGetProperty("resources", out var resources) ? [.. resources.EnumerateArray().Select(r => r.GetString()!)] : [];
    }
}
