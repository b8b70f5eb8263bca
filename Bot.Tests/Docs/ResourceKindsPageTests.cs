using System.Text;
using Bot.Aws.Catalog;
using Bot.Intents.Resources.Registry;
using Bot.Tests.Testing;

namespace Bot.Tests.Docs;

public sealed class ResourceKindsPageTests
{
    [Fact]
    public void Page_ListsEveryKind_AsTheRegistryDoes()
    {
        var path = Path.Combine(Repository.Root, "docs", "resource-kinds.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, page);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, "docs/resource-kinds.md is not up to date: run this test with UPDATE_DOCS=1.");
    }

    private static string Page()
    {
        var kinds = ResourceRegistry.Kinds.GroupBy(k => k.Service).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var page = new StringBuilder();
        page.Append("# Resource kinds\n\n");
        page.Append($"{ResourceRegistry.Kinds.Length} kinds over {kinds.Count} services, made from the registry (`Bot/Intents/Resources/Registry`). What people may call them, and the fields they can be filtered, sorted, grouped and asked by. Kinds that are not listed are read through Cloud Control by their CloudFormation type.\n");
        foreach (var service in kinds)
        {
            page.Append($"\n## {AwsCatalog.Default.Service(service.Key).FullName} (`{service.Key}`)\n\n| kind | words | fields |\n|---|---|---|\n");
            foreach (var kind in service.OrderBy(k => k.Name, StringComparer.Ordinal))
                page.Append($"| {kind.Title}{(kind.IsGlobal ? " (global)" : "")} | {string.Join(", ", kind.Words)} | {string.Join(", ", kind.Fields.Select(f => $"`{f.Name}`"))} |\n");
        }
        return page.ToString();
    }
}
