using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;
using Bot.Intents.Commands;

namespace Bot.Intents.Actions.Changes;

/// <summary>Operations that nothing more is known of: what they touch is what their parameters name.</summary>
internal sealed class OtherChange : IChangeKind
{
    private const int MaxTouched = 50;

    public ImmutableArray<string> Operations { get; } = [];

    public Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var named = Named(call.Parameters).Distinct().Take(MaxTouched).ToArray();
        var words = CommandNames.Kebab(call.Operation).Replace('-', ' ');
        return Task.FromResult(new ChangeFacts
        {
            Words = $"{char.ToUpperInvariant(words[0])}{words[1..]}{(named.Length > 0 ? $" {string.Join(", ", named.Take(3).Select(n => $"`{n}`"))}{(named.Length > 3 ? $" and {named.Length - 3} more" : "")}" : "")}",
            UndoWords = $"cannot be undone by me: I know no inverse of `{call.Operation}`",
            Touched = [.. named.Select(n => new TouchedResource(call.Service, n, n, "not looked at", null))],
        });
    }

    public Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt) => Task.FromResult<CallFate?>(null);

    /// <summary>Values of members that name things: ids, names, ARNs.</summary>
    private static IEnumerable<string> Named(JsonObject parameters) =>
        parameters.Where(p => p.Key.EndsWith("Id", StringComparison.Ordinal) || p.Key.EndsWith("Ids", StringComparison.Ordinal) || p.Key.EndsWith("Name", StringComparison.Ordinal) || p.Key.EndsWith("Names", StringComparison.Ordinal)
                || p.Key.EndsWith("Arn", StringComparison.OrdinalIgnoreCase) || p.Key.EndsWith("Identifier", StringComparison.Ordinal) || p.Key.EndsWith("Url", StringComparison.Ordinal) || p.Key is "Bucket" or "Resources" or "service" or "task" or "cluster")
            .SelectMany(p => p.Value is JsonArray list ? list.OfType<JsonValue>().Select(v => v.Text()) : p.Value is JsonValue ? [p.Value.Text()] : []);
}
