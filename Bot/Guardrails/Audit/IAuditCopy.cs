namespace Bot.Guardrails.Audit;

/// <summary>Gets a copy of every entry once it is durable: an export that runs along. Must not wait and must not throw.</summary>
internal interface IAuditCopy
{
    void Take(IReadOnlyList<AuditEntry> entries);
}
