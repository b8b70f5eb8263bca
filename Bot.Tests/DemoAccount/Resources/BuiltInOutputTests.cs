using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.Services.Resources;
using Bot.DemoAccount.State;

namespace Bot.Tests.DemoAccount.Resources;

/// <summary>What the services say of the built-in scenario has the form that the catalog knows; so a wrong name in a document or a facet is found here.</summary>
public sealed class BuiltInOutputTests(ITestOutputHelper output)
{
    private const string Account = "111122223333";
    /// <summary>Fields of documents that only an operation served in its own way shows, or that no operation shows but lists are narrowed by.</summary>
    private static readonly string[] Apart = ["AWS::SSM::Parameter.Value", "AWS::NetworkFirewall::Firewall.*", "AWS::ECS::ContainerInstance.clusterArn"];
    private static readonly World World = ScenarioLoader.BuiltIn(new FixedTime(SmallWorld.Now));

    [Fact]
    public void EveryReadWithoutParameters_AnswersInTheCatalogsForm()
    {
        var faults = new List<string>();
        var (run, filled) = (0, 0);
        foreach (var service in CatalogLintTests.Services.Where(s => s.Name != "sts")) // It asks for keys, which only a server has.
            foreach (var operation in Reads(service).Where(o => !o.Input.Members.Values.Any(m => m.Required)))
            {
                run++;
                foreach (var region in (string[])["us-east-1", "eu-west-1"])
                    if (Run(service, operation, region, [], faults) is { Count: > 0 } found && found.Any(m => m.Value is JsonArray { Count: > 0 } or JsonObject { Count: > 0 })) filled++;
            }
        output.WriteLine($"{run} operations; {filled} answers with content");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(80)));
        Assert.True(filled > 40, $"Only {filled} answers had content.");
    }

    [Fact]
    public void EveryReadOfOneResource_AnswersInTheCatalogsForm()
    {
        var faults = new List<string>();
        var run = 0;
        foreach (var service in CatalogLintTests.Services.OfType<ResourceService>())
            foreach (var kind in service.Kinds)
                foreach (var (name, member) in kind.Reads.Distinct())
                {
                    if (!AwsCatalog.Default.Service(service.Name).Operations.TryGetValue(name, out var operation) || operation.Access is not (AwsAccess.List or AwsAccess.Read)) continue;
                    if (operation.Input.Members.Any(m => m.Value.Required && m.Key != member)) continue;
                    foreach (var resource in World.ListEverywhere(Account, kind.Type).Take(4))
                    {
                        run++;
                        var id = operation.Input.Members[member].Shape.Kind == AwsKind.List ? (JsonNode)new JsonArray(Name(resource, member)) : Name(resource, member);
                        Run(service, operation, resource.Region == "global" ? "us-east-1" : resource.Region, new() { [member] = id }, faults);
                    }
                }
        output.WriteLine($"{run} calls");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(80)));
        Assert.True(run > 60, $"Only {run} calls were made.");
    }

    [Fact]
    public void EveryDocument_HasOnlyFieldsThatSomeOperationShows()
    {
        var faults = from service in CatalogLintTests.Services.OfType<ResourceService>()
                     from kind in service.Kinds
                     let known = kind.Shown.SelectMany(s => Items.ShapeAt(AwsCatalog.Default.Service(service.Name).Operations[s.Operation], s.Path).Members.Keys).ToHashSet(StringComparer.Ordinal)
                     where known.Count > 0
                     from resource in World.Accounts.Keys.SelectMany(a => World.ListEverywhere(a, kind.Type))
                     from field in resource.Document
                     where !known.Contains(field.Key) && !Apart.Contains($"{kind.Type}.{field.Key}") && !Apart.Contains($"{kind.Type}.*")
                     select $"{kind.Type}: {field.Key}";
        Assert.True(!faults.Any(), string.Join('\n', faults.Distinct().Take(80)));
    }

    /// <summary>Arguments that are a name where the member's name says so, else the ARN or id that the operation takes.</summary>
    private static string Name(Resource resource, string member) => member.EndsWith("Arn", StringComparison.OrdinalIgnoreCase) || member.EndsWith("Arns", StringComparison.OrdinalIgnoreCase) ? resource.Arn : resource.Id;

    private static IEnumerable<AwsOperation> Reads(DemoService service) =>
        service.Handlers.Keys.Select(n => AwsCatalog.Default.Service(service.Name).Operations[n]).Where(o => o.Access is AwsAccess.List or AwsAccess.Read);

    private static JsonObject? Run(DemoService service, AwsOperation operation, string region, JsonObject input, List<string> faults)
    {
        var call = new DemoCall
        {
            Service = AwsCatalog.Default.Service(service.Name),
            Operation = operation,
            Input = input,
            Principal = new(Account, SmallWorld.Root, SmallWorld.Root, Account, null),
            Account = Account,
            Region = region,
            Now = SmallWorld.Now,
            World = World,
        };
        try
        {
            var answer = service.Handlers[operation.Name].Run(call);
            faults.AddRange(OutputLint.Faults(answer, operation.Output, $"{service.Name}:{operation.Name}"));
            return answer;
        }
        catch (DemoException)
        {
            return null;
        }
        catch (Exception fault)
        {
            faults.Add($"{service.Name}:{operation.Name} {input.ToJsonString()} throws {fault.GetType().Name}: {fault.Message}");
            return null;
        }
    }
}
