using Bot.Aws.Catalog;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.Services.Resources;

namespace Bot.Tests.DemoAccount.Resources;

/// <summary>What the demo's services say of themselves must agree with the catalog.</summary>
public sealed class CatalogLintTests
{
    private static readonly ServiceTable Table = new();

    internal static IReadOnlyList<DemoService> Services { get; } = [.. ServiceTable.Names.Select(n => Table.Find(n)!)];

    [Fact]
    public void EveryServiceClass_IsInATable_UnderItsName() =>
        None(typeof(DemoService).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(DemoService)) && t.GetConstructor(Type.EmptyTypes) is not null)
            .Where(t => Services.All(s => s.GetType() != t)).Select(t => t.Name)
            .Concat(ServiceTable.Names.Where(n => Table.Find(n)!.Name != n)));

    [Fact]
    public void EveryService_IsInTheCatalog() =>
        None(Services.Where(s => !AwsCatalog.Default.TryGetService(s.Name, out var known) || known.Name != s.Name).Select(s => s.Name));

    [Fact]
    public void EveryOperation_IsInTheCatalog_UnderItsExactName() =>
        None(from s in Services
             from name in s.Handlers.Keys
             where !AwsCatalog.Default.Service(s.Name).Operations.TryGetValue(name, out var known) || known.Name != name
             select $"{s.Name}:{name}");

    [Fact]
    public void EveryItem_StandsWhereTheOutputHasIt()
    {
        var faults = new List<string>();
        foreach (var (service, kind) in Kinds())
            foreach (var (operation, path, _) in kind.Shown)
            {
                try
                {
                    Items.ShapeAt(AwsCatalog.Default.Service(service).Operations[operation], path);
                }
                catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException)
                {
                    faults.Add($"{service}: {fault.Message}");
                }
            }
        None(faults);
    }

    [Fact]
    public void EveryInputMemberThatIsRead_IsInTheCatalog() =>
        None(from k in Kinds()
             from r in k.Kind.Reads
             let known = AwsCatalog.Default.Service(k.Service).Operations.TryGetValue(r.Operation, out var o) ? o : null
             where known is not null && !known.Input.Members.ContainsKey(r.Member)
             select $"{k.Service}:{r.Operation} has no input member {r.Member}");

    [Fact]
    public void EveryKind_HasOneServiceAndAnIdThatItsDocumentHas()
    {
        var twice = Kinds().GroupBy(k => k.Kind.Type).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(k => k.Service))}");
        var keys = from k in Kinds()
                   let whole = k.Kind.Shown.Where(s => s.Whole).ToList()
                   where k.Kind.Key is { } key && whole.Count > 0
                       && !whole.Any(s => Items.ShapeAt(AwsCatalog.Default.Service(k.Service).Operations[s.Operation], s.Path).Members.ContainsKey(k.Kind.Key!))
                   select $"{k.Service}: {k.Kind.Type} has no field {k.Kind.Key}";
        None(twice.Concat(keys));
    }

    private static void None(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join('\n', faults));

    private static IEnumerable<(string Service, Kind Kind)> Kinds() => Services.OfType<ResourceService>().SelectMany(s => s.Kinds.Select(k => (s.Name, k)));
}
