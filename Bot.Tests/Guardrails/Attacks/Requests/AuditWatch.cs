using System.Collections.Concurrent;
using Bot.Guardrails.Audit;

namespace Bot.Tests.Guardrails.Attacks.Requests;

/// <summary>Sees every entry of the audit, and tells when the answer to a message was delivered.</summary>
internal sealed class AuditWatch : IAuditCopy
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<AuditEntry> _entries = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _deliveries = new(StringComparer.Ordinal);

    public void Take(IReadOnlyList<AuditEntry> entries)
    {
        foreach (var entry in entries)
        {
            _entries.Enqueue(entry);
            if (entry.Kind == AuditKind.Delivery)
                DeliveryOf(MessageOf(entry)).TrySetResult();
        }
    }

    public Task DeliveredAsync(string message) => DeliveryOf(message).Task.WaitAsync(Limit);

    /// <summary>The platform's ids of the messages that turns were begun for.</summary>
    public string[] Messages => [.. _entries.Where(e => e.Kind == AuditKind.Message).Select(MessageOf)];

    /// <summary>What the turn of a message ended with.</summary>
    public string? OutcomeOf(string message)
    {
        var turn = _entries.FirstOrDefault(e => e.Kind == AuditKind.Message && MessageOf(e) == message)?.Turn;
        return _entries.FirstOrDefault(e => e.Kind == AuditKind.Answer && e.Turn == turn)?.Outcome;
    }

    public AuditEntry[] Entries => [.. _entries];

    private TaskCompletionSource DeliveryOf(string message) => _deliveries.GetOrAdd(message, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private static string MessageOf(AuditEntry entry) => (string?)System.Text.Json.Nodes.JsonNode.Parse(entry.Json)?["message"] ?? "";
}
