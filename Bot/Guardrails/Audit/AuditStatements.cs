namespace Bot.Guardrails.Audit;

/// <summary>The audit's statements that are the same for both engines.</summary>
internal static class AuditStatements
{
    public static string ChainPage { get; } = $"select {AuditQuery.Columns} from audit a where a.chain = $1 and a.seq >= $2 order by a.seq limit $3";

    public static string Last { get; } = $"select {AuditQuery.Columns} from audit a where a.chain = $1 order by a.seq desc limit 1";

    /// <summary>Before the chain's first entry that is not older.</summary>
    public static string LastBefore { get; } =
        $"""
        select {AuditQuery.Columns} from audit a
        where a.chain = $1 and a.seq < coalesce((select n.seq from audit n where n.chain = $1 and n.at >= $2 order by n.seq limit 1), 9223372036854775807)
        order by a.seq desc limit 1
        """;

    /// <summary>Each chain is found by one step in the index.</summary>
    public static string Chains { get; } =
        """
        with recursive chains (chain) as (
            select min(chain) from audit
            union all
            select (select min(a.chain) from audit a where a.chain > c.chain) from chains c where c.chain is not null
        )
        select c.chain from chains c where c.chain is not null
        order by (select a.at from audit a where a.chain = c.chain order by a.seq desc limit 1) desc, c.chain
        """;

    public static InvalidOperationException Conflict(AuditEntry entry) => new($"Chain {entry.Chain} holds another entry in the place of one of {entry.Seq} and after; nothing was appended.");
}
