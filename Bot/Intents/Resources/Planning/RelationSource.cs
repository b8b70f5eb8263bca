using System.Collections.Immutable;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Resources.Planning;

/// <summary>Follows a relation from the resources named to those of the kind asked for, in either direction.</summary>
internal sealed class RelationSource(RowSource rows)
{
    /// <summary>Sources that Lambda polls: the mapping between both is what tells.</summary>
    private static readonly Dictionary<string, string> Polled = new() { ["sqs-queue"] = ":sqs:", ["kinesis-stream"] = ":kinesis:", ["dynamodb-table"] = ":dynamodb:", ["msk-cluster"] = ":kafka:" };

    /// <summary>The kind whose rows answer: mappings stand for the queues and functions they join.</summary>
    public static (ResourceKind Kind, ImmutableArray<Condition> Where) Through(ResourceKind from, ResourceKind kind, ImmutableArray<Condition> where)
    {
        var mapping = ResourceRegistry.Find("event-source-mapping")!;
        if (from.Name == "lambda-function" && Polled.TryGetValue(kind.Name, out var service))
            return (mapping, [.. where, new Condition("event_source_arn", ConditionOperator.Contains, service)]);
        return kind.Name == "lambda-function" && Polled.ContainsKey(from.Name) ? (mapping, where) : (kind, where);
    }

    public static bool Exists(string from, string to, string? name) => Relations.Between(from, to, name) is not null || Relations.Between(to, from, name) is not null;

    public async Task<List<Row>> FindAsync(ResourceKind from, ResourceKind kind, string? name, Spot spot, ImmutableArray<TargetText> targets, Need need)
    {
        if (Relations.Between(from.Name, kind.Name, name) is { } forth)
        {
            return forth.Via switch
            {
                Via.Under => await rows.FindAsync(kind, spot, new([], targets), need).ConfigureAwait(false),
                Via.Holds => await HoldingAsync(from, kind, forth.Field, spot, targets, need).ConfigureAwait(false),
                _ => await PointedAsync(from, kind, forth.Field, spot, targets, need).ConfigureAwait(false),
            };
        }
        if (Relations.Between(kind.Name, from.Name, name) is { } back)
        {
            return back.Via switch
            {
                Via.Holds => await PointedAsync(from, kind, back.Field, spot, targets, need).ConfigureAwait(false),
                Via.Points => await HoldingAsync(from, kind, back.Field, spot, targets, need).ConfigureAwait(false),
                _ => await ParentsAsync(from, kind, spot, targets, need).ConfigureAwait(false),
            };
        }
        return [];
    }

    private async Task<List<Row>> HoldingAsync(ResourceKind from, ResourceKind kind, string field, Spot spot, ImmutableArray<TargetText> targets, Need need)
    {
        var known = kind.FieldNamed(field)!;
        var narrowed = need;
        var keys = new List<string>();
        foreach (var target in targets)
        {
            keys.Add(target.Text);
            if (from.NamePath is { } path && !path.StartsWith("last(", StringComparison.Ordinal) && !target.IsIdOf(from) && !target.IsArn)
                keys.AddRange((await rows.FindAsync(from, spot, new([target], []), Nothing(from)).ConfigureAwait(false)).SelectMany(r => new[] { r.Id, r.Name }));
        }
        if (keys.Count == 1)
        {
            var value = field.EndsWith("_arn", StringComparison.Ordinal) ? targets[0].ArnFor(from, spot.Region, spot.Account, "") ?? keys[0] : targets[0].Short;
            if (known.Parameter is not null || known.Filter is not null)
                narrowed = Narrow(need, new(field, ConditionOperator.Equal, value));
        }
        else if (targets.IsEmpty)
        {
            narrowed = Narrow(need, new(field, ConditionOperator.Exists));
        }
        var found = await rows.FindAsync(kind, spot, Selection.All, narrowed.With(field)).ConfigureAwait(false);
        if (!targets.IsEmpty)
            found.RemoveAll(r => !Holds(r.Value(field), keys));
        return found;
    }

    private static bool Holds(FieldValue value, List<string> keys) =>
        (value.Values ?? (value.Text is { } one ? [one] : [])).Any(v => keys.Any(k => string.Equals(v, k, StringComparison.OrdinalIgnoreCase) || string.Equals(TargetText.LastOf(v), TargetText.LastOf(k), StringComparison.OrdinalIgnoreCase)));

    private async Task<List<Row>> PointedAsync(ResourceKind from, ResourceKind kind, string field, Spot spot, ImmutableArray<TargetText> targets, Need need)
    {
        var start = Need.Of(from, new() { Kinds = [from.Name], Fields = [field] }, Shape.List, [], columns: false);
        var sources = await rows.FindAsync(from, spot, new(targets, []), start).ConfigureAwait(false);
        var ids = sources.Select(r => r.Value(field)).SelectMany(v => v.Values ?? (v.Text is { Length: > 0 } one ? [one] : [])).Distinct(StringComparer.OrdinalIgnoreCase).Select(v => new TargetText(v)).ToImmutableArray();
        return ids.IsEmpty ? [] : await rows.FindAsync(kind, spot, new(ids, []), need).ConfigureAwait(false);
    }

    private async Task<List<Row>> ParentsAsync(ResourceKind from, ResourceKind kind, Spot spot, ImmutableArray<TargetText> targets, Need need)
    {
        var children = await rows.FindAsync(from, spot, new(targets, []), Nothing(from)).ConfigureAwait(false);
        var ids = children.Select(r => new TargetText(r.ParentId)).Distinct().ToImmutableArray();
        return ids.IsEmpty ? [] : await rows.FindAsync(kind, spot, new(ids, []), need).ConfigureAwait(false);
    }

    private static Need Nothing(ResourceKind kind) => Need.Of(kind, new() { Kinds = [kind.Name] }, Shape.Count, [], columns: false);

    private static Need Narrow(Need need, Condition condition) => need.With([.. need.Where, condition]);
}
