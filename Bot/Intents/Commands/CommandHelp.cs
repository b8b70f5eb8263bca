using System.Collections.Immutable;
using Bot.Answers;
using Bot.Aws.Catalog;

namespace Bot.Intents.Commands;

/// <summary>Help made from the catalog.</summary>
internal static class CommandHelp
{
    private const int MaxRows = 200;

    public static Answer Of(ParsedCommand.Help help, AwsCatalog catalog) => help switch
    {
        { Service: { } service, Operation: { } operation } => OfOperation(service, operation),
        { Service: { } service } => OfService(service),
        _ => Overall(catalog),
    };

    private static Answer Overall(AwsCatalog catalog) => new()
    {
        Text = $"**Type an AWS CLI command**, with or without `aws`: all operations of {catalog.ServiceNames.Count} services. Reads run; changes are refused until they can be approved.\n"
            + "- `ec2 describe-instances --region eu-west-1`\n- `lambda get-function-configuration checkout-api` (one required parameter needs no flag)\n"
            + "- `rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,Engine]' --output table`\n- `SERVICE help` and `SERVICE OPERATION --help` explain; `--account` and `--region` choose where.",
        Offers = [new("ec2", "ec2 help", "ec2 help"), new("s3", "s3api help", "s3api help"), new("rds", "rds help", "rds help")],
    };

    private static Answer OfService(AwsService service)
    {
        var operations = service.Operations.Values.ToArray();
        var reads = operations.Count(o => o.Access is AwsAccess.List or AwsAccess.Read);
        return new()
        {
            Text = $"**{service.FullName}** (`{service.Name}`): {operations.Length} operations, {reads} of them read. `{service.Name} OPERATION --help` lists parameters.",
            Tables =
            [
                new("Operations", [new("Operation"), new("Does"), new("Required parameters")],
                    [.. operations.OrderBy(o => o.Access is AwsAccess.List or AwsAccess.Read ? 0 : 1).Take(MaxRows).Select(o => ImmutableArray.Create<Cell>(
                        CommandNames.Kebab(o.Name), Does(o), string.Join(' ', Required(o).Select(m => ParameterNames.Flag(m.Name)))))])
                { Total = operations.Length },
            ],
            Notes = operations.Length > MaxRows ? [$"The first {MaxRows} of {operations.Length} are shown, reads first."] : [],
            Offers = [.. operations.Where(o => o.Access == AwsAccess.List && !Required(o).Any()).Take(3).Select((o, i) => new Offer($"try{i}", Label($"{service.Name} {CommandNames.Kebab(o.Name)}"), $"{service.Name} {CommandNames.Kebab(o.Name)}"))],
        };
    }

    private static Answer OfOperation(AwsService service, AwsOperation operation)
    {
        var line = $"{service.Name} {CommandNames.Kebab(operation.Name)}";
        var example = string.Concat(Required(operation).Select(m => $" {ParameterNames.Flag(m.Name)} {Placeholder(m)}"));
        return new()
        {
            Text = $"**{line}**: {Does(operation)}; needs {string.Join(", ", operation.IamActions.Select(a => $"`{a}`"))}.\n`{line}{example}`"
                + (operation.Pagination is null ? "" : "\nPages are followed; `--max-items`, `--page-size` and `--starting-token` bound them."),
            Tables = operation.Input.Members.Count == 0
                ? []
                : [new("Parameters", [new("Parameter"), new("Type"), new("Required")],
                    [.. operation.Input.Members.Values.OrderByDescending(m => m.Required).Select(m => ImmutableArray.Create<Cell>(ParameterNames.Flag(m.Name), Type(m.Shape), m.Required ? "yes" : ""))])],
        };
    }

    public static string Type(AwsShape shape) => shape switch
    {
        { Kind: AwsKind.Structure, Members.Count: > 0 and <= 6 } => Members(shape),
        { Kind: AwsKind.List, Element.Shape: { Kind: AwsKind.Structure, Members.Count: > 0 and <= 6 } element } => $"list of {Members(element)}",
        _ => TypeNames.Of(shape),
    };

    private static string Members(AwsShape shape) => string.Join(',', shape.Members.Values.Select(m => m.Name + "=" + (m.Shape.Kind == AwsKind.List ? "a,b" : "…")));

    private static IEnumerable<AwsMember> Required(AwsOperation operation) => operation.Input.Members.Values.Where(m => m.Required && !m.IdempotencyToken);

    private static string Placeholder(AwsMember member) => member.Shape.Kind is AwsKind.Structure ? $"'{Members(member.Shape)}'" : CommandNames.Kebab(member.Name).ToUpperInvariant();

    private static string Does(AwsOperation operation) => operation switch
    {
        { Exposure: AwsExposure.Secret } => "returns secrets (never run from a chat)",
        { Exposure: AwsExposure.Data } => "returns stored data (never run from a chat)",
        { Access: AwsAccess.List } => "lists",
        { Access: AwsAccess.Read } => "reads",
        { Access: AwsAccess.Permissions } => "changes permissions",
        { Access: AwsAccess.Tagging } => "changes tags",
        _ => "changes",
    };

    private static string Label(string text) => text.Length > 40 ? text[..40] : text;
}
