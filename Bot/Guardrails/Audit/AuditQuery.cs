using System.Text;

namespace Bot.Guardrails.Audit;

/// <summary>The SQL text of a filter, the same for both engines: pages of entries in the filter's order, each beginning after the last of the page before.</summary>
internal sealed class AuditQuery
{
    public const int Page = 500;
    private readonly StringBuilder _where = new();

    private AuditQuery(AuditFilter filter, bool after, string comparison)
    {
        // A resource's own index has the order too; otherwise the entries are driven by their own.
        var key = filter.Resource is null ? "a" : "r";
        if (filter.Resource is { } resource)
            And("r.resource = ", resource);
        if (filter.Person is { } person)
            And("a.person = ", person, person.Length > 0 ? "a.person <> ''" : null);
        if (filter.Channel is { } channel)
            And("a.channel = ", channel, channel.Length > 0 ? "a.channel <> ''" : null);
        if (filter.Turn is { } turn)
            And("a.turn = ", turn, turn.Length > 0 ? "a.turn <> ''" : null);
        if (filter.Outcome is { } outcome)
            And("a.outcome = ", outcome);
        if (filter.From is { } from)
            And($"{key}.at >= ", from.UtcTicks);
        if (filter.To is { } to)
            And($"{key}.at < ", to.UtcTicks);
        if (!filter.Kinds.IsEmpty)
            _where.Append($"{Joint}a.kind in ({string.Join(", ", filter.Kinds.Select(k => Value(AuditJson.Name(k))))})");
        if (after)
        {
            AfterAt = Values.Count;
            _where.Append($"{Joint}({key}.at, {key}.chain, {key}.seq) {comparison} ({Value(0L)}, {Value("")}, {Value(0L)})");
        }
        var from2 = filter.Resource is null ? "audit a" : "audit_resources r join audit a on a.chain = r.chain and a.seq = r.seq";
        var direction = filter.NewestFirst ? " desc" : "";
        Sql = $"select {Columns} from {from2}{_where} order by {key}.at{direction}, {key}.chain{direction}, {key}.seq{direction} limit {Value((long)Page)}";
    }

    /// <summary>What both engines select, in this order.</summary>
    public static string Columns => "a.chain, a.seq, a.at, a.kind, a.person, a.channel, a.turn, a.outcome, a.json, a.hash";

    /// <summary>With parameters $1, $2, …, which SQLite takes as well.</summary>
    public string Sql { get; }

    /// <summary>Texts and numbers, by number.</summary>
    public List<object> Values { get; } = [];

    private int AfterAt { get; }

    private string Joint => _where.Length == 0 ? " where " : " and ";

    /// <summary>The first page, or the one after an entry.</summary>
    public static AuditQuery Of(AuditFilter filter, AuditEntry? last)
    {
        var query = new AuditQuery(filter, last is not null, filter.NewestFirst ? "<" : ">");
        if (last is not null)
            (query.Values[query.AfterAt], query.Values[query.AfterAt + 1], query.Values[query.AfterAt + 2]) = (last.At.UtcTicks, last.Chain, last.Seq);
        return query;
    }

    private void And(string condition, object value, string? helper = null)
    {
        _where.Append(Joint).Append(condition).Append(Value(value));
        // Said again so that the partial index is known to hold all of them.
        if (helper is not null)
            _where.Append(" and ").Append(helper);
    }

    private string Value(object value)
    {
        Values.Add(value);
        return $"${Values.Count}";
    }
}
