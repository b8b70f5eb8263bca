using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Looks a named thing up, with what its looks and ways read of it; one that is not found stays known by its name.</summary>
internal static class SubjectFinder
{
    public static async Task<Thing> FindAsync(Case @case, Thing named)
    {
        if (named.Row is not null || ResourceRegistry.Find(named.Kind) is not { } kind)
            return named;
        var parents = named.Kind == "ecs-service" && named.Arn.Split('/') is [_, { Length: > 0 } cluster, _] ? [new TargetText(cluster)] : named.Parent.Length > 0 ? [new TargetText(named.Parent)] : ImmutableArray<TargetText>.Empty;
        var target = kind.Parent is not null || !named.Arn.StartsWith("arn:", StringComparison.Ordinal) ? named.Name : kind.Id.EndsWith("Arn", StringComparison.Ordinal) && kind.One?.With.Contains("{name}", StringComparison.Ordinal) != true ? named.Arn : named.Name;
        var rows = await new Finder(@case.Calls).RowsAsync(kind, named.Spot, new([new(target)], parents), Looks.FieldsOf(kind.Name)).ConfigureAwait(false);
        return rows.Count > 0 ? Thing.Of(rows[0]) : named;
    }
}
