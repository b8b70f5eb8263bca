using Bot.Guardrails.Audit;

namespace Bot.Tests.Guardrails.Audit;

public sealed class MemoryAuditStoreTests : AuditStoreCompliance
{
    private readonly MemoryAuditStore _store = new();

    private protected override Task<IAuditStore> OpenAsync() => Task.FromResult<IAuditStore>(_store);
}
