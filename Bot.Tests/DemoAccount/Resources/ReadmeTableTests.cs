using Bot.DemoAccount.Services.Resources;
using Bot.Tests.Testing;

namespace Bot.Tests.DemoAccount.Resources;

/// <summary>The table of kinds in the room's README is made from the services; UPDATE_README=1 writes it anew.</summary>
public sealed class ReadmeTableTests
{
    private const string Start = "<!-- kinds: made from the services -->", End = "<!-- end of kinds -->";

    [Fact]
    public void Readme_StatesEveryKind_AsTheServicesDo()
    {
        var file = Path.Combine(Repository.Root, "Bot.DemoAccount", "Services", "Resources", "README.md");
        var text = File.ReadAllText(file);
        var (from, to) = (text.IndexOf(Start, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, "The README has lost the marks around its table of kinds.");
        var made = text[..(from + Start.Length)] + "\n" + Table() + text[to..];
        if (Environment.GetEnvironmentVariable("UPDATE_README") == "1") File.WriteAllText(file, made);
        else Assert.True(made == text, "The README's table of kinds is not up to date: run this test with UPDATE_README=1.");
    }

    private static string Table()
    {
        var lines = from service in CatalogLintTests.Services.OfType<ResourceService>()
                    from kind in service.Kinds
                    select $"| {service.Name} | {kind.Type} | {(kind.IsGlobal ? "global" : "")} | `{kind.ArnForm}` | {Document(kind)} | {string.Join(", ", kind.Facets)} |\n";
        return "| service | type | Region | ARN | document | facets |\n|---|---|---|---|---|---|\n" + string.Concat(lines);
    }

    private static string Document(Kind kind) =>
        kind.Shown.Where(s => s.Whole).Select(s => s.Path is null ? s.Operation : $"{s.Operation}.{s.Path}").FirstOrDefault() ?? "";
}
