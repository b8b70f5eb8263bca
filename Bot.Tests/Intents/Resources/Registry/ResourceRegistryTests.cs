using Bot.Aws.Catalog;
using Bot.Intents.Resources.Registry;

namespace Bot.Tests.Intents.Resources.Registry;

public sealed class ResourceRegistryTests
{
    [Fact]
    public void Registry_CoversTheAccount_InKindsAndServices()
    {
        Assert.True(ResourceRegistry.Kinds.Length >= 120, $"{ResourceRegistry.Kinds.Length} kinds");
        var services = ResourceRegistry.Kinds.Select(k => k.Service).Distinct().Count();
        Assert.True(services >= 60, $"{services} services");
    }

    [Fact]
    public void Kinds_HaveNameWordsIdAndConsolePage_Always()
    {
        var faults = new List<string>();
        foreach (var kind in ResourceRegistry.Kinds)
        {
            if (kind.Words.IsEmpty || kind.Words.Any(w => w != w.ToLowerInvariant()))
                faults.Add($"{kind.Name}: words must be lower case");
            if (kind.Id.Length == 0 || kind.Console.Length == 0)
                faults.Add($"{kind.Name}: needs an id and a console page");
            if (kind.List is null)
                faults.Add($"{kind.Name}: needs a list");
            faults.AddRange(kind.Fields.GroupBy(f => f.Name).Where(g => g.Count() > 1).Select(g => $"{kind.Name}: field {g.Key} twice"));
            faults.AddRange(FieldTable.Split(kind.Columns).Where(c => kind.FieldNamed(c) is null).Select(c => $"{kind.Name}: column {c} is no field"));
            if (kind.FieldNamed(kind.SortBy.TrimStart('-')) is null)
                faults.Add($"{kind.Name}: sorted by {kind.SortBy}, which is no field");
            faults.AddRange(kind.Fields.Where(f => f.From is not null && kind.DetailNamed(f.From) is null).Select(f => $"{kind.Name}: field {f.Name} is of detail {f.From}, which does not exist"));
            if (kind.TagsFrom is not null && kind.DetailNamed(kind.TagsFrom) is null)
                faults.Add($"{kind.Name}: tags are of detail {kind.TagsFrom}, which does not exist");
            if (kind.Parent is { } parent && ResourceRegistry.Find(parent.Kind) is null)
                faults.Add($"{kind.Name}: parent {parent.Kind} is no kind");
        }
        Assert.Empty(faults);
    }

    [Fact]
    public void Names_MeanOneKind_EachTheirOwn()
    {
        Assert.Empty(ResourceRegistry.Kinds.GroupBy(k => k.Name).Where(g => g.Count() > 1).Select(g => g.Key));
        var first = ResourceRegistry.Kinds.GroupBy(k => k.Words[0]).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(k => k.Name))}");
        Assert.Empty(first);
    }

    [Fact]
    public void Calls_ExistInTheCatalog_WithTheirParametersAndPaths()
    {
        var faults = ResourceRegistry.Kinds.SelectMany(RegistryCheck.Faults).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Relations_LeadBetweenKinds_ByFieldsThatExist()
    {
        Assert.True(Relations.All.Length >= 30);
        var faults =
            from relation in Relations.All
            let start = ResourceRegistry.Find(relation.From)
            let end = ResourceRegistry.Find(relation.To)
            let fine = start is not null && end is not null && relation.Via switch
            {
                Via.Holds => end.FieldNamed(relation.Field) is not null,
                Via.Points => start.FieldNamed(relation.Field) is not null,
                _ => end.Parent?.Kind == relation.From,
            }
            where !fine
            select $"{relation.From} → {relation.To}: {relation.Field}";
        Assert.Empty(faults);
    }

    [Fact]
    public void Calls_OnlyRead_AndReturnNoSecrets()
    {
        var faults =
            from kind in ResourceRegistry.Kinds
            from call in RegistryCheck.Calls(kind)
            let operation = AwsCatalog.Default.Service(call.Service).Operations.GetValueOrDefault(call.Operation)
            where operation is null || operation.Access is not (AwsAccess.List or AwsAccess.Read) || operation.Exposure != AwsExposure.None
            select $"{kind.Name}: {call.Service}:{call.Operation} {operation?.Access} {operation?.Exposure}";
        Assert.Empty(faults);
    }
}
