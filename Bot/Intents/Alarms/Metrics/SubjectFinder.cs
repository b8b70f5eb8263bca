using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Alarms.Metrics;

/// <summary>Finds the resources that a question about health or metrics means, so that their metrics' dimensions can be filled.</summary>
internal static class SubjectFinder
{
    /// <summary>The named resource, or all of the kind. A resource known by id alone, whose metrics need nothing more, costs no call.</summary>
    public static async Task<List<Row>> FindAsync(Calls calls, ResourceKind kind, Entity? named, RegionPlan regions, string account)
    {
        if (named is not null && IsEnough(kind))
            return [.. regions.Names.Select(r => Bare(kind, new TargetText(named.Text).Short, r, account))];
        var finder = new Finder(calls);
        var query = new ResourceQuery { Kinds = [kind.Name], Targets = named is null ? [] : [named with { ResourceKind = kind.Name }] };
        var found = await finder.FindAsync(kind, query, regions, [account], columns: false).ConfigureAwait(false);
        return [.. found.Rows];
    }

    /// <summary>The kind of what is called by its name alone: the most usual one that has a resource of that name; null for none.</summary>
    public static async Task<ResourceKind?> KindOfAsync(Calls calls, string name, RegionPlan regions, string account)
    {
        var finder = new Finder(calls);
        var kinds = Investigations.Collect.SpecialSubjects.UsualKinds.Where(k => !MetricTable.Of(k).IsEmpty).Select(k => ResourceRegistry.Find(k)!).ToList();
        var found = await Task.WhenAll(kinds.Select(k => finder.RowsAsync(k, new(regions.Names[0], account), new([new TargetText(name)], []))).ToList()).ConfigureAwait(false);
        return kinds.Zip(found).FirstOrDefault(p => p.Second.Count > 0).First;
    }

    /// <summary>The metrics hang on the name or id that people use.</summary>
    private static bool IsEnough(ResourceKind kind) =>
        kind.Id.AsSpan().IndexOfAny("().|[") < 0
        && MetricTable.Of(kind.Name).All(m => !m.Dimensions.Contains("{arn", StringComparison.Ordinal) && !m.Dimensions.Contains("{parent", StringComparison.Ordinal))
        && kind.NamePath is null or "tag:Name";

    private static Row Bare(ResourceKind kind, string id, string region, string account) =>
        new(kind, new System.Text.Json.Nodes.JsonObject { [kind.Id] = id }, region, account, "");
}
