namespace Bot.Guardrails.Audit;

/// <summary>The audit, always on. Thread-safe.</summary>
internal interface IAudit
{
    /// <summary>Takes an event down. Returns at once; it is written in the background, in the order taken.</summary>
    void Record(AuditEvent happened);

    /// <summary>Returns when everything recorded before is durable.</summary>
    /// <exception cref="AuditException">It could not be written: what depends on it must not be done.</exception>
    Task FlushAsync(CancellationToken cancellation);
}

/// <summary>The audit cannot be written.</summary>
internal sealed class AuditException(string message, Exception? inner = null) : Exception(message, inner);
